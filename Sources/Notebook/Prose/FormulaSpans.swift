/// Finds code and formulas in lines of Markdown that has not been read yet.
struct FormulaSpans {
  struct Span: Hashable {
    /// In characters, marks included.
    var range: Range<Int>
    var isMath: Bool
  }

  /// How many characters of the lines that follow belong to a formula that has begun.
  private var rest = 0

  /// The spans of the next line of a paragraph.
  ///
  /// - Parameter following: The lines behind it, since a formula may end in one of them.
  mutating func spans(of characters: [Character], following: some Sequence<some StringProtocol>) -> [Span] {
    var spans: [Span] = []
    var index = 0
    if rest > 0 {
      index = min(rest, characters.count)
      spans.append(Span(range: 0..<index, isMath: true))
      // And the line end.
      rest = max(rest - characters.count - 1, 0)
    }
    // A formula between marks on lines of their own goes on behind an empty line.
    let goesOn = DisplayFences.isMark(String(characters))
    let paragraph = following.prefix { goesOn || !$0.allSatisfy(\.isWhitespace) }.map { "\n" + $0 }.joined()
    while index < characters.count {
      switch characters[index] {
      case "\\": index += 2
      case "`":
        let end = Self.endOfCode(characters, from: index)
        if let end { spans.append(Span(range: index..<end, isMath: false)) }
        index = end ?? (index + characters[index...].prefix { $0 == "`" }.count)
      case "$":
        guard let end = Self.endOfFormula(characters, at: index, paragraph) else {
          index += 1
          continue
        }
        spans.append(Span(range: index..<min(end, characters.count), isMath: true))
        rest = max(end - characters.count - 1, 0)
        index = end
      default: index += 1
      }
    }
    return spans
  }

  /// The offset behind a formula that begins at a dollar sign, which may be in another line.
  private static func endOfFormula(_ characters: [Character], at index: Int, _ following: String) -> Int? {
    let text = String(characters[index...]) + following
    let previous = index > 0 ? characters[index - 1].utf8.last : nil
    guard case .formula(_, let end, _) = DollarFormula.read(Array(text.utf8)[...], after: previous) else { return nil }
    return index + String(decoding: text.utf8.prefix(end), as: UTF8.self).count
  }

  private static func endOfCode(_ characters: [Character], from start: Int) -> Int? {
    func run(at index: Int) -> Int { characters[index...].prefix { $0 == "`" }.count }
    let count = run(at: start)
    var end = start + count
    while end < characters.count {
      let length = run(at: end)
      if length == count { return end + count }
      end += max(length, 1)
    }
    return nil
  }
}
