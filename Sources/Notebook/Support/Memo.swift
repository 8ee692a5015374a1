import Synchronization

/// Remembers what was made of texts, for a program that makes the same pages again and again.
final class Memo<Value: Sendable>: Sendable {
  /// More than a book has pieces.
  private static var capacity: Int { 5000 }

  private let known = Mutex<[ExactText: Value]>([:])

  /// What is made of a text, by now or before.
  func value(for text: String, _ make: (String) -> Value) -> Value {
    let key = ExactText(text)
    if let value = known.withLock({ $0[key] }) { return value }
    let value = make(text)
    known.withLock { known in
      if known.count >= Self.capacity { known = [:] }
      known[key] = value
    }
    return value
  }
}
