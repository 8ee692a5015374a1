/// Text with raised and lowered parts, written `σ_{1}^{2}` or `10^{-3}`.
///
/// Braces are required, so that `reg_covar` and `2^10` stay as they are; a backslash before `_{` or `^{` keeps them as well.
public struct RichText: Hashable, Sendable {
  /// Where a part stands relative to the line.
  public enum Position: Hashable, Sendable {
    /// On the line.
    case line
    /// Raised and smaller.
    case superscript
    /// Lowered and smaller.
    case `subscript`
  }

  /// A part in one position.
  public struct Part: Hashable, Sendable {
    /// The characters.
    public var text: Substring
    /// Where they stand.
    public var position: Position
  }

  /// The parts in reading order.
  public private(set) var parts: [Part] = []

  /// Reads markup; anything that is not `_{...}` or `^{...}` is plain text.
  public init(_ markup: String) {
    guard markup.utf8.contains(UInt8(ascii: "{")) else {
      if !markup.isEmpty { parts = [Part(text: markup[...], position: .line)] }
      return
    }
    var rest = markup[...]
    var plain: Substring = ""
    while let character = rest.first {
      let next = rest.dropFirst()
      if character == "\\", let escaped = next.first, escaped == "_" || escaped == "^", next.dropFirst().first == "{" {
        plain.append(contentsOf: next.prefix(2))
        rest = next.dropFirst(2)
      } else if character == "_" || character == "^", next.first == "{", let end = next.firstIndex(of: "}") {
        append(plain, .line)
        plain = ""
        append(next[next.index(after: next.startIndex)..<end], character == "^" ? .superscript : .subscript)
        rest = next[next.index(after: end)...]
      } else {
        plain.append(character)
        rest = next
      }
    }
    append(plain, .line)
  }

  /// Joins parts that were split off another text.
  init(parts: [Part]) {
    self.parts = parts
  }

  /// The characters without markup, as a screen reader should say them.
  public var plain: String { parts.map { String($0.text) }.joined() }

  private mutating func append(_ text: Substring, _ position: Position) {
    if !text.isEmpty { parts.append(Part(text: text, position: position)) }
  }
}
