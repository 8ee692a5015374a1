import Dispatch
import Synchronization

/// The results of a function for 0, 1, 2 … in order, computed on all processors: they are the same on any number of them.
///
/// Throws what the function throws for the smallest number.
func inParallel<Element: Sendable>(
  _ count: Int, _ body: @Sendable (Int) throws -> Element
) throws -> [Element] {
  let results = Mutex(
    [Result<Element, any Error>?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let result = Result { try body(index) }
    results.withLock { $0[index] = result }
  }
  return try results.withLock { $0 }.compactMap { try $0?.get() }
}
