import Datasets
import Foundation
import LinearAlgebra
import Tables

/// The rows of a table that mixtures are fitted to, and what is to be said of the rest.
public struct OwnTable: Sendable {
  /// What is asked of a table.
  public struct Request: Sendable {
    /// The path of its file; nil for the eruptions of Old Faithful.
    public var path: String?
    /// The columns of numbers, by name; all that there are where none is named.
    public var columns: [String] = []
    /// A column that is only compared with what is found; empty for none.
    public var label = ""
    /// What becomes of rows in which a value is missing.
    public var missing = ColumnSelection.MissingValues.drop
    /// How the table is written.
    public var options = TableOptions()

    /// Asks for all columns of a file, or of Old Faithful's eruptions.
    public init(path: String?) { self.path = path }

    /// What the table is called: its file without the folders.
    public var name: String {
      path.map { String($0.split(separator: "/").last ?? "") }
        ?? "faithful"
    }

    /// Where the table is.
    ///
    /// Throws `TableError` where the one that is shipped is missing.
    public func source() throws(TableError) -> TableSource {
      if let path { return .file(path) }
      do throws(OldFaithfulError) {
        return .bytes(try OldFaithful.csv())
      } catch {
        throw .cannotOpen(reason: error.description)
      }
    }
  }

  /// A column that is not used, and why not.
  public struct LeftOutColumn: Sendable {
    /// The column's name.
    public let name: String
    /// What it holds, such as "holds text".
    public let reason: String
  }

  /// What was asked for.
  public let request: Request
  /// The number of rows in the file, without the names.
  public let rowCount: Int
  /// The points: a row for each row of the file in which no value is missing.
  public let points: Matrix
  /// Which row of the file each point is, counted from 1.
  public let rowNumbers: [Int]
  /// The columns that are used.
  public let columns: [ColumnSummary]
  /// What each of them holds: numbers, or dates as days since the start of 1970.
  public let columnKinds: [ColumnKind]
  /// How many values are missing in each of them.
  public let missingCounts: [Int]
  /// The columns that are not.
  public let leftOut: [LeftOutColumn]
  /// The label of each point, empty where it has none; nothing without a label column.
  public let labels: [String]
  /// What a reader should know of how the file was read.
  public let remarks: [String]

  /// Whether the table is the one that is shipped.
  public var isOldFaithful: Bool { request.path == nil }

  /// Reads the table.
  ///
  /// Columns in which all values are alike are left out, and cost no rows: no density can be fitted to them.
  ///
  /// Throws `OwnTableError` where the table cannot be read or holds nothing to fit to.
  public init(_ request: Request) throws {
    let table: DataTable
    let choice: ColumnChoice
    do throws(TableError) {
      table = try DataTable(request.source(), options: request.options)
      choice = try ColumnChoice(request, of: table)
    } catch {
      throw OwnTableError.table(request.name, error)
    }
    guard let rows = choice.rows else {
      throw OwnTableError.nothingVaries(
        request.name, rowCount: choice.rowCount,
        columns: choice.alike.map(\.name))
    }
    do throws(TableError) {
      labels = try table.labels(request, rows: rows.rowNumbers)
    } catch {
      throw OwnTableError.table(request.name, error)
    }
    self.request = request
    rowCount = table.rowCount
    points = Matrix(
      rowCount: rows.rowCount, columnCount: rows.columnCount,
      elements: rows.values)
    rowNumbers = rows.rowNumbers
    columns = choice.summaries
    columnKinds = choice.kinds
    missingCounts = rows.missingCounts
    remarks = table.remarks
    leftOut = Self.leftOut(request, of: table) + choice.alike
  }

  /// The columns that could not be used whatever their values are.
  private static func leftOut(_ request: Request, of table: DataTable)
    -> [LeftOutColumn]
  {
    guard request.columns.isEmpty else { return [] }
    return table.columns.compactMap { column in
      column.name == request.label
        ? nil
        : column.reasonToLeaveOut.map {
          LeftOutColumn(name: column.name, reason: $0)
        }
    }
  }
}

/// Why a table is none that a mixture can be fitted to.
public enum OwnTableError: Error, CustomStringConvertible {
  /// It cannot be read as it was asked for: the table's name, and why.
  case table(String, TableError)
  /// All values of each column are alike.
  case nothingVaries(String, rowCount: Int, columns: [String])

  /// Whether the fault is in what was asked for, not in what the table holds.
  public var isOfRequest: Bool {
    if case .table(_, let error) = self { error.isOfRequest } else { false }
  }

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .table(let name, let error):
      // A fault a line, put into one.
      let lines = "\(error)".split(separator: "\n").map {
        $0.drop { $0 == " " }
      }
      let list = lines.dropFirst().joined(separator: "; ")
      return "the table \(name): \(lines.first ?? "")"
        + (list.isEmpty ? "" : " \(list)")
    case .nothingVaries(let name, let rowCount, let columns):
      let names = columns.prefix(20).map { "\"\($0)\"" }
        .joined(separator: ", ")
      return rowCount == 1
        ? "the table \(name) has one row of values, and a density needs at least two different ones"
        : "the table \(name): in \(columns.count == 1 ? "the column" : "each of the columns") \(names) all values are alike, so that no density can be fitted"
    }
  }
}
