import SafeFiles

/// Where a cell stands among the bytes of its record.
struct Field {
  /// The first byte of its content: behind the quote, if it is quoted.
  var start: Int
  /// The byte behind its content.
  var end: Int
  var isQuoted: Bool
  /// Whether quotes in it are doubled, as they are written.
  var hasDoubledQuotes: Bool
}

/// Splits bytes into records, and these into fields, as RFC 4180 says; a record at a time, whatever the size of the whole.
///
/// Lines end in a line feed, a carriage return, or both. A quoted field may hold separators, line ends and doubled quotes;
/// spaces around it are no part of it. A quote within a field that does not begin with one is a character like others.
struct RecordScanner: ~Copyable {
  /// Longer records are taken for a quote that is not closed.
  static let largestRecord = 1 << 24
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  static let largestFieldCount = 100_000
  static let firstCapacity = 1 << 20

  private let source: ByteSource
  private let separator: UInt8
  /// Behind the last byte there is room for as many as are looked at in one step.
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  private var hasBegun = false
  /// Bytes before those in memory, for messages.
  private var passed = 0
  private var nextLine = 1
  /// Which line the quote that was opened last stands in.
  private var lineOfQuote: Int?

  /// The cells of the record; memory of their own, since an array would be asked with each whether it is shared.
  private var fields: UnsafeMutablePointer<Field>
  private var fieldCapacity = 64
  /// The number of the record's cells.
  private(set) var fieldCount = 0

  /// The line that the record begins in, counted from 1.
  private(set) var line = 1

  /// - Parameter capacity: How many bytes are in memory at first.
  init(_ source: ByteSource, separator: UInt8, capacity: Int = firstCapacity) {
    self.source = source
    self.separator = separator
    self.capacity = capacity
    bytes = Self.allocate(capacity)
    fields = .allocate(capacity: fieldCapacity)
  }

  deinit {
    bytes.deallocate()
    fields.deallocate()
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + EndSearch.width)
    bytes.initialize(repeating: 0, count: capacity + EndSearch.width)
    return bytes
  }

  /// Goes to the next record; false at the end.
  mutating func next() throws(TableError) -> Bool {
    if !hasBegun { try begin() }
    while true {
      switch try scan() {
      case .record: return true
      case .end: return false
      case .incomplete: try fill()
      }
    }
  }

  /// Throws if the file that is read is another one than when it was opened.
  func checkUnchanged() throws(TableError) { try source.checkUnchanged() }

  /// Whether nothing but spaces is in the record.
  var isBlank: Bool {
    fieldCount == 1 && !fields[0].isQuoted && content(0).allSatisfy { $0 == Byte.space || $0 == Byte.tab }
  }

  /// The bytes of a cell; valid until the next record.
  @inline(__always) func content(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let field = fields[index]
    return UnsafeBufferPointer(start: bytes + field.start, count: field.end - field.start)
  }

  /// Whether quotes in a cell are doubled, as they are written.
  @inline(__always) func hasDoubledQuotes(_ index: Int) -> Bool { fields[index].hasDoubledQuotes }

  @inline(__always) private mutating func append(_ field: Field) {
    if fieldCount == fieldCapacity {
      let larger = UnsafeMutablePointer<Field>.allocate(capacity: 2 * fieldCapacity)
      larger.update(from: fields, count: fieldCount)
      fields.deallocate()
      (fields, fieldCapacity) = (larger, 2 * fieldCapacity)
    }
    fields[fieldCount] = field
    fieldCount += 1
  }

  // MARK: - Bytes

  /// Passes over a byte order mark, and refuses what is no text in UTF-8.
  private mutating func begin() throws(TableError) {
    hasBegun = true
    while end < SeparatorLine.longest && !isAtEnd { try fill(checkingForZeros: false) }
    let first = UnsafeBufferPointer(start: bytes, count: end)
    if let fault = TextFault(firstBytes: first) { throw .notText(fault) }
    if first.starts(with: Self.byteOrderMark) { start = Self.byteOrderMark.count }
    try checkForZeros(from: 0)
    if let line = SeparatorLine(UnsafeBufferPointer(rebasing: first[start...])) {
      start += line.length
      nextLine += 1
    }
  }

  private mutating func fill() throws(TableError) { try fill(checkingForZeros: true) }

  private mutating func fill(checkingForZeros: Bool) throws(TableError) {
    if start > 0 {
      bytes.update(from: bytes + start, count: end - start)
      passed += start
      end -= start
      start = 0
    }
    if end == capacity {
      if capacity >= Self.largestRecord { throw .recordTooLong(line: line, quote: lineOfQuote) }
      let larger = Self.allocate(capacity * 2)
      larger.update(from: bytes, count: end)
      bytes.deallocate()
      (bytes, capacity) = (larger, capacity * 2)
    }
    let count = try source.read(into: bytes + end, count: capacity - end)
    if count == 0 { isAtEnd = true }
    end += count
    if checkingForZeros { try checkForZeros(from: end - count) }
  }

  /// A zero byte is no text: it is the half of a character in UTF-16, or data of another kind.
  private func checkForZeros(from first: Int) throws(TableError) {
    guard let found = memchr(bytes + first, 0, end - first) else { return }
    throw .notText(.zeroByte(offset: passed + (found - UnsafeMutableRawPointer(bytes))))
  }

  // MARK: - Records

  private enum Outcome { case record, end, incomplete }

  private mutating func scan() throws(TableError) -> Outcome {
    fieldCount = 0
    lineOfQuote = nil
    line = nextLine
    let (bytes, end, separator) = (bytes, end, separator)
    if start == end { return isAtEnd ? .end : .incomplete }
    let ends = EndSearch(separator: separator)
    var position = start
    var lines = 0
    while true {
      var field = position
      while field < end && bytes[field] == Byte.space { field += 1 }
      if field < end && bytes[field] == Byte.quote {
        lineOfQuote = line + lines
        guard let close = quotedField(from: field + 1, lines: &lines) else {
          if isAtEnd { throw .unclosedQuote(line: lineOfQuote ?? line) }
          return .incomplete
        }
        position = close + 1
        while position < end && bytes[position] == Byte.space { position += 1 }
        if position < end && !isEnd(bytes[position]) {
          throw .textAfterQuote(
            line: line + lines, column: fieldCount,
            text: excerpt(from: field, to: ends.first(in: bytes, from: position, to: end)))
        }
      } else {
        field = position
        position = ends.first(in: bytes, from: position, to: end)
        append(Field(start: field, end: position, isQuoted: false, hasDoubledQuotes: false))
      }
      if fieldCount > Self.largestFieldCount { throw .tooManyColumns(line: line, limit: Self.largestFieldCount) }
      guard position < end else {
        if !isAtEnd { return .incomplete }
        start = end
        break
      }
      if bytes[position] == separator {
        position += 1
        // A separator at the very end has an empty cell behind it, which the next turn finds.
        if position == end && !isAtEnd { return .incomplete }
        continue
      }
      if bytes[position] == Byte.carriageReturn {
        if position + 1 == end && !isAtEnd { return .incomplete }
        if position + 1 < end && bytes[position + 1] == Byte.lineFeed { position += 1 }
      }
      start = position + 1
      lines += 1
      break
    }
    nextLine = line + lines
    return .record
  }

  @inline(__always) private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }

  /// Adds the field behind a quote, and tells where the quote is that closes it; nil if that is not in memory.
  private mutating func quotedField(from first: Int, lines: inout Int) -> Int? {
    var position = first
    var hasDoubledQuotes = false
    while position < end {
      switch bytes[position] {
      case Byte.quote:
        // What follows decides.
        if position + 1 == end && !isAtEnd { return nil }
        if position + 1 < end && bytes[position + 1] == Byte.quote {
          hasDoubledQuotes = true
          position += 2
          continue
        }
        append(Field(start: first, end: position, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes))
        return position
      case Byte.lineFeed: lines += 1
      case Byte.carriageReturn where position + 1 < end && bytes[position + 1] != Byte.lineFeed: lines += 1
      default: break
      }
      position += 1
    }
    return nil
  }

  private func excerpt(from first: Int, to last: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: bytes + first, count: last - first).prefix(60), as: UTF8.self)
  }
}
