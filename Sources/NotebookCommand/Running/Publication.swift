import Foundation
import Notebook

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes a report and puts it in its place.
struct Publication {
  private let folder: ReportFolder
  private let production: Production
  private let name: String
  private let form: ReportForm

  /// Checks everything that can be checked before a chapter is run.
  init<Program: NotebookProgram>(
    _ program: Program.Type, destination: OutputOptions<Program>, options: RunOptions
  ) throws {
    production = try Production(program, form: destination.form, options: options)
    folder = try ReportFolder(destination.output, program: Program.name, marker: .manifest)
    name = destination.output
    form = destination.form
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
        chapters, into: replacement.reportFolder, scratch: replacement.scratchFolder, keeping: former,
        from: folder.path)
    } catch {
      replacement.abandon()
      throw Self.explained(error, name: name)
    }
    try replacement.commit()
    Console.result("\(name)\(name.hasSuffix("/") ? "" : "/")\(form.startPage)")
    let failed = outcomes.filter { chapters.contains($0.name) && !$0.isSuccess }
    if !failed.isEmpty { throw ExitStatus.failure }
  }

  private func formerManifest() throws -> ReportManifest? {
    guard case .report = try folder.state() else { return nil }
    let manifest = try ReportManifest(json: FileSystem.contents(of: "\(folder.path)/\(ReportManifest.fileName)"))
    if manifest.form != form {
      throw PublishingError(
        .cannotCreate,
        "\(name) is a report in the form \(manifest.form.argument), which does not go with \(form.argument): name another folder"
      )
    }
    return manifest
  }

  private static func explained(_ error: any Error, name: String) -> any Error {
    guard error is SystemError || error is UnwritableChapter else { return error }
    return PublishingError(.cannotWrite, "\(name) cannot be written: \(error). It is as it was")
  }
}
