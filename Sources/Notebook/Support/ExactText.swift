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
    first.text.utf8.elementsEqual(second.text.utf8)
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
