/// Code spans and formulas in the characters of a paragraph, before Markdown is read.
struct FormulaSpans {
  /// In their order: the characters, marks included.
  private(set) var spans: [(range: Range<Int>, isMath: Bool)] = []

  /// Whether the character stands in a code span that is no formula.
  func isCode(_ index: Int) -> Bool { spans.contains { !$0.isMath && $0.range.contains(index) } }

  /// Whether the character stands in a formula.
  func isMath(_ index: Int) -> Bool { spans.contains { $0.isMath && $0.range.contains(index) } }

  init(_ characters: [Character]) {
    var index = 0
    while index < characters.count {
      if characters[index] == "\\" {
        index += 2
      } else if characters[index] == "`" {
        let count = Self.run(characters, at: index)
        guard let end = Self.end(characters, from: index + count, count: count) else {
          index += count
          continue
        }
        spans.append((index..<end, false))
        index = end
      } else if characters[index] == "$", let end = Self.endOfFormula(characters, from: index) {
        spans.append((index..<end, true))
        index = end
      } else {
        index += 1
      }
    }
  }

  private static func run(_ characters: [Character], at index: Int) -> Int {
    let mark = characters[index]
    return characters[index...].prefix { $0 == mark }.count
  }

  /// Behind the backticks that end a code span.
  private static func end(_ characters: [Character], from start: Int, count: Int) -> Int? {
    var end = start
    while end < characters.count {
      guard characters[end] == "`" else {
        end += 1
        continue
      }
      let length = run(characters, at: end)
      end += length
      if length == count { return end }
    }
    return nil
  }

  /// Behind the formula that begins at a dollar sign; `nil` where it is money.
  private static func endOfFormula(_ characters: [Character], from start: Int) -> Int? {
    let text = String(characters[start...])
    let previous = start > 0 ? characters[start - 1].utf8.last : nil
    guard case .formula(_, let end, _) = DollarFormula.read(Array(text.utf8)[...], after: previous) else { return nil }
    return start + String(decoding: text.utf8.prefix(end), as: UTF8.self).count
  }
}
