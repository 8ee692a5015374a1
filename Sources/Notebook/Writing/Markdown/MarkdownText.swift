/// Text in which Markdown has nothing to read as its own.
func markdownEscaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\", "*", "_", "`", "[", "]", "<", ">", "&", "~", "|", "$", "!":
      result += "\\"
      result.unicodeScalars.append(scalar)
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A code span whose marks are longer than any in the text.
func codeSpan(_ text: String) -> String {
  let marks = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
  let padding = text.hasPrefix("`") || text.hasSuffix("`") || (text.hasPrefix(" ") && text.hasSuffix(" ")) ? " " : ""
  return marks + padding + text + padding + marks
}

/// A code block whose fence is longer than any in the text.
func fenced(_ text: String, _ language: String) -> String {
  let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
  var body = text
  while body.hasSuffix("\n") { body.removeLast() }
  return "\(fence)\(language)\n\(body)\n\(fence)"
}

/// A table; the cells are Markdown on one line.
func markdownTable(head: [String], rows: [[String]], alignments: [MarkdownTable.Alignment]) -> String {
  func row(_ cells: [String]) -> String {
    // A bar within a cell, even in code, needs a backslash.
    "| " + cells.map { escapedBars($0) }.joined(separator: " | ") + " |"
  }
  let marks = head.indices.map { index in
    switch index < alignments.count ? alignments[index] : .none {
    case .none: "---"
    case .left: ":--"
    case .center: ":-:"
    case .right: "--:"
    }
  }
  return ([row(head), "| " + marks.joined(separator: " | ") + " |"] + rows.map(row)).joined(separator: "\n")
}

private func escapedBars(_ cell: String) -> String {
  var result = ""
  var previous: Character = " "
  for character in cell {
    if character == "|", previous != "\\" { result += "\\" }
    result.append(character)
    previous = character
  }
  return result
}

/// The lines with something before them; empty lines get it without the space at its end.
func prefixed(_ text: String, first: String, rest: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
    let prefix = index == 0 ? first : rest
    return line.isEmpty && index > 0 ? String(prefix.trimmed) : prefix + line
  }.joined(separator: "\n")
}

func longestRun(of character: Character, in text: String) -> Int {
  var longest = 0
  var current = 0
  for candidate in text {
    current = candidate == character ? current + 1 : 0
    longest = max(longest, current)
  }
  return longest
}
