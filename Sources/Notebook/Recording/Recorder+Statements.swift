#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Recorder {
  /// The line of the statement of `run()` that a call belongs to; `nil` if that cannot be told.
  func statement(of call: RecordedLine) -> Int? { place(of: call).line }

  /// The line of the statement of `run()` that a call belongs to, if that can be told, and the number of its moment.
  func place(of call: RecordedLine) -> (line: Int?, number: UInt64) {
    let layout = running.layout
    if call.file == layout.sourceFile, layout.isStatement(call.line) {
      return (call.line, OutputCapture.nextNumber())
    }
    let isRunThread = isRunThread
    let stack = CallStack.current()
    // Where run() is now: to read what the stacks mean takes so long that it may be elsewhere then.
    let chapter = isRunThread ? [] : chapterStacks()
    // Whatever was written before has its number by now.
    let number = OutputCapture.nextNumber()
    let line = running.line(stack, isRunThread: isRunThread)
    // A task that run() started has a place there; where a thread runs a closure of run(), it was handed on from elsewhere.
    if let line, isRunThread || stack.isTask { return (line, number) }
    if isRunThread || running.find(stack) == .unknown { return (nil, number) }
    // Nothing of run() itself is on the stack: it belongs to the statement that run() is at.
    for stack in chapter {
      if case .statement(let line) = running.find(stack) { return (line, number) }
    }
    return (line ?? state.withLock { $0.lastLine } ?? layout.firstStatement, number)
  }

  /// The stack of the thread that runs the chapter, at a few moments: in the middle of some instructions it cannot be
  /// followed.
  private func chapterStacks() -> [CallStack] {
    var stacks: [CallStack] = []
    for _ in 0..<4 {
      if let stack = CallStack.ofRunningChapter() { stacks.append(stack) }
      usleep(200)
    }
    return stacks
  }

  /// Whether this is the thread of a `run()` that is not `async`, so that `run()` is on its stack.
  private var isRunThread: Bool {
    !running.layout.isAsync && state.withLock { $0.runThread } == Self.thread
  }

  private static var thread: UInt {
    #if canImport(Darwin)
      UInt(bitPattern: pthread_self())
    #else
      UInt(pthread_self())
    #endif
  }

  // MARK: - Beginning and end

  /// The chapter is to run with parameters.
  func set(_ parameters: RunParameters) { state.withLock { $0.set(parameters) } }

  /// `run()` begins, on this thread.
  func beginRun() {
    let thread = Self.thread
    let base = running.layout.imageBase ?? 0
    running.outerCalls.set(CallStack.current())
    state.withLock { state in
      state.runThread = thread
      state.begin(number: OutputCapture.nextNumber(), base: base)
    }
  }

  /// `run()` has ended: what is printed, shown or recorded from here on is an error.
  func endRun() {
    // What other threads have begun is part of it. To find a statement takes a second where the machine is busy.
    var wait = 0
    while state.withLock({ $0.openCalls }) > 0, wait < 60_000 {
      usleep(1000)
      wait += 1
    }
    if wait == 60_000 {
      fail(
        "something that run() started still prints, shows or records at its end: wait for it", line: nil, isAtEnd: true)
    }
    state.withLock { state in
      state.end(number: OutputCapture.nextNumber())
      state.runThread = nil
    }
  }

  /// The number of the moment at which `run()` ended.
  var end: UInt64? { state.withLock { $0.history.end } }

  /// What failed after that.
  var lateFailure: RecordedFailure? {
    let history = state.withLock { $0.history }
    guard let end = history.end, let number = history.failureNumber, number > end else { return nil }
    return history.failure
  }

  // MARK: - Failures

  /// Ends the recording; only the first failure counts.
  ///
  /// - Parameter call: Where it was noticed. The failure stands at the statement of `run()` that came there.
  func fail(_ message: String, at call: RecordedLine) {
    let line = statement(of: call)
    let isElsewhere = line != call.line || call.file != running.layout.sourceFile
    let place = isElsewhere && line != nil ? " (at \(fileName(of: call.file)):\(call.line))" : ""
    fail(message + place, line: line, isAtEnd: line == nil)
  }

  /// `run()` threw an error.
  func fail(throwing error: any Error) {
    let line = CallStack.throwing(error).flatMap { running.line($0, isRunThread: !running.layout.isAsync) }
    fail(String(describing: error), line: line)
  }

  /// Ends the recording at a line of the chapter's source, if one is known.
  func fail(_ message: String, line: Int?, isAtEnd: Bool = false) {
    let failure = RecordedFailure(
      message: message, line: line.map { RecordedLine(file: running.layout.sourceFile, line: $0) }, isAtEnd: isAtEnd)
    state.withLock { $0.fail(failure, number: OutputCapture.nextNumber()) }
  }
}
