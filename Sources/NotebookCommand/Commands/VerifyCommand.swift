import ArgumentParser
import Foundation
import Notebook
import SafeFiles

/// `verify`: makes the report anew somewhere else, and compares.
struct VerifyCommand<Program: NotebookProgram>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: "Makes the report anew and says what differs from the one in \(Program.output).",
      discussion: """
        Compares recorded values number by number, figures by what they consist of and by their pixels, pages line by \
        line. A line a finding, the nearest cause first; status 1 if there is any. To accept what changed, run \
        "\(Program.name) all" and commit.
        """)
  }

  @Option(help: ArgumentHelp("The report to compare with, by default \(Program.output).", valueName: "dir"))
  var against: String = Program.output

  @Option(help: ArgumentHelp("The largest relative difference of recorded numbers that passes.", valueName: "number"))
  var tolerance: Double = 0

  @Option(
    help: ArgumentHelp(
      "Writes a page that shows what differs, with pictures: one HTML file.", valueName: "file"))
  var report: String?

  @OptionGroup var options: RunOptions

  func validate() throws {
    guard tolerance >= 0, tolerance < 1 else {
      throw ValidationError("--tolerance \(tolerance): give a number from 0 to less than 1.")
    }
  }

  func run() throws {
    Interruption.hold()
    let manifest = try manifestOfReport()
    let chapters = plan(manifest)
    let production = try Production<Program>(format: manifest.format, options: options)
    let page = try comparisonPage()
    let folder = (try? FileSystem.resolved(against)) ?? against
    if let record = production.record { try record.refuse(inside: folder, option: "--record") }
    if let page { try page.refuse(inside: folder, option: "--report") }
    try production.prepare(chapters.map(\.chapter))
    let temporary = try TemporaryOutput(program: Program.name)
    defer { temporary.remove() }
    do {
      let product = try production.produce(
        chapters, into: temporary.folder, scratch: temporary.scratchFolder)
      try production.note(product)
      let comparison = try ReportComparison(
        expected: against, actual: temporary.folder, tolerance: tolerance, check: Interruption.check)
      try page?.write(try ComparisonPage.html(comparison, title: Program.catalogue.title))
      try tell(comparison)
    } catch let error where error is SystemError || error is UnwritableChapter {
      throw OutputError(.cannotWrite, "\(error)")
    }
  }

  /// The chapters with the settings that the report was made with.
  ///
  /// A report with the defaults has all chapters. One with other settings is somebody's own, with the chapters that it has.
  private func plan(_ manifest: ReportManifest) -> [PlannedChapter] {
    let former = manifest.chapters.map(PlannedChapter.init(repeating:))
    let isOwn = former.contains { $0.isCompared || $0.runs.contains { !$0.settings.isEmpty } }
    let names = Program.catalogue.chapterNames.filter { name in !isOwn || former.contains { $0.chapter == name } }
    let missing = Program.catalogue.chapterNames.filter { !names.contains($0) }
    if !missing.isEmpty {
      Console.say("\(against) was made with settings and without \(missing.joined(separator: ", ")): so it is again")
    }
    let chapters = names.map { name in former.first { $0.chapter == name } ?? PlannedChapter(name) }
    for chapter in chapters where chapter.runs.contains(where: { !$0.settings.isEmpty }) {
      let text =
        chapter.isCompared
        ? "\(chapter.runs.count) settings of \(chapter.compared.joined(separator: ", "))"
        : chapter.runs.flatMap(\.settings).map(\.argument).joined(separator: ", ")
      Console.say(singleLine("\(chapter.chapter) is made with \(text), as the report was"))
    }
    return chapters
  }

  /// What the report says of itself that is compared with.
  ///
  /// - Throws: ``ExitStatus/failure`` after saying what is wrong, when there is no report of this program.
  private func manifestOfReport() throws -> ReportManifest {
    let path = "\(against)/\(ReportManifest.fileName)"
    do {
      let manifest = try ReportManifest(json: FileSystem.contents(of: path))
      if manifest.program == Program.name { return manifest }
      Console.say(
        "\(Program.name): \(against) is no report of \(Program.name) but one of \(singleLine(manifest.program))")
    } catch let error as SystemError {
      Console.say(
        "\(Program.name): \(against) is no report of \(Program.name): \(error). "
          + "Make one with \"\(Program.name) all\", or name another folder with --against")
    } catch {
      Console.say(
        "\(Program.name): \(against) is no report of \(Program.name): "
          + "\(ReportManifest.fileName) is not a report's (\(singleLine("\(error)")))")
    }
    throw ExitStatus.failure
  }

  private func comparisonPage() throws -> OutputFile? {
    do throws(SystemError) {
      return try report.map { path throws(SystemError) in try OutputFile(path) }
    } catch {
      throw OutputError(.cannotCreate, "the page of differences cannot be written: \(error)")
    }
  }

  private func tell(_ comparison: ReportComparison) throws {
    if !comparison.comparesPixelsExactly {
      let changes = comparison.drawingChanges.joined(separator: ", ")
      Console.say("\(against) was drawn elsewhere (\(changes)): pixels are compared tile by tile")
    }
    for difference in comparison.differences { Console.result(singleLine(difference.description)) }
    if comparison.differences.isEmpty {
      Console.say("no differences from \(against)")
    } else {
      Console.say("\(comparison.differences.count) differences from \(against)")
      throw ExitStatus.failure
    }
  }
}
