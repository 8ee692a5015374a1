import Wording

/// Why a table cannot be read, or not as it was asked for.
public enum TableError: Error, Equatable, Sendable {
  /// The file cannot be opened; what the system says.
  case cannotOpen(reason: String)
  /// It cannot be read to its end; what the system says.
  case cannotRead(reason: String)
  /// It was written to while it was read.
  case changedWhileReading
  /// A stream of more bytes than are kept in memory.
  case tooLarge(limit: Int)
  /// It is no text in UTF-8.
  case notText(TextFault)
  /// There is nothing in it.
  case empty
  /// There are names and nothing else.
  case noRows(columns: [String])
  /// A quote is opened in a line and never closed.
  case unclosedQuote(line: Int)
  /// Something stands between a closing quote and the next separator.
  case textAfterQuote(line: Int, column: Int, text: String)
  /// A row that begins in a line has no end for millions of characters, mostly since a quote is not closed.
  case recordTooLong(line: Int, quote: Int?)
  /// More columns than a table has.
  case tooManyColumns(line: Int, limit: Int)
  /// Rows do not have as many cells as the first line.
  case raggedRows([RaggedRow], count: Int, expected: Int, hint: String?)
  /// The first line could be names or values.
  case ambiguousHeader(firstLine: String)
  /// It cannot be told whether points or commas stand before decimals or between thousands.
  case ambiguousDecimalMark(text: String)
  /// Options that cannot be had together.
  case contradictoryOptions(String)
  /// There is no column of a name.
  case unknownColumn(name: String, nearest: String?, known: [String])
  /// A column of texts takes more memory than one can have.
  case columnTooLarge(name: String)
  /// Several columns have a name; under which names each can be had.
  case ambiguousColumn(name: String, names: [String])
  /// A column was asked for twice.
  case repeatedColumn(name: String)
  /// A column was asked for that does not hold numbers; what its first text is.
  case columnOfText(name: String, example: String)
  /// A column holds dates where numbers are needed, or numbers where dates are; the first such cell.
  case columnOfOtherKind(name: String, needed: ColumnKind, example: BadCell?)
  /// A column was asked for in which all values are missing.
  case columnWithoutValues(name: String)
  /// No column holds numbers; what each holds.
  case noColumnOfNumbers(columns: [String])
  /// Cells that are not what their columns hold; the first of them, and how many there are.
  case badCells([BadCell], count: Int)
  /// Values are missing, and it was asked for to refuse that; the first of them, and how many there are.
  case missingValues([MissingValue], count: Int)
  /// A value is missing in every row.
  case noCompleteRows(rowCount: Int)
  /// The first line holds no names where columns are to be found by name.
  case noNames(firstLine: String)
  /// Columns are to be taken in their order, and there are more or fewer.
  case wrongColumnCount(count: Int, expected: Int)

  /// Whether the fault is in what was asked for, not in what the table holds.
  public var isOfRequest: Bool {
    switch self {
    case .cannotOpen, .contradictoryOptions, .unknownColumn, .ambiguousColumn, .repeatedColumn: true
    default: false
    }
  }
}

/// A row with more or fewer cells than the first line.
public struct RaggedRow: Equatable, Sendable {
  /// The row, counted from 1, without the line of names.
  public let row: Int
  /// The line of the file in which the row begins.
  public let line: Int
  /// The number of its cells.
  public let count: Int
}

/// A cell without a value.
public struct MissingValue: Equatable, Sendable {
  /// The row, counted from 1, without the line of names.
  public let row: Int
  /// The column's name.
  public let column: String
}

extension TableError {
  /// How many faults of a kind are listed; the others are counted.
  public static let listedCount = 20
}

extension TableError: CustomStringConvertible {
  /// What is wrong, where, and what to do; a line a fault where there are several.
  public var description: String {
    switch self {
    case .cannotOpen(let reason): "it cannot be opened: \(reason)"
    case .cannotRead(let reason): "it cannot be read: \(reason)"
    case .changedWhileReading: "it was changed while it was read: try again when it is complete"
    case .tooLarge(let limit):
      "it has more than \(limit >> 30) GiB, and comes as a stream that is kept in memory: write it to a file first"
    case .notText(let fault): fault.description
    case .empty: "it is empty"
    case .noRows(let columns): "it has names of columns (\(quoted(columns))) but no row of values"
    case .unclosedQuote(let line): "line \(line): the quote that is opened here is never closed"
    case .textAfterQuote(let line, let column, let text):
      "line \(line), column \(column): something follows the closing quote in \(singleLine(text)): quotes within quotes are "
        + "written twice, and spaces separate no cells"
    case .recordTooLong(let line, let quote):
      quote.map { "line \($0): the quote that is opened here is not closed for 16 MiB" }
        ?? "line \(line): the row that begins here has no end for 16 MiB"
    case .tooManyColumns(let line, let limit): "line \(line): more than \(limit) columns"
    case .raggedRows(let rows, let count, let expected, let hint):
      list(
        "the first line has \(counted(expected, "cell")), and \(counted(count, "row")) not as many",
        rows.map { "row \($0.row) (line \($0.line)) has \(counted($0.count, "cell"))" }, count)
        + (hint.map { "\n\($0)" } ?? "")
    case .ambiguousHeader(let line):
      "the first line (\(singleLine(line))) could be names or values, since some of its cells are numbers and some are not: "
        + "say with the option \"header\" which (present or absent), or mend it"
    case .ambiguousDecimalMark(let text):
      "\"\(singleLine(text))\" could be a number with three decimals, or thousands: say with the option \"decimal\" which mark "
        + "stands before decimals (point or comma), and with \"thousands\" what stands between thousands, if anything does"
    case .contradictoryOptions(let reason): reason
    case .unknownColumn(let name, let nearest, let known):
      "there is no column \"\(singleLine(name))\"" + (nearest.map { ": did you mean \"\(singleLine($0))\"?" } ?? "")
        + (nearest == nil ? ": the" : " The") + " columns are \(quoted(known))"
    case .columnTooLarge(let name):
      "the texts of the column \"\(singleLine(name))\" take more than 4 GiB: leave the column out"
    case .ambiguousColumn(let name, let names):
      "\(names.count) columns are called \"\(singleLine(name))\": choose \(quoted(names, last: " or "))"
    case .repeatedColumn(let name): "the column \"\(singleLine(name))\" is named twice"
    case .columnOfText(let name, let example):
      "the column \"\(singleLine(name))\" holds text, such as \"\(singleLine(example))\", and not numbers"
    case .columnOfOtherKind(let name, let needed, let example):
      "the column \"\(singleLine(name))\" holds \(needed == .dates ? "numbers" : "dates")"
        + (example.map { ", such as \"\(singleLine($0.text))\" in row \($0.row) (line \($0.line))" } ?? "")
        + ", and \(needed.rawValue) are needed: write it as it stands in the table that this one is to go with"
    case .columnWithoutValues(let name): "in the column \"\(singleLine(name))\" all values are missing"
    case .noColumnOfNumbers(let columns):
      "no column holds numbers: \(columns.prefix(Self.listedCount).joined(separator: ", ")). Cells are separated by commas, "
        + "semicolons, tabs or bars"
    case .badCells(let cells, let count):
      list(
        count == 1 ? "a cell cannot be read" : "\(count) cells cannot be read", cells.map(\.description), count)
    case .missingValues(let values, let count):
      list(
        count == 1 ? "a value is missing" : "\(count) values are missing",
        values.map { "row \($0.row), column \"\(singleLine($0.column))\"" }, count)
    case .noCompleteRows(let rowCount):
      rowCount == 1 ? "in its only row a value is missing" : "in each of its \(rowCount) rows a value is missing"
    case .noNames(let line):
      "the first line (\(singleLine(line))) holds values and not the names of columns: to take the columns in their order, say "
        + "with the option \"header\" that it is absent"
    case .wrongColumnCount(let count, let expected):
      "it has \(counted(count, "column")), and \(expected) are needed"
    }
  }

  private func list(_ summary: String, _ lines: [String], _ count: Int) -> String {
    let rest = count > lines.count ? ["and \(count - lines.count) more"] : []
    return ([summary + ":"] + (lines + rest).map { "  \($0)" }).joined(separator: "\n")
  }

  private func quoted(_ names: [String], last: String = ", ") -> String {
    let shown = names.prefix(Self.listedCount).map { "\"\(singleLine($0))\"" }
    if names.count > shown.count { return shown.joined(separator: ", ") + " and \(names.count - shown.count) more" }
    return shown.count < 2
      ? shown.joined() : shown.dropLast().joined(separator: ", ") + last + (shown.last ?? "")
  }
}

/// A number of things, in words that fit it.
func counted(_ count: Int, _ thing: String) -> String { count == 1 ? "1 \(thing)" : "\(count) \(thing)s" }
