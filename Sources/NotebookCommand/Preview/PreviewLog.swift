import Notebook

/// What a preview says to people on the terminal: what is wrong once, and when it is wrong no more.
struct PreviewLog {
  private var problems: [PreviewSite.Problem] = []
  private var unchecked: Set<String> = []
  private var lastOnce: String?
  /// What chapters' processes have said themselves.
  private var passedOn: Set<String> = []

  mutating func say(_ message: String) { Console.say(singleLine(message)) }

  /// Says what a chapter's process says, so that it is not said again.
  mutating func passOn(_ message: String) {
    passedOn.insert(message)
    say(message)
  }

  /// Says something unless it was said last.
  mutating func sayOnce(_ message: String) {
    if lastOnce != message { say(message) }
    lastOnce = message
  }

  /// Takes what cannot be checked yet.
  mutating func note(_ answer: WeavingAnswer) {
    for message in answer.unchecked where unchecked.insert(message).inserted { say(message) }
  }

  /// Says what is wrong now and was not before.
  mutating func tell(_ now: [PreviewSite.Problem]) {
    if now == problems { return }
    for problem in now where !problems.contains(problem) {
      let message = (problem.place.map { "\($0): " } ?? "") + problem.message
      if passedOn.remove(message) == nil { say(message) }
    }
    if now.isEmpty {
      say("all is well again")
      passedOn = []
    }
    problems = now
  }
}
