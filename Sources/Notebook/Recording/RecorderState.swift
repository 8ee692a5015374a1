/// What a recorder holds: what happened so far, and the names that are taken.
struct RecorderState {
  /// When something happened, and at which line of `run()`.
  struct Moment: Hashable {
    /// Its place among all that happened, captured output included.
    var number: UInt64
    var line: Int
  }

  private(set) var text = PrintedText()
  private(set) var entries: [(number: UInt64, entry: Transcript.Entry)] = []
  /// What ended the recording too early.
  var failure: RecordedFailure?
  /// When that was.
  var failureNumber: UInt64?
  var valueNames: Set<String> = []
  /// The last line that something happened at.
  var lastLine: Int?
  /// The thread that `run()` runs on.
  var runThread: UInt?
  /// The moments at which `run()` began and ended.
  var start: UInt64 = 0
  var end: UInt64?
  private var fileNames: Set<String> = []
  private var names: Set<String> = []
  private var sequences: [String: Int] = [:]

  var hasEnded: Bool { end != nil }
  /// Calls that have begun before `run()` ended, and are not recorded yet.
  var openCalls = 0

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

  mutating func add(_ content: Transcript.Content, at moment: Moment) {
    entries.append((moment.number, Transcript.Entry(line: moment.line, content: content)))
  }

  /// Adds printed text as far as a page can hold it.
  mutating func append(_ text: String, kind: Transcript.TextKind, at moment: Moment) {
    let (kept, omitted) = self.text.take(text)
    if !kept.isEmpty { add(.text(kept, kind), at: moment) }
    guard omitted > 0 else { return }
    if let last = entries.last?.entry, last.line == moment.line, case .omittedLines(let count) = last.content {
      entries[entries.count - 1].entry.content = .omittedLines(count + omitted)
    } else {
      add(.omittedLines(omitted), at: moment)
    }
  }
}
