import Foundation
import SafeFiles

/// What a report says of itself, in `report.json`: who wrote it, what belongs to it, what became of its chapters.
///
/// It tells a report from any other folder, lets some chapters be made anew while the others stay, and says which
/// drawing libraries and packages it is from. It holds nothing that varies from run to run.
package struct ReportManifest: Hashable, Sendable, Codable {
  /// The file's name, at the top of the report.
  package static let fileName = "report.json"

  /// The program that wrote the report.
  package var program: String

  /// What the report is made of.
  package var format: ReportFormat

  /// Names and versions of the libraries that decide the pixels, and the kind of processor that they ran on.
  package var drawingLibraries: [String: String]

  /// Names and versions of the packages that the program was built with; `nil` in a report of an earlier version, or where
  /// nobody knows.
  package var packages: [String: String]?

  /// The chapters in the report, in the catalogue's order.
  package var chapters: [ChapterOutcome]

  /// Every other file, relative to the report.
  package var files: [String]

  /// A manifest from its parts.
  package init(
    program: String, format: ReportFormat, drawingLibraries: [String: String], packages: [String: String]? = nil,
    chapters: [ChapterOutcome], files: [String]
  ) {
    self.program = program
    self.format = format
    self.drawingLibraries = drawingLibraries
    self.packages = packages
    self.chapters = chapters
    self.files = files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private enum CodingKeys: String, CodingKey {
    case program, drawingLibraries, packages, chapters, files
    case format = "form"
  }

  /// Reads a manifest.
  ///
  /// - Throws: `DecodingError` when it is none, `InvalidName` when it lists a file, or leads to one, that no report of ours can have.
  package init(json: [UInt8]) throws {
    self = try JSONDecoder().decode(ReportManifest.self, from: Data(json))
    for file in allFiles.sorted() { try Names.validate(relativePath: file) }
    for chapter in chapters { try chapter.validate() }
  }

  /// The file's bytes, the same for equal manifests.
  package func json() throws -> [UInt8] { try jsonFile(self) }

  /// The fonts of all figures, by family, with their versions.
  package var fonts: [String: String] {
    chapters.flatMap(\.withRuns).reduce(into: [:]) { all, chapter in all.merge(chapter.fonts ?? [:]) { own, _ in own } }
  }

  /// All files of the report, this one included.
  package var allFiles: Set<String> { Set(files + chapters.flatMap(\.withRuns).flatMap(\.files) + [Self.fileName]) }
}

extension OutputFolder.Marker {
  /// A report's manifest as the mark it is known by.
  package static let manifest = OutputFolder.Marker(path: ReportManifest.fileName) { bytes in
    let manifest = try ReportManifest(json: bytes)
    return OutputFolder.Contents(program: manifest.program, files: manifest.allFiles)
  }
}
