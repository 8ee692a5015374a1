/// What a recorder holds: what happened so far, and the names that are taken.
struct RecorderState {
  /// When something happened, and at which line of `run()`.
  struct Moment: Hashable {
    /// Its place among all that happened, captured output included.
    var number: UInt64
    var line: Int
  }

  private(set) var text = PrintedText()
  private(set) var history = RunHistory()
  /// Where it is noted as well, so that it outlives the process.
  private let journal: RunJournal?
  var valueNames: Set<String> = []
  /// The last line that something happened at.
  var lastLine: Int?
  /// The thread that `run()` runs on.
  var runThread: UInt?
  private var fileNames: Set<String> = []
  private var names: Set<String> = []
  private var sequences: [String: Int] = [:]

  var hasEnded: Bool { history.end != nil }
  /// Calls that have begun before `run()` ended, and are not recorded yet.
  var openCalls = 0

  init(journal: RunJournal? = nil) {
    self.journal = journal
  }

  /// The chapter runs with parameters, whose names in `values.json` are taken.
  mutating func set(_ parameters: RunParameters) {
    history.parameters = parameters
    valueNames.formUnion(parameters.values.map(\.name))
    if parameters != RunParameters() { journal?.add(.parameters(parameters)) }
  }

  /// `run()` begins; `base` is where its program or library was loaded.
  mutating func begin(number: UInt64, base: UInt64) {
    history.start = number
    journal?.add(.began(number: number, base: base))
  }

  /// `run()` has ended.
  mutating func end(number: UInt64) {
    history.end = number
    journal?.add(.ended(number: number))
  }

  /// Something ended the recording; only the first counts.
  mutating func fail(_ failure: RecordedFailure, number: UInt64) {
    guard history.failure == nil else { return }
    history.failure = failure
    history.failureNumber = number
    journal?.add(.failed(failure, number: number))
  }

  /// Reserves a name and its files.
  mutating func take(name: String, files: [String]) throws {
    guard names.insert(name.lowercased()).inserted else {
      throw RecordingError(
        "a figure, table or file named \"\(name)\" is already shown: names are used once in a chapter")
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
      throw RecordingError(
        "the file \(file) is already taken by another figure, table or file: give this one another name")
    }
  }

  mutating func add(_ content: Transcript.Content, at moment: Moment) {
    let event = RunHistory.Event(number: moment.number, entry: Transcript.Entry(line: moment.line, content: content))
    history.events.append(event)
    journal?.add(.event(event))
  }

  /// Adds printed text as far as a page can hold it.
  mutating func append(_ text: String, kind: Transcript.TextKind, at moment: Moment) {
    let (kept, omitted) = self.text.take(text)
    if !kept.isEmpty { add(.text(kept, kind), at: moment) }
    guard omitted > 0 else { return }
    if let last = history.events.last?.entry, last.line == moment.line, case .omittedLines(let count) = last.content {
      history.events[history.events.count - 1].entry.content = .omittedLines(count + omitted)
      journal?.set(omittedLines: count + omitted)
    } else {
      add(.omittedLines(omitted), at: moment)
    }
  }
}
