import Notebook
import SafeFiles

/// Makes a report and puts it in its place.
struct Publication<Program: NotebookProgram> {
  private let folder: OutputFolder
  private let production: Production<Program>

  /// Checks everything that can be checked before a chapter is run.
  init(to destination: OutputOptions<Program>, options: RunOptions) throws {
    production = try Production(format: destination.format, options: options)
    folder = try OutputFolder(destination.output, program: Program.name, marker: .manifest)
    if let record = production.record { try record.refuse(inside: folder.path, option: "--record") }
  }

  /// Runs chapters, writes the report, says where it is.
  ///
  /// - Throws: ``ExitStatus/failure`` when a chapter failed, and the report tells it; or when no chapter could be made
  ///   as it should be, and the former report stays.
  func publish(_ chapters: [String], keepingOthers: Bool) throws {
    try production.prepare(chapters)
    let replacement = try takeTurn()
    let product: Production<Program>.Product
    do {
      // Other runs wait from here on, so that no work of theirs is lost.
      let former = keepingOthers ? try formerManifest() : nil
      product = try production.produce(
        chapters, into: replacement.newFolder, scratch: replacement.scratchFolder, keeping: former,
        from: folder.path)
    } catch {
      replacement.abandon()
      throw explained(error)
    }
    try replacement.commit()
    Console.result("\(folder.name)\(folder.name.hasSuffix("/") ? "" : "/")\(production.format.startPage)")
    // The report stands, whatever becomes of the record.
    try production.note(product)
    // A chapter that was kept can refer to what another no longer has.
    let failed = product.outcomes.filter { chapters.contains($0.name) && !$0.isSuccess || !$0.linkFailures.isEmpty }
    if !failed.isEmpty { throw ExitStatus.failure }
  }

  /// Waits until no other run writes the same report.
  private func takeTurn() throws(OutputError) -> Replacement {
    var polls = 0
    return try Replacement(of: folder) { () throws(OutputError) in
      try Interruption.check()
      polls += 1
      // Whoever looks for what killed runs left has each folder for a moment.
      if polls == 10 { Console.say("\(Program.name): waiting for another run that writes \(folder.name)") }
    }
  }

  private func formerManifest() throws -> ReportManifest? {
    guard case .output = try folder.state() else { return nil }
    let manifest = try ReportManifest(json: FileSystem.contents(of: "\(folder.path)/\(ReportManifest.fileName)"))
    if manifest.format != production.format {
      throw OutputError(
        .cannotCreate,
        "\(folder.name) is a report in the format \(manifest.format.argument), which does not go with "
          + "\(production.format.argument): name another folder")
    }
    return manifest
  }

  private func explained(_ error: any Error) -> any Error {
    guard error is SystemError || error is UnwritableChapter else { return error }
    return OutputError(.cannotWrite, "\(folder.name) cannot be written: \(error). It is as it was")
  }
}
