/// What a terminal would show in the end, of text that moves back and writes over itself.
///
/// A carriage return goes back to the beginning of the line, a backspace goes back by one character; what follows is
/// written over what is there, as progress displays do. Colors and other styles, links and titles of windows leave no trace
/// on paper. Movements between lines are no text any more: their escape characters stay, so that they are seen.
///
/// Where Swift names a type within a function, it puts an address, which is another one in each run: it is left out.
func settledText(_ text: String) -> String {
  let text = text.replacing(#/\(unknown context at \$[0-9a-f]+\)\./#, with: "")
  let controls: Set<Unicode.Scalar> = ["\r", "\u{8}", "\u{1B}"]
  guard text.unicodeScalars.contains(where: controls.contains) else { return text }
  var result = ""
  for (index, line) in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    if index > 0 { result += "\n" }
    if line.contains(where: controls.contains) {
      var settled = SettledLine()
      settled.write(Array(line))
      result += settled.text
    } else {
      result.unicodeScalars.append(contentsOf: line)
    }
  }
  return result
}

/// One line and where it is written at.
private struct SettledLine {
  private var characters: [Character] = []
  private var cursor = 0

  var text: String { String(characters) }

  mutating func write(_ scalars: [Unicode.Scalar]) {
    var index = 0
    var plain = String.UnicodeScalarView()
    while index < scalars.count {
      let scalar = scalars[index]
      switch scalar {
      case "\r", "\u{8}":
        put(&plain)
        cursor = scalar == "\r" ? 0 : max(0, cursor - 1)
        index += 1
      case "\u{1B}":
        if let end = skipStyle(scalars, at: index, &plain) {
          index = end
        } else {
          plain.append(scalar)
          index += 1
        }
      default:
        plain.append(scalar)
        index += 1
      }
    }
    put(&plain)
  }

  private mutating func put(_ scalars: inout String.UnicodeScalarView) {
    for character in String(scalars) {
      while characters.count < cursor { characters.append(" ") }
      if cursor < characters.count { characters[cursor] = character } else { characters.append(character) }
      cursor += 1
    }
    scalars = String.UnicodeScalarView()
  }

  /// Carries out an escape sequence that stays on the line, and returns where it ends; `nil` for any other.
  private mutating func skipStyle(
    _ scalars: [Unicode.Scalar], at start: Int, _ plain: inout String.UnicodeScalarView
  ) -> Int? {
    guard start + 1 < scalars.count else { return nil }
    switch scalars[start + 1] {
    case "[":
      let last = scalars[(start + 2)...].firstIndex { (0x40...0x7E).contains($0.value) }
      guard let end = last else { return nil }
      let parameters = String(String.UnicodeScalarView(scalars[(start + 2)..<end]))
      let count = Int(parameters) ?? 0
      guard ["m", "K", "G", "C", "D"].contains(scalars[end]) else { return nil }
      put(&plain)
      switch scalars[end] {
      case "K": erase(count)
      case "G": cursor = max(0, count - 1)
      // No terminal is that wide.
      case "C": cursor += min(max(1, count), 10_000)
      case "D": cursor = max(0, cursor - max(1, count))
      default: break
      }
      return end + 1
    case "]":
      // Ends with a bell, or with an escape character and a backslash.
      guard let end = scalars[(start + 2)...].firstIndex(where: { $0 == "\u{7}" || $0 == "\u{1B}" }) else { return nil }
      if scalars[end] == "\u{7}" { return end + 1 }
      return end + 1 < scalars.count && scalars[end + 1] == "\\" ? end + 2 : nil
    default: return nil
    }
  }

  private mutating func erase(_ part: Int) {
    switch part {
    case 0: characters.removeLast(max(0, characters.count - cursor))
    case 1: for index in 0..<min(cursor + 1, characters.count) { characters[index] = " " }
    default: characters = []
    }
  }
}
