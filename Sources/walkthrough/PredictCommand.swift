import ArgumentParser
import MixtureFiles
import NotebookCommand
import SafeFiles
import Tables
import Wording

/// `predict MODEL TABLE`: which component of a fitted mixture each row of a table belongs to.
struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Applies a fitted mixture to the rows of another table.",
    discussion: """
      Prints comma-separated text, a line a row: row,component,p1,...,logDensity. Rows and components are counted from \
      1; p1 and so on are the responsibilities of the components, logDensity is the natural logarithm of the density. \
      Columns are found by the names that the model has; column1 and so on are those of a table without names. Rows of \
      which nothing can be said have empty cells; what is wrong with them is told on standard error, and with a cell \
      that is no number, or a row with too many or too few, the status is 1.
      """)

  /// What becomes of rows with missing values.
  enum Missing: String, ExpressibleByArgument, CaseIterable { case empty, drop, refuse }

  @Argument(help: ArgumentHelp("The model.json that a run of your-data left.", valueName: "model"))
  var model: String

  @Argument(help: ArgumentHelp("The table, comma- or tab-separated; - for standard input.", valueName: "table"))
  var table: String

  @Option(
    help: ArgumentHelp(
      "What becomes of rows with missing values.",
      discussion: "empty: empty cells. drop: they are left out. refuse: empty cells, and status 1.", valueName: "which")
  )
  var missing: Missing = .empty

  @OptionGroup var tableOptions: TableOptionsGroup

  func run() throws {
    let file = try readModel()
    do {
      var stream = try RowStream(
        table == "-" ? .standardInput : .file(table), columns: file.columns, kinds: file.columnKinds,
        options: tableOptions.options)
      if !stream.ignoredColumns.isEmpty { say("not used: \(named(stream.ignoredColumns))") }
      var prediction = Prediction(file, dropsMissing: missing == .drop)
      try prediction.answer(&stream) { try send($0) }
      try tellFaults(of: stream.faults, prediction)
    } catch let error as TableError {
      say("\(error)")
      throw error.isOfRequest ? ExitStatus.usage : ExitStatus.failure
    }
  }

  private func readModel() throws -> MixtureFile {
    do {
      return try MixtureFile(contentsOf: model)
    } catch {
      Console.say("\(Walkthrough.name): \(singleLine(model)): \(error)")
      if case .unreadable = error { throw ExitStatus.usage }
      throw ExitStatus.failure
    }
  }

  private func send(_ bytes: [UInt8]) throws {
    do {
      try FileSystem.send(bytes, to: STDOUT_FILENO, path: "standard output")
    } catch {
      Console.say("\(Walkthrough.name): \(error)")
      throw ExitStatus.cannotWriteOutput
    }
  }

  private func tellFaults(of faults: RowFaults, _ prediction: Prediction) throws {
    if faults.rowsWithMissingCount > 0, missing != .refuse {
      let columns = zip(faults.columnNames, faults.missingCounts).filter { $0.1 > 0 }.map { "\(singleLine($0)): \($1)" }
      say(
        "rows with missing values (\(columns.joined(separator: ", "))) "
          + "\(missing == .drop ? "that are left out" : "that have empty cells"): \(faults.rowsWithMissingCount)")
    }
    if prediction.outOfReachCount > 0 {
      let rows = prediction.rowsOutOfReach.map(String.init).joined(separator: ", ")
      say(
        "rows too far from the mixture for their distance to be a number, which have empty cells: "
          + "\(prediction.outOfReachCount) (\(rows)\(prediction.outOfReachCount > prediction.rowsOutOfReach.count ? ", …" : ""))"
      )
    }
    let errors = faults.errors(missing: missing == .refuse ? .refuse : .drop)
    for error in errors { say("\(error)") }
    if !errors.isEmpty { throw ExitStatus.failure }
  }

  private func say(_ message: String) {
    Console.say("\(Walkthrough.name): \(table == "-" ? "standard input" : singleLine(table)): \(message)")
  }

  private func named(_ columns: [String]) -> String {
    let shown = columns.prefix(TableError.listedCount).map { "\"\(singleLine($0))\"" }.joined(separator: ", ")
    return columns.count > TableError.listedCount
      ? "\(shown) and \(columns.count - TableError.listedCount) more" : shown
  }
}
