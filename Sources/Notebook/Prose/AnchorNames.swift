/// The anchors of a page, each once.
struct AnchorNames: Hashable, Sendable {
  private var taken: Set<String> = []

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
    var name = stem
    var number = 0
    while !taken.insert(name).inserted {
      number += 1
      name = "\(stem)-\(number)"
    }
    return name
  }
}
