import Notebook
import SafeFiles

/// Makes a report and puts it in its place.
struct Publication<Program: NotebookProgram> {
  private let folder: OutputFolder
  private let production: Production<Program>
  private let onlyChanged: Bool

  /// Checks everything that can be checked before a chapter is run.
  init(to destination: OutputOptions<Program>, options: RunOptions) throws {
    onlyChanged = destination.changed
    production = try Production(format: destination.format, options: options)
    folder = try OutputFolder(destination.output, program: Program.name, marker: .manifest)
    if let record = production.record { try record.refuse(inside: folder.path, option: "--record") }
  }

  /// Runs chapters, writes the report, says where it is.
  ///
  /// - Throws: ``ExitStatus/failure`` when a chapter failed, and the report tells it; or when no chapter could be made
  ///   as it should be, and the former report stays.
  func publish(_ chapters: [PlannedChapter], keepingOthers: Bool) throws {
    let names = chapters.map(\.chapter)
    try production.prepare(names)
    let replacement = try takeTurn()
    let product: Production<Program>.Product
    var made = MadeChapters(of: Program.catalogue, report: folder.path, format: production.format)
    let staged: MadeChapters.Staged
    let same: [String]
    do {
      // Other runs wait from here on, so that no work of theirs is lost.
      let former = keepingOthers || onlyChanged ? try formerManifest() : try? formerManifest()
      let unchanged = made.unchanged(in: former)
      same = chapters.filter { unchanged[$0.chapter] != nil && isRepeated($0, in: former) }.map(\.chapter)
      if onlyChanged { tellKept(same, made) }
      product = try production.produce(
        onlyChanged ? chapters.filter { !same.contains($0.chapter) } : chapters, into: replacement.newFolder,
        scratch: replacement.scratchFolder, keeping: keepingOthers || onlyChanged ? former : nil, from: folder.path)
      staged = made.staged(
        product.outcomes, in: replacement.newFolder, seconds: unchanged.merging(product.seconds) { $1 })
    } catch {
      replacement.abandon()
      throw explained(error)
    }
    try replacement.commit()
    made.remember(staged)
    Console.result("\(folder.name)\(folder.name.hasSuffix("/") ? "" : "/")\(production.format.startPage)")
    if !onlyChanged { tellCost(of: same, in: product) }
    tellSettings(product.outcomes)
    // The report stands, whatever becomes of the record.
    try production.note(product)
    // A chapter that was kept can refer to what another no longer has.
    let failed = product.outcomes.filter { names.contains($0.name) && !$0.isSuccess || !$0.linkFailures.isEmpty }
    if !failed.isEmpty { throw ExitStatus.failure }
  }

  private func tellKept(_ kept: [String], _ made: MadeChapters) {
    if !kept.isEmpty {
      Console.say("unchanged, and kept: \(kept.joined(separator: ", "))")
    } else if !made.isKnown {
      Console.say(
        "all chapters run: the program does not stand beside the objects that it was linked from, one for each chapter")
    }
  }

  /// What a run took that would have made the same without some chapters.
  private func tellCost(of unchanged: [String], in product: Production<Program>.Product) {
    guard !unchanged.isEmpty else { return }
    let cost = (unchanged.reduce(0) { $0 + (product.seconds[$1] ?? 0) } * 10).rounded() / 10
    Console.say(
      "\(cost) s went into chapters that had not changed: \(unchanged.joined(separator: ", ")) (--changed keeps them)")
  }

  /// Whether a chapter is to be made with the settings that it was made with before.
  private func isRepeated(_ chapter: PlannedChapter, in former: ReportManifest?) -> Bool {
    former?.chapters.first { $0.name == chapter.chapter }.map { PlannedChapter(repeating: $0) == chapter } ?? false
  }

  /// Says when the program's own report is no longer the one with the defaults.
  private func tellSettings(_ outcomes: [ChapterOutcome]) {
    guard folder.name == Program.output else { return }
    let changed = outcomes.filter { $0.runs != nil || $0.parameters?.settings.isEmpty == false }.map(\.name)
    if changed.isEmpty { return }
    Console.say(
      "\(folder.name) is made with other settings than the defaults now (\(changed.joined(separator: ", "))); for those: "
        + "\(Program.name) run \(changed.joined(separator: " "))")
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
