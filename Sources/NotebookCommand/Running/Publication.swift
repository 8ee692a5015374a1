import Foundation
import Notebook
import SafeFiles

/// Makes a report and puts it in its place.
struct Publication {
  private let folder: OutputFolder
  private let production: Production
  private let name: String
  private let format: ReportFormat

  /// Checks everything that can be checked before a chapter is run.
  init<Program: NotebookProgram>(
    _ program: Program.Type, destination: OutputOptions<Program>, options: RunOptions
  ) throws {
    production = try Production(program, format: destination.format, options: options)
    folder = try OutputFolder(destination.output, program: Program.name, marker: .manifest)
    name = destination.output
    format = destination.format
  }

  /// Runs chapters, writes the report, says where it is.
  ///
  /// - Throws: ``ExitStatus/failure`` when a chapter failed, and the report tells it; or when no chapter could be made
  ///   as it should be, and the former report stays.
  func publish(_ chapters: [String], keepingOthers: Bool) throws {
    try production.prepare(chapters)
    let former = keepingOthers ? try formerManifest() : nil
    let replacement = try Replacement(of: folder)
    let outcomes: [ChapterOutcome]
    do {
      outcomes = try production.produce(
        chapters, into: replacement.newFolder, scratch: replacement.scratchFolder, keeping: former,
        from: folder.path)
    } catch {
      replacement.abandon()
      throw Self.explained(error, name: name)
    }
    try replacement.commit()
    Console.result("\(name)\(name.hasSuffix("/") ? "" : "/")\(format.startPage)")
    let failed = outcomes.filter { chapters.contains($0.name) && !$0.isSuccess }
    if !failed.isEmpty { throw ExitStatus.failure }
  }

  private func formerManifest() throws -> ReportManifest? {
    guard case .output = try folder.state() else { return nil }
    let manifest = try ReportManifest(json: FileSystem.contents(of: "\(folder.path)/\(ReportManifest.fileName)"))
    if manifest.format != format {
      throw OutputError(
        .cannotCreate,
        "\(name) is a report in the format \(manifest.format.argument), which does not go with \(format.argument): name another folder"
      )
    }
    return manifest
  }

  private static func explained(_ error: any Error, name: String) -> any Error {
    guard error is SystemError || error is UnwritableChapter else { return error }
    return OutputError(.cannotWrite, "\(name) cannot be written: \(error). It is as it was")
  }
}
