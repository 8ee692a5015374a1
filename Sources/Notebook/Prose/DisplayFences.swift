/// Makes fences of the lines between which a formula stands that has lines of its own.
///
/// A `$$` alone on its line begins a formula that ends with the next `$$` alone on its line. As a fence, Markdown leaves
/// its lines alone: one that begins with `+`, `-` or `>` would begin a list or a quotation, and an empty one would end it.
enum DisplayFences {
  /// The text with fences in place of such lines; every line stays where it is.
  static func fenced(_ text: String) -> String {
    guard text.contains("$$") else { return text }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var fence: (mark: Character, count: Int)?
    var isInList = false
    var index = 0
    while index < lines.count {
      let (margin, content) = parts(lines[index])
      let mark = content.first ?? " "
      let count = content.prefix { $0 == mark }.count
      if let open = fence {
        if mark == open.mark, count >= open.count, content.allSatisfy({ $0 == mark || $0.isWhitespace }) { fence = nil }
      } else if mark == "`" || mark == "~", count >= 3 {
        fence = (mark, count)
      } else if content == "$$", isInList || margin.reversed().prefix(while: { $0 == " " }).count < 4 {
        if let end = lines[(index + 1)...].firstIndex(where: { parts($0).content == "$$" }) {
          lines[index] = margin + "```math"
          lines[end] = parts(lines[end]).margin + "```"
          index = end
        }
      } else if content.contains(/^([-*+]|\d+[.)]|\[\^[^\]]+\]:)(\s|$)/) {
        isInList = true
      } else if margin.isEmpty, !content.isEmpty {
        isInList = false
      }
      index += 1
    }
    return lines.joined(separator: "\n")
  }

  /// Whether a line has nothing but the mark of a formula.
  static func isMark(_ line: String) -> Bool { parts(line).content == "$$" }

  /// What a line of a list or a quotation begins with, and the rest of it.
  private static func parts(_ line: String) -> (margin: String, content: String) {
    let content = line.drop { $0 == " " || $0 == ">" }
    return (String(line[..<content.startIndex]), String(content).trimmed)
  }
}
