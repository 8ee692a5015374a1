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
    let format = (try? ReportManifest(json: FileSystem.contents(of: "\(against)/\(ReportManifest.fileName)")))?.format
    let production = try Production<Program>(format: format ?? .html, options: options)
    try production.prepare(Program.catalogue.chapterNames)
    let temporary = try TemporaryOutput(program: Program.name)
    defer { temporary.remove() }
    do {
      try production.produce(Program.catalogue.chapterNames, into: temporary.folder, scratch: temporary.scratchFolder)
      let comparison = try ReportComparison(
        expected: against, actual: temporary.folder, tolerance: tolerance, check: Interruption.check)
      if let report {
        try FileSystem.replace(report, with: try ComparisonPage.html(comparison, title: Program.catalogue.title))
      }
      try tell(comparison)
    } catch let error where error is SystemError || error is UnwritableChapter {
      throw OutputError(.cannotWrite, "\(error)")
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
