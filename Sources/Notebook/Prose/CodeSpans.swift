/// Code spans and formulas in the characters of a paragraph, marks included.
struct CodeSpans {
  private var spans: [(range: Range<Int>, isMath: Bool)] = []

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
        let isMath = index > 0 && characters[index - 1] == "$" && end < characters.count && characters[end] == "$"
        spans.append((index..<end, isMath))
        index = end
      } else if characters[index] == "$", let end = Self.endOfDollars(characters, from: index) {
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

  /// Behind the dollars that end a formula `$x$` or `$$x$$`, by the rules of GitHub; `nil` where dollars are money.
  private static func endOfDollars(_ characters: [Character], from start: Int) -> Int? {
    let count = run(characters, at: start)
    let first = start + count
    guard count <= 2, first < characters.count, characters[first] != "`",
      start == 0 || !(characters[start - 1].isLetter || characters[start - 1].isNumber),
      count == 2 || !characters[first].isWhitespace
    else { return nil }
    var index = first
    while index < characters.count {
      if characters[index] == "\\" {
        index += 2
        continue
      }
      guard characters[index] == "$" else {
        index += 1
        continue
      }
      let length = run(characters, at: index)
      let next = index + length < characters.count ? characters[index + length] : " "
      let isEnd = count == 2 || (!characters[index - 1].isWhitespace && !next.isNumber)
      index += length
      if length == count, isEnd { return index }
    }
    return nil
  }
}
