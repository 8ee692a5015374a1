import Notebook

/// Tells people how far the chapters are: as it happens on a terminal, a line a finished chapter elsewhere.
struct ProgressDisplay {
  private let isTerminal = Console.isTerminal
  private let total: Int
  private var finished = 0
  private var isShowing = false

  init(total: Int) { self.total = total }

  /// Shows the chapters that run now, in place of what was shown before.
  mutating func show(running: [(name: String, seconds: Double)]) {
    guard isTerminal else { return }
    let chapters = running.map { "\($0.name) \(Self.text($0.seconds))" }.joined(separator: ", ")
    let line = "[\(finished)/\(total)] \(chapters)"
    Console.write("\r\u{1B}[K" + String(line.prefix(max(1, Console.width - 1))))
    isShowing = true
  }

  /// A chapter is done.
  mutating func finish(_ outcome: ChapterOutcome, seconds: Double) {
    clear()
    finished += 1
    Console.say("\(outcome.name): \(Self.text(seconds))\(outcome.isSuccess ? "" : ", failed")")
    for failure in outcome.failures { Console.say(singleLine(failure.description)) }
  }

  /// What a chapter's own process wrote to its standard output or error.
  mutating func passOn(_ text: String, from chapter: String) {
    clear()
    Console.say("\(chapter): \(singleLine(text))")
  }

  /// Makes room for other messages.
  mutating func clear() {
    if isShowing { Console.write("\r\u{1B}[K") }
    isShowing = false
  }

  private static func text(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
  }
}
