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

  /// Adds printed text as far as a page can hold it.
  mutating func append(_ text: String, at line: Int) {
    let lineEnds = text.utf8.count { $0 == UInt8(ascii: "\n") }
    if lines + lineEnds <= Self.maximumLines && bytes + text.utf8.count <= Self.maximumBytes {
      lines += lineEnds
      bytes += text.utf8.count
      transcript.entries.append(.init(line: line, content: .text(text)))
      return
    }
    // From here on all is counted, so that what is kept is the beginning.
    lines = Self.maximumLines
    bytes = Self.maximumBytes
    if let last = transcript.entries.last, last.line == line, case .omittedLines(let count) = last.content {
      transcript.entries[transcript.entries.count - 1].content = .omittedLines(count + lineEnds)
    } else {
      transcript.entries.append(.init(line: line, content: .omittedLines(lineEnds)))
    }
  }
}
