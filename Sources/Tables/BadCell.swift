import Wording

/// A cell that is not what its column holds.
public struct BadCell: Equatable, Sendable {
  /// What is wrong with it.
  public enum Reason: Equatable, Sendable {
    case notANumber
    /// A date in a column of numbers.
    case isADate
    /// Not a date, in a column of dates.
    case notADate
    /// An infinity.
    case notFinite
    /// A number of larger magnitude than a double can be.
    case tooLarge
    /// A number that is not zero and nearer to zero than any double is.
    case tooSmall
    /// A number in groups of three digits, and it was not said what stands between them.
    case grouped
    /// A number with the other decimal mark than the table's.
    case otherMark(decimalMark: DecimalMark)
  }

  /// The row, counted from 1, without the line of names.
  public let row: Int
  /// The line of the file in which the row begins, counted from 1.
  public let line: Int
  /// The column's name.
  public let column: String
  /// The text that stands in the cell, the beginning of a long one.
  public let text: String
  /// What is wrong with it.
  public let reason: Reason

  static let longestText = 40

  /// The texts of cells, shortened, as messages show them.
  static func shown(_ cell: UnsafeBufferPointer<UInt8>) -> String {
    let text = String(decoding: cell.prefix(4 * longestText), as: UTF8.self)
    return text.count > longestText ? "\(text.prefix(longestText))…" : text
  }
}

extension BadCell: CustomStringConvertible {
  /// Where it is, and what is wrong.
  public var description: String {
    "row \(row) (line \(line)), column \"\(singleLine(column))\": \"\(singleLine(text))\" \(reason)"
  }
}

extension BadCell.Reason: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .notANumber: "is not a number"
    case .isADate: "is a date, and the column's others are numbers"
    case .notADate: "is not a date, such as 2026-03-09, as the column's others are"
    case .notFinite: "is not finite"
    case .tooLarge: "is too large for a number"
    case .tooSmall: "is so small that only zero is near it"
    case .grouped: "has something between thousands: if so, say what with the option \"thousands\""
    case .otherMark(let mark):
      "has a \(mark == .point ? "comma" : "point"), and the table's decimal mark is the \(mark.rawValue): if it stands "
        + "between thousands, say so with the option \"thousands\"; if decimals, with \"decimal\""
    }
  }
}
