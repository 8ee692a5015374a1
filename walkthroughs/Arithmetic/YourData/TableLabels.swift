import Foundation
import Tables

extension DataTable {
  /// The labels of some rows, counted from 1: empty where a row has none.
  func labels(_ request: OwnTable.Request, rows: [Int])
    throws(TableError) -> [String]
  {
    guard !request.label.isEmpty else { return [] }
    let column = try column(named: request.label)
    guard column.badCellCount == 0 else {
      throw .badCells(column.badCells, count: column.badCellCount)
    }
    switch column.kind {
    case .text:
      let texts = texts(in: column)
      return rows.map { row in
        let text = texts[row - 1].trimmingCharacters(in: .whitespaces)
        let isMissing =
          MissingMarks.contains(text)
          || request.options.missingTexts.contains(text)
        return isMissing ? "" : text
      }
    case .numbers, .dates:
      let numbers = numbers(in: column)
      return rows.map { row in
        let number = numbers[row - 1]
        return number.isNaN ? "" : column.text(of: number)
      }
    case .empty: return rows.map { _ in "" }
    }
  }
}

extension TableColumn {
  /// A value of the column as one writes it: 7 and not 7.0, and dates as such.
  func text(of value: Double) -> String {
    let isWhole = value == value.rounded() && value.magnitude < 1e15
    guard kind == .dates else {
      return isWhole ? String(Int(value)) : "\(value)"
    }
    let date = Date(timeIntervalSince1970: 86_400 * value)
    return isWhole
      ? date.formatted(.iso8601.year().month().day())
      : date.formatted(.iso8601)
  }
}
