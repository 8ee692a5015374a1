import SafeFiles

/// A text that equals another only if its bytes are the same.
///
/// Swift takes strings for equal whose characters look the same, such as é in one code point and in two.
struct ExactText: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  var text: String

  init(_ text: some StringProtocol) {
    self.text = String(text)
  }

  init(stringLiteral text: String) {
    self.text = text
  }

  static func == (first: ExactText, second: ExactText) -> Bool {
    isSame(first.text, second.text)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  var description: String { text }
}

/// Whether two texts have the same bytes.
func isSame(_ first: some StringProtocol, _ second: some StringProtocol) -> Bool {
  first.utf8.elementsEqual(second.utf8)
}

/// Whether two texts have the same bytes; in a debug build too, as fast as that can be told.
package func isSame(_ first: String, _ second: String) -> Bool {
  var (first, second) = (first, second)
  return first.withUTF8 { first in
    second.withUTF8 { second in
      guard first.count == second.count, let start = first.baseAddress, let other = second.baseAddress else {
        return first.isEmpty && second.isEmpty
      }
      return memcmp(start, other, first.count) == 0
    }
  }
}
