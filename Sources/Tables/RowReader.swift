/// The rows of a table, one after the other: records, but for empty lines.
///
/// In a table of one column an empty line is a row whose value is missing, unless no other follows; in others it is passed
/// over.
struct RowReader: ~Copyable {
  private(set) var scanner: RecordScanner
  /// The number of cells of the first record.
  private(set) var columnCount = 0
  /// The number of the row among all records, counted from 0 with the line of names, if there is one.
  private(set) var record = -1
  /// How many empty lines were passed over.
  private(set) var blankCount = 0
  /// Rows with a missing value that stand before the record that was read last.
  private var pendingBlanks = 0
  private var hasRecord = false

  init(_ source: ByteSource, separator: Separator) {
    scanner = RecordScanner(source, separator: separator.byte)
  }

  /// Whether the row is an empty line.
  private(set) var isBlank = false

  /// Whether the row has more or fewer cells than the first.
  var isRagged: Bool { !isBlank && scanner.fieldCount != columnCount }

  /// The number of the row's cells.
  var fieldCount: Int { isBlank ? 1 : scanner.fieldCount }

  /// The line that the row begins in; for an empty line that of the row after it.
  var line: Int { scanner.line }

  /// Goes to the next row; false at the end.
  mutating func next() throws(TableError) -> Bool {
    if !hasRecord {
      while true {
        guard try scanner.next() else { return false }
        if !scanner.isBlank { break }
        if columnCount == 1 { pendingBlanks += 1 } else { blankCount += 1 }
      }
      hasRecord = true
      if columnCount == 0 { columnCount = scanner.fieldCount }
    }
    record += 1
    isBlank = pendingBlanks > 0
    if isBlank { pendingBlanks -= 1 } else { hasRecord = false }
    return true
  }

  /// Throws if the file that is read is another one than when it was opened.
  func checkUnchanged() throws(TableError) { try scanner.checkUnchanged() }

  /// The bytes of a cell; valid until the next row.
  @inline(__always) func cell(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    isBlank ? UnsafeBufferPointer(start: nil, count: 0) : scanner.content(column)
  }

  /// The text of a cell; throws where it is no UTF-8.
  func text(_ column: Int) throws(TableError) -> String {
    let content = cell(column)
    let text =
      hasDoubledQuotes(column)
      ? String(validating: unquoted(column), as: UTF8.self) : String(validating: content, as: UTF8.self)
    guard let text else {
      throw .notText(.invalidUTF8(line: line, column: column + 1, text: BadCell.shown(content)))
    }
    return text
  }

  /// Whether quotes in a cell are written twice.
  @inline(__always) func hasDoubledQuotes(_ column: Int) -> Bool { !isBlank && scanner.hasDoubledQuotes(column) }

  /// The bytes of a cell with such quotes once each.
  func unquoted(_ column: Int) -> [UInt8] {
    var result: [UInt8] = []
    var isSecond = false
    for byte in cell(column) {
      isSecond = byte == Byte.quote && !isSecond
      if byte != Byte.quote || isSecond { result.append(byte) }
    }
    return result
  }

  /// The row as it stands, for messages.
  var excerpt: String {
    (0..<min(fieldCount, 6)).map { BadCell.shown(cell($0)) }.joined(separator: ", ") + (fieldCount > 6 ? ", …" : "")
  }
}
