import Foundation

/// What a report says of itself, in `report.json`: who wrote it, what belongs to it, what became of its chapters.
///
/// It tells a report from any other folder, lets some chapters be made anew while the others stay, and says which
/// drawing libraries its pixels are from. It holds nothing that varies from run to run.
public struct ReportManifest: Hashable, Sendable, Codable {
  /// The file's name, at the top of the report.
  public static let fileName = "report.json"

  /// The program that wrote the report.
  public var program: String

  /// What the report is made of.
  public var form: ReportForm

  /// Names and versions of the libraries that decide the pixels, and the kind of processor that they ran on.
  public var drawingLibraries: [String: String]

  /// The chapters in the report, in the catalogue's order.
  public var chapters: [ChapterOutcome]

  /// Every other file, relative to the report.
  public var files: [String]

  /// A manifest from its parts.
  public init(
    program: String, form: ReportForm, drawingLibraries: [String: String], chapters: [ChapterOutcome], files: [String]
  ) {
    self.program = program
    self.form = form
    self.drawingLibraries = drawingLibraries
    self.chapters = chapters
    self.files = files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Reads a manifest.
  ///
  /// - Throws: `DecodingError` when it is none.
  public init(json: [UInt8]) throws {
    self = try JSONDecoder().decode(ReportManifest.self, from: Data(json))
  }

  /// The file's bytes, the same for equal manifests.
  public func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }

  /// All files of the report, this one included.
  public var allFiles: Set<String> { Set(files + chapters.flatMap(\.files) + [Self.fileName]) }
}

extension ReportFolder.Marker {
  /// A report's manifest as the mark it is known by.
  public static let manifest = ReportFolder.Marker(path: ReportManifest.fileName) { bytes in
    let manifest = try ReportManifest(json: bytes)
    return ReportFolder.Contents(program: manifest.program, files: manifest.allFiles)
  }
}
