/// Compares texts line by line.
enum LineComparison {
  /// A place where two texts differ: the line's number in the expected text, and the lines there.
  struct Change: Hashable {
    var line: Int
    var removed: [String]
    var inserted: [String]
  }

  /// The places where two texts differ, in order.
  ///
  /// Lines are equal if their bytes are. Lines that vary by the page's own account are left out.
  static func changes(_ expected: String, _ actual: String) -> [Change] {
    let (first, numbers) = lines(expected)
    let (second, _) = lines(actual)
    var start = 0
    while start < min(first.count, second.count), first[start] == second[start] { start += 1 }
    var end = 0
    while end < min(first.count, second.count) - start, first[first.count - 1 - end] == second[second.count - 1 - end] {
      end += 1
    }
    let middle = (Array(first[start..<first.count - end]), Array(second[start..<second.count - end]))
    if middle.0.isEmpty && middle.1.isEmpty { return [] }
    // The shortest list of changes takes time that grows with their number; two quite different texts are one change.
    if middle.0.count * middle.1.count > 4_000_000 {
      return [
        Change(line: numbers[start], removed: middle.0.map(\.text), inserted: middle.1.map(\.text))
      ]
    }
    return changes(middle.0, middle.1, numbers: Array(numbers[start...]))
  }

  /// The lines that are compared, and the number of each; behind the last, the number that another would have.
  private static func lines(_ text: String) -> (texts: [ExactText], numbers: [Int]) {
    let all = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
    let varies = VaryingText.isVarying(all)
    let kept = all.indices.filter { !varies[$0] }
    return (kept.map { ExactText(all[$0]) }, kept.map { $0 + 1 } + [all.count + 1])
  }

  private static func changes(_ first: [ExactText], _ second: [ExactText], numbers: [Int]) -> [Change] {
    let difference = second.difference(from: first)
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var changes: [Change] = []
    var (i, j) = (0, 0)
    while i < first.count || j < second.count {
      var change = Change(line: numbers[i], removed: [], inserted: [])
      while i < first.count, removed.contains(i) {
        change.removed.append(first[i].text)
        i += 1
      }
      while j < second.count, inserted.contains(j) {
        change.inserted.append(second[j].text)
        j += 1
      }
      if change.removed.isEmpty && change.inserted.isEmpty {
        i += 1
        j += 1
      } else {
        changes.append(change)
      }
    }
    return changes
  }

  /// A change in one line: of long lines the part that differs.
  static func summary(_ change: Change) -> String {
    switch (change.removed.first, change.inserted.first) {
    case (let old?, let new?):
      let (first, second) = excerpts(old, new)
      let more = max(change.removed.count, change.inserted.count) - 1
      let codes = codePoints(old, new).map { " (\($0))" } ?? ""
      return "line \(change.line): \"\(first)\" -> \"\(second)\"\(codes)" + (more > 0 ? " and \(more) more lines" : "")
    case (let old?, nil):
      return "line \(change.line): \(change.removed.count) removed, \"\(excerpts(old, "").0)\""
    case (nil, let new?):
      return "line \(change.line): \(change.inserted.count) inserted, \"\(excerpts("", new).1)\""
    case (nil, nil):
      return "line \(change.line)"
    }
  }

  /// Of two texts the parts that differ, with a little of what stands before.
  static func excerpts(_ first: String, _ second: String) -> (String, String) {
    let (first, second) = (Array(first), Array(second))
    var start = 0
    while start < min(first.count, second.count), isSame(String(first[start]), String(second[start])) { start += 1 }
    start = max(0, start - 20)
    func excerpt(_ text: [Character]) -> String {
      let rest = text[min(start, text.count)...]
      return (start > 0 ? "…" : "") + String(rest.prefix(80)) + (rest.count > 80 ? "…" : "")
    }
    return (excerpt(first), excerpt(second))
  }

  /// In which code points two texts differ that look the same; `nil` if they do not look the same.
  static func codePoints(_ first: String, _ second: String) -> String? {
    guard first == second, !isSame(first, second) else { return nil }
    guard let (old, new) = zip(first, second).first(where: { !isSame(String($0), String($1)) }) else { return nil }
    func codes(_ character: Character) -> String {
      character.unicodeScalars.map { scalar in
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      }.joined(separator: " ")
    }
    return "the same characters in other code points: \(codes(old)) -> \(codes(new))"
  }
}
