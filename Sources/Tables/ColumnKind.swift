/// What a column holds.
public enum ColumnKind: String, Sendable {
  /// Numbers; cells that are none are missing values or bad cells.
  case numbers
  /// Dates, as ISO 8601 writes them, kept as days since the start of 1970.
  case dates
  /// Texts.
  case text
  /// Nothing: all values are missing.
  case empty
}
