import COutputCapture

/// The calls under way on a thread, innermost first; with those that await them, where a task runs.
struct CallStack: Hashable, Sendable {
  /// Addresses in the program, each within the instruction that calls; or, with ``entry`` added, where a function that waits
  /// will go on.
  var own: [UInt] = []

  /// Whether it is the stack of a task, and not of a plain thread.
  var isTask = false

  /// The highest bit, which no address has.
  static let entry = UInt(1) << (UInt.bitWidth - 1)

  /// Where `run()` stood in the meantime, if another task ran on its thread.
  var waiting: [UInt] = []

  /// Of this thread.
  static func current() -> CallStack {
    var stack = capture_stack()
    capture_calling_stack(&stack)
    return CallStack(stack)
  }

  /// Of the thread that runs the chapter, whichever thread asks; `nil` where output is not captured.
  static func ofRunningChapter() -> CallStack? {
    guard capture_is_running() else { return nil }
    var stack = capture_stack()
    return capture_watched_stack(&stack) ? CallStack(stack) : nil
  }

  /// At which an error was thrown, if that is known.
  static func throwing(_ error: any Error) -> CallStack? {
    var stack = capture_stack()
    // An error is a pointer to its box, which is what the runtime calls it by.
    let isKnown =
      MemoryLayout<any Error>.size == MemoryLayout<UnsafeRawPointer>.size
      && capture_error_stack(unsafeBitCast(error as any Error, to: UnsafeRawPointer.self), &stack)
    return isKnown ? CallStack(stack) : nil
  }

  /// One of which nothing is known.
  init() {}

  init(_ stack: capture_stack) {
    let addresses = withUnsafeBytes(of: stack.addresses) { bytes in
      Array(bytes.bindMemory(to: UInt.self).prefix(stack.count))
    }
    let parts = addresses.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    own = Array(parts.first ?? [])
    isTask = stack.is_task
    waiting = parts.count > 1 ? Array(parts[1]) : []
  }
}
