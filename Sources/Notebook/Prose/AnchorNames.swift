/// The anchors of a page, each once, the footnotes that it refers to, and the links that it names.
struct AnchorNames: Hashable, Sendable {
  private struct FootnoteCount: Hashable {
    var number: Int
    var marks = 0
  }

  /// Ids that pages have of their own, and beginnings of those that figures, tables and the like have by their names: no
  /// heading takes one, whatever it is called.
  static let ownIDs: Set<String> = ["text", "values", "failure", "chapters", "footnotes"]
  static let ownPrefixes = ["figure-", "table-", "equation-", "footnote-", "enlarge-", "moment-"]

  private var taken: Set<String> = []
  /// How many equations have a number that was counted.
  var equationCount = 0
  private var footnotes: [String: FootnoteCount] = [:]

  /// What a text needs behind it to know the links that are named anywhere on the page, `[name]: address`.
  private(set) var linkDefinitions = ""

  /// Takes the links that a page names in pieces of prose, so that each piece can use them.
  mutating func takeLinkDefinitions(of cells: [ProseCell]) {
    var found: [String] = []
    for cell in cells {
      let lines = cell.lines.map(\.text)
      for (line, kind) in zip(lines, ProseLines(lines).kinds) {
        guard case .text = kind else { continue }
        let text = line.drop { $0 == " " || $0 == ">" }
        if text.first == "[", text.contains(/^\[[^\]\^][^\]]*\]:\s*\S/) { found.append(String(text)) }
      }
    }
    linkDefinitions = found.isEmpty ? "" : "\n\n" + found.joined(separator: "\n") + "\n"
  }

  /// The heading in lower case with hyphens, as code hosts make it; the second of a name ends in `-1`.
  mutating func anchor(for title: String) -> String {
    var stem = ""
    for character in title.lowercased() {
      if character.isLetter || character.isNumber {
        stem.append(character)
      } else if character.isWhitespace || character == "-", !stem.hasSuffix("-"), !stem.isEmpty {
        stem.append("-")
      }
    }
    while stem.hasSuffix("-") { stem.removeLast() }
    if stem.isEmpty { stem = "section" }
    if Self.ownIDs.contains(stem) || Self.ownPrefixes.contains(where: stem.hasPrefix) { stem = "section-" + stem }
    var name = stem
    var number = 0
    while !taken.insert(name).inserted {
      number += 1
      name = "\(stem)-\(number)"
    }
    return name
  }

  /// The next mark of a footnote.
  mutating func mark(ofFootnote name: String, line: Int?) -> FootnoteMark {
    var count = footnotes[name] ?? FootnoteCount(number: footnotes.count + 1)
    count.marks += 1
    footnotes[name] = count
    return FootnoteMark(name: name, number: count.number, occurrence: count.marks, line: line)
  }

  /// The anchor that code hosts give the first heading of that name by themselves.
  static func codeHostAnchor(for title: String) -> String {
    String(
      title.lowercased().compactMap { character -> Character? in
        if character.isWhitespace { return "-" }
        return character.isLetter || character.isNumber || character == "-" || character == "_" ? character : nil
      })
  }
}
