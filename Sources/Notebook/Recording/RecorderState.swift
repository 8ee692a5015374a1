/// What a recorder holds: the transcript so far, and the names that are taken.
struct RecorderState {
  /// Longer output than any reader reads is counted, not kept: lines and bytes kept of all that a chapter prints.
  static let maximumLines = 20_000
  static let maximumBytes = 2_000_000

  var transcript = Transcript()
  var valueNames: Set<String> = []
  private var fileNames: Set<String> = []
  private var names: Set<String> = []
  private var sequences: [String: Int] = [:]
  private var lines = 0
  private var bytes = 0

  /// Reserves a name and its files.
  mutating func take(name: String, files: [String]) throws {
    guard names.insert(name.lowercased()).inserted else {
      throw RecordingError("a figure or table named \"\(name)\" is already shown: names are used once in a chapter")
    }
    try take(files: files)
  }

  /// Reserves a frame, which must be the next of its sequence.
  mutating func takeFrame(_ frame: Int, of name: String, files: [String]) throws {
    let next = sequences[name] ?? 0
    guard frame == next else {
      throw RecordingError(
        "frame \(frame) of \"\(name)\" is shown where frame \(next) is expected: show frames in order")
    }
    if frame == 0 {
      try take(name: name, files: files)
    } else {
      try take(files: files)
    }
    sequences[name] = frame + 1
  }

  private mutating func take(files: [String]) throws {
    for file in files where !fileNames.insert(file.lowercased()).inserted {
      throw RecordingError("the file \(file) is already taken by another figure: give this one another name")
    }
  }

  /// Adds printed text as far as a page can hold it: from where it is too much, lines are counted.
  mutating func append(_ text: String, at line: Int) {
    var kept = text[...]
    let bytes = text.utf8.count
    let lineEnds = Self.lineEnds(in: kept)
    if lines + lineEnds > Self.maximumLines || self.bytes + bytes > Self.maximumBytes {
      kept = prefix(of: text)
    }
    let keptLineEnds = kept.endIndex == text.endIndex ? lineEnds : Self.lineEnds(in: kept)
    if !kept.isEmpty {
      lines += keptLineEnds
      self.bytes += kept.utf8.count
      transcript.entries.append(.init(line: line, content: .text(String(kept))))
    }
    guard kept.endIndex < text.endIndex else { return }
    lines = Self.maximumLines
    self.bytes = Self.maximumBytes
    // What is left of a line that was cut is a line too.
    let omitted = lineEnds - keptLineEnds + (kept.last?.isNewline == false || text.last?.isNewline == false ? 1 : 0)
    if let last = transcript.entries.last, last.line == line, case .omittedLines(let count) = last.content {
      transcript.entries[transcript.entries.count - 1].content = .omittedLines(count + omitted)
    } else {
      transcript.entries.append(.init(line: line, content: .omittedLines(omitted)))
    }
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
