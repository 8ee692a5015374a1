/// Finds code and formulas in lines of Markdown that has not been read yet.
struct FormulaSpans {
  struct Span: Hashable {
    /// In characters, marks included.
    var range: Range<Int>
    var isMath: Bool
  }

  /// Whether a formula between `$$` goes on from one line to the next.
  private var isInDisplay = false

  /// The spans of the next line of a paragraph.
  mutating func spans(of characters: [Character]) -> [Span] {
    var spans: [Span] = []
    var index = 0
    if characters.allSatisfy(\.isWhitespace) { isInDisplay = false }
    if isInDisplay {
      let end = Self.endOfDisplay(characters, from: 0)
      isInDisplay = end == nil
      spans.append(Span(range: 0..<(end ?? characters.count), isMath: true))
      index = end ?? characters.count
    }
    while index < characters.count {
      switch characters[index] {
      case "\\": index += 2
      case "`":
        let end = Self.endOfCode(characters, from: index)
        if let end { spans.append(Span(range: index..<end, isMath: false)) }
        index = end ?? (index + characters[index...].prefix { $0 == "`" }.count)
      case "$":
        let span = dollarSpan(characters, at: index)
        if let span { spans.append(Span(range: index..<span, isMath: true)) }
        index = span ?? index + 1
      default: index += 1
      }
    }
    return spans
  }

  private mutating func dollarSpan(_ characters: [Character], at index: Int) -> Int? {
    let rest = String(characters[index...])
    let previous = index > 0 ? characters[index - 1].utf8.last : nil
    switch DollarFormula.read(Array(rest.utf8)[...], after: previous) {
    case .formula(_, let end, _):
      return index + String(decoding: rest.utf8.prefix(end), as: UTF8.self).count
    case .problem where rest.hasPrefix("$$") && !rest.hasPrefix("$$$"):
      // One that goes on in the next line.
      isInDisplay = true
      return characters.count
    case .problem, .text: return nil
    }
  }

  private static func endOfDisplay(_ characters: [Character], from start: Int) -> Int? {
    var index = start
    while index + 1 < characters.count {
      if characters[index] == "$", characters[index + 1] == "$" { return index + 2 }
      index += characters[index] == "\\" ? 2 : 1
    }
    return nil
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
