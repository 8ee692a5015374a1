import SafeFiles
import SwiftSyntax

/// A source file's text and its lines, found by byte offsets as the parser counts them.
struct SourceText: Sendable {
  /// The text with line ends `\n`, without a byte order mark.
  let text: String
  private let bytes: [UInt8]
  /// The offset of each line's first byte.
  private let starts: [Int]

  init(_ text: String) {
    var text = text
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    let bytes = text.utf8.contains(UInt8(ascii: "\r")) ? Self.withPlainLineEnds(text) : Array(text.utf8)
    self.text = String(decoding: bytes, as: UTF8.self)
    self.bytes = bytes
    starts = Self.starts(bytes)
  }

  /// As fast as in an optimized build also where this is none.
  private static func starts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    bytes.withUnsafeBytes { bytes in
      guard let first = bytes.baseAddress else { return }
      var place = first
      let end = first + bytes.count
      while place < end, let found = memchr(place, CInt(UInt8(ascii: "\n")), end - place) {
        place = UnsafeRawPointer(found) + 1
        starts.append(place - first)
      }
    }
    return starts
  }

  private static func withPlainLineEnds(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }

  /// The line, from 1, that a position is on.
  func line(of position: AbsolutePosition) -> Int {
    line(offset: position.utf8Offset)
  }

  func line(offset: Int) -> Int {
    // The last start that is not after the offset.
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The column, from 1, in characters as editors count them.
  func column(offset: Int) -> Int {
    text(starts[line(offset: offset) - 1]..<offset).count + 1
  }

  var lineCount: Int { starts.count }

  /// Whether a line has the same bytes as one of another text.
  func isSame(line: Int, as otherLine: Int, of other: SourceText) -> Bool {
    let (range, otherRange) = (
      start(ofLine: line)..<end(ofLine: line), other.start(ofLine: otherLine)..<other.end(ofLine: otherLine)
    )
    guard range.count == otherRange.count else { return false }
    return bytes.withUnsafeBytes { bytes in
      other.bytes.withUnsafeBytes { otherBytes in
        guard let start = bytes.baseAddress, let otherStart = otherBytes.baseAddress else { return true }
        return memcmp(start + range.lowerBound, otherStart + otherRange.lowerBound, range.count) == 0
      }
    }
  }

  /// The offset of a line's first byte; lines are counted from 1.
  func start(ofLine line: Int) -> Int { starts[line - 1] }

  /// The offset behind a line, before its line end.
  func end(ofLine line: Int) -> Int { line < starts.count ? starts[line] - 1 : bytes.count }

  /// The offset behind the last byte.
  var end: Int { bytes.count }

  /// The bytes between two offsets.
  func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The text of a line without its line end.
  func text(ofLine line: Int) -> String { text(start(ofLine: line)..<end(ofLine: line)) }

  /// Whether only spaces stand before the offset in its line.
  func isFirstInLine(offset: Int) -> Bool {
    bytes[starts[line(offset: offset) - 1]..<offset].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}
