import CSystem
import Synchronization

/// Finds the statement of `run()` that caused something: the cell that it stands in owns what was printed, shown,
/// recorded or thrown, whichever function or file did so.
struct RunningStatement {
  /// What a call stack tells.
  enum Finding: Hashable {
    /// `run()` is at this line.
    case statement(Int)
    /// A function or closure within `run()` is at this line, called by something else than `run()`: a task, or a call that
    /// took the place of `run()` on the stack.
    case nested(Int)
    /// `run()` is on the stack, but at no line of its own: an optimized program has another function in the place of a call.
    case inlined
    /// Nothing of `run()` is on the stack.
    case nothing
    /// The program has no debug information.
    case unknown
  }

  /// What to do where it cannot be told.
  static let remedy =
    "build for debugging (swift run does), or keep what is called from being inlined with @inline(never); the program needs "
    + "its debug information (-g)"

  let layout: RunLayout
  var positions = SourcePositions.shared
  /// The calls that `run()` was called by, once it has begun.
  let outerCalls = OuterCalls()

  /// What the stack tells.
  func find(_ stack: CallStack) -> Finding {
    let own = find(stack.own)
    switch own {
    case .statement, .nested, .inlined: return own
    case .nothing, .unknown: return stack.waiting.isEmpty ? own : find(stack.waiting)
    }
  }

  private func find(_ addresses: [UInt]) -> Finding {
    let addresses = outerCalls.removed(from: addresses).filter(isOfProgram)
    let all = positions.positions(of: addresses)
    let inRun = all.filter { $0.file == layout.sourceFile && layout.body.contains($0.line) }
    // The outermost counts: what is further in was called by it.
    let run = all.filter { isRun($0.function) }
    let own = run.last { position in
      position.file == layout.sourceFile && layout.body.contains(position.line)
        && !layout.closures.contains { $0.contains(position.line, position.column) }
    }
    if let own { return .statement(own.line) }
    // What is deferred runs at the end of the statement that it stands in; the call has no line of its own.
    if let deferred = inRun.last(where: { $0.function.hasPrefix("$defer") }) { return .statement(deferred.line) }
    if !run.isEmpty { return .inlined }
    if let nested = inRun.last { return .nested(nested.line) }
    return all.isEmpty && !addresses.isEmpty ? .unknown : .nothing
  }

  /// Whether the address is in the program or library that holds the chapter; others take long to look through.
  private func isOfProgram(_ address: UInt) -> Bool {
    guard let image = layout.image else { return true }
    return csystem_image_path(UnsafeRawPointer(bitPattern: address & ~CallStack.entry)).map { String(cString: $0) }
      == image
  }

  /// Whether it is `run()` itself, and not a function or closure within it.
  func isRun(_ function: String) -> Bool {
    let name = function.replacing(#/\(extension in \w+\):/#, with: "")
    return name.hasSuffix("\(layout.typeName).run()") && !name.contains(" in ")
  }

  /// The line of the statement, if it can be told for sure.
  ///
  /// - Parameter isRunThread: Whether the stack is that of the thread that runs a `run()` that is not `async`.
  func line(_ stack: CallStack, isRunThread: Bool) -> Int? {
    switch find(stack) {
    case .statement(let line): return line
    // An optimized program leaves a function by its last call. Then the statement is the last.
    case .nested where isRunThread: return layout.hasReturn ? nil : layout.lastStatement
    case .nested(let line): return line
    case .nothing where isRunThread: return layout.hasReturn ? nil : layout.lastStatement
    case .nothing, .inlined, .unknown: return nil
    }
  }
}

/// The calls under way before `run()` is called: the same on every stack of its thread, and nothing of a chapter's is among them.
///
/// What an address means takes some hundredths of a second to find out, in a program that is not optimized.
final class OuterCalls: Sendable {
  private let calls = Mutex<[UInt]>([])

  /// Takes the stack of a function that calls `run()`, or is called beside it.
  func set(_ stack: CallStack) { calls.withLock { $0 = stack.own } }

  /// A stack without the calls that both end with.
  func removed(from addresses: [UInt]) -> [UInt] {
    let outer = calls.withLock { $0 }
    let common = zip(addresses.reversed(), outer.reversed()).prefix { $0 == $1 }.count
    return Array(addresses.dropLast(common))
  }
}
