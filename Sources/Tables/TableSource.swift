/// Where a table is.
public enum TableSource: Sendable {
  /// A file, or a FIFO, such as a shell gives for `<(command)`.
  case file(String)
  /// The text of the table.
  case bytes([UInt8])
  /// The process's standard input.
  case standardInput
}
