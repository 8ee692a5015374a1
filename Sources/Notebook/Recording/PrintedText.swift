/// How much printed text is kept: longer output than any reader reads is counted.
struct PrintedText {
  /// Lines and bytes kept of all that a chapter prints.
  static let maximumLines = 20_000
  static let maximumBytes = 2_000_000

  private var lines = 0
  private var bytes = 0

  /// The beginning of a text that there is still room for, and how many lines there was none for.
  mutating func take(_ text: String) -> (kept: String, omittedLineCount: Int) {
    let lineEnds = Self.lineEnds(in: text[...])
    if lines + lineEnds <= Self.maximumLines && bytes + text.utf8.count <= Self.maximumBytes {
      lines += lineEnds
      bytes += text.utf8.count
      return (text, 0)
    }
    let kept = prefix(of: text)
    let omitted = lineEnds - Self.lineEnds(in: kept)
    // From where it is too much, nothing is kept any more.
    lines = Self.maximumLines
    bytes = Self.maximumBytes
    // What is left of a line that was cut is a line too.
    return (String(kept), omitted + (kept.last?.isNewline == false || text.last?.isNewline == false ? 1 : 0))
  }

  /// The beginning of a text that there is still room for: whole lines, or part of the only one.
  private func prefix(of text: String) -> Substring {
    let roomForLines = Self.maximumLines - lines
    let roomForBytes = Self.maximumBytes - bytes
    guard roomForLines > 0, roomForBytes > 0 else { return "" }
    var end = text.startIndex
    var seenLines = 0
    var index = text.startIndex
    var count = 0
    while index < text.endIndex, seenLines < roomForLines, count < roomForBytes {
      let byte = text.utf8[index]
      index = text.utf8.index(after: index)
      count += 1
      if byte == UInt8(ascii: "\n") {
        seenLines += 1
        end = index
      }
    }
    if end > text.startIndex { return text[..<end] }
    return text[..<text[..<index].endIndex].dropLast()
  }

  private static func lineEnds(in text: Substring) -> Int {
    text.utf8.count { $0 == UInt8(ascii: "\n") }
  }
}
