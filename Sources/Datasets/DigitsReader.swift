/// Reads the lines of a file of digits one field after the other.
struct DigitsReader {
  private static let fieldCount = Digits.side * Digits.side + 1

  private let bytes: [UInt8]
  private(set) var pixels: [Double] = []
  private(set) var labels: [Int] = []

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func readAll() throws(DigitsError) {
    var line = 1
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var contentEnd = end
      if contentEnd > start, bytes[contentEnd - 1] == UInt8(ascii: "\r") { contentEnd -= 1 }
      try readLine(bytes[start..<contentEnd], line: line)
      start = end + 1
      line += 1
    }
  }

  private mutating func readLine(_ content: ArraySlice<UInt8>, line: Int) throws(DigitsError) {
    let fields = content.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    for (index, field) in fields.enumerated() where index < Self.fieldCount {
      let isLabel = index == Self.fieldCount - 1
      let range = isLabel ? 0...9 : 0...Digits.brightest
      let text = String(decoding: field, as: UTF8.self)
      guard field.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let value = Int(text),
        range.contains(value)
      else {
        throw .invalidField(line: line, column: index + 1, text: String(text.prefix(20)), expected: range)
      }
      if isLabel { labels.append(value) } else { pixels.append(Double(value)) }
    }
    guard fields.count == Self.fieldCount else { throw .wrongFieldCount(line: line, count: fields.count) }
  }
}
