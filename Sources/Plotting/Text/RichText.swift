/// Text with raised and lowered parts, written `σ_{1}^{2}` or `10^{-3}`.
///
/// Braces are required, so that `reg_covar` and `2^10` stay as they are; a backslash before `_{` or `^{` keeps them as well.
public struct RichText: Hashable, Sendable {
  /// Where a part stands relative to the line.
  enum Position: Hashable, Sendable {
    /// On the line.
    case line
    /// Raised and smaller.
    case superscript
    /// Lowered and smaller.
    case `subscript`
  }

  /// A part in one position.
  struct Part: Hashable, Sendable {
    /// The characters.
    var text: Substring
    /// Where they stand.
    var position: Position
    /// How deeply they are nested among letters that go the other way; odd where they go to the left.
    var level: UInt8 = 0
  }

  /// The parts in reading order.
  private(set) var parts: [Part] = []

  /// Reads markup; anything that is not `_{...}` or `^{...}` is plain text.
  public init(_ markup: String) {
    guard markup.utf8.contains(UInt8(ascii: "{")) else {
      if !markup.isEmpty { parts = [Part(text: markup[...], position: .line)] }
      return
    }
    // The marks are ASCII, so going by scalars cannot split a character.
    let scalars = markup.unicodeScalars
    var plain = ""
    var index = scalars.startIndex
    func isBrace(_ index: String.Index) -> Bool { index < scalars.endIndex && scalars[index] == "{" }
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      let isScript = scalar == "_" || scalar == "^"
      if scalar == "\\", next < scalars.endIndex, scalars[next] == "_" || scalars[next] == "^",
        isBrace(scalars.index(after: next))
      {
        plain.unicodeScalars.append(scalars[next])
        index = scalars.index(after: next)
      } else if isScript, isBrace(next), let end = scalars[next...].firstIndex(of: "}") {
        append(plain[...], .line)
        plain = ""
        append(markup[scalars.index(after: next)..<end], scalar == "^" ? .superscript : .subscript)
        index = scalars.index(after: end)
      } else {
        plain.unicodeScalars.append(scalar)
        index = next
      }
    }
    append(plain[...], .line)
  }

  /// Joins parts that were split off another text.
  init(parts: [Part]) {
    self.parts = parts
  }

  /// The same text, each part of one level.
  ///
  /// - Parameter levels: a level for each scalar of `plain`.
  func split(at levels: [UInt8]) -> RichText {
    var split: [Part] = []
    var rest = levels[...]
    for part in parts {
      let scalars = part.text.unicodeScalars
      var start = scalars.startIndex
      for run in VisualOrder.runs(levels: rest.prefix(scalars.count)) {
        let end = scalars.index(start, offsetBy: run.range.count)
        split.append(Part(text: part.text[start..<end], position: part.position, level: run.level))
        start = end
      }
      rest = rest.dropFirst(scalars.count)
    }
    return RichText(parts: split)
  }

  /// The characters without markup, as a screen reader should say them.
  public var plain: String { parts.map { String($0.text) }.joined() }

  /// A label behind what it names, such as " (component 1)"; nothing for an empty one.
  public static func inBrackets(_ markup: String) -> String { markup.isEmpty ? "" : " (\(RichText(markup).plain))" }

  private mutating func append(_ text: Substring, _ position: Position) {
    if !text.isEmpty { parts.append(Part(text: text, position: position)) }
  }
}
