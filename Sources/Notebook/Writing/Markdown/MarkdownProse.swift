/// Writes prose as GitHub-flavored Markdown, mathematics as GitHub writes it.
struct MarkdownProse {
  let targets: ReferenceTargets
  /// The address of a chapter's page.
  let chapter: (_ name: String) -> String

  func write(_ blocks: [MarkdownBlock]) -> String {
    blocks.map(write).joined(separator: "\n\n")
  }

  private func write(_ block: MarkdownBlock) -> String {
    switch block {
    case .heading(let level, let content, _):
      return String(repeating: "#", count: level) + " " + line(content)
    case .paragraph(let content): return write(content)
    case .list(let list): return write(list)
    case .quote(let blocks): return prefixed(write(blocks), first: "> ", rest: "> ")
    case .code(let language, let text): return fenced(text, language)
    case .math(let formula, let name):
      let tex = PortableTeX.resolving(formula.tex, targets.equationNumber)
      guard let name = name?.name, let number = targets.equationNumber(name) else { return fenced(tex, "math") }
      let numbered = formula.tag == nil ? "\(tex) \\tag{\(number)}" : tex
      return "<a id=\"equation-\(name)\"></a>\n\n" + fenced(numbered, "math")
    case .table(let table):
      return markdownTable(
        head: table.head.map(line), rows: table.rows.map { $0.map(line) }, alignments: table.alignments)
    case .rule: return "---"
    case .problem(let message): return "**" + markdownEscaped(singleLine(message)) + "**"
    }
  }

  private func write(_ list: MarkdownList) -> String {
    let items = list.items.enumerated().map { index, blocks -> String in
      let mark = list.start.map { "\($0 + index). " } ?? "- "
      let content = blocks.map(write).joined(separator: list.isTight ? "\n" : "\n\n")
      return prefixed(content, first: mark, rest: String(repeating: " ", count: mark.count))
    }
    return items.joined(separator: list.isTight ? "\n" : "\n\n")
  }

  /// Inlines on one line: for headings and cells.
  func line(_ inlines: [MarkdownInline]) -> String {
    write(inlines).split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  func write(_ inlines: [MarkdownInline]) -> String {
    let text = inlines.map(write).joined()
    // What would begin a block at the beginning of a line is text.
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { escapedBeginning(String($0)) }
      .joined(separator: "\n")
  }

  private func write(_ inline: MarkdownInline) -> String {
    switch inline {
    case .text(let text): return markdownEscaped(text)
    case .code(let text): return codeSpan(text)
    case .math(let formula): return "$`" + PortableTeX.resolving(formula.tex, targets.equationNumber) + "`$"
    case .emphasis(let content): return "*" + write(content) + "*"
    case .strong(let content): return "**" + write(content) + "**"
    case .strikethrough(let content): return "~~" + write(content) + "~~"
    case .link(let destination, let title, let content):
      let words = title.isEmpty ? "" : " \"\(title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
      return "[\(write(content))](<\(destination)>\(words))"
    case .reference(let reference, let content):
      guard let target = targets.target(reference) else { return write(content) }
      let words = content.isEmpty ? markdownEscaped(target.label) : write(content)
      let number = content.isEmpty ? "" : target.number.map { " (\($0))" } ?? ""
      return "[\(words)\(number)](\(target.address(ofChapter: chapter)))"
    case .lineBreak: return "\\\n"
    case .softBreak: return "\n"
    case .problem(let message): return "**" + markdownEscaped(singleLine(message)) + "**"
    }
  }

  private func escapedBeginning(_ line: String) -> String {
    let rest = line.drop { $0 == " " }
    if let first = rest.first, "#+-=>".contains(first) { return "\\" + rest }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let mark = rest.dropFirst(digits.count).first, mark == "." || mark == ")" {
      return digits + "\\" + rest.dropFirst(digits.count)
    }
    return String(rest)
  }

  private func codeSpan(_ text: String) -> String {
    let marks = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let padding = text.hasPrefix("`") || text.hasSuffix("`") || (text.hasPrefix(" ") && text.hasSuffix(" ")) ? " " : ""
    return marks + padding + text + padding + marks
  }
}

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

private func longestRun(of character: Character, in text: String) -> Int {
  var longest = 0
  var current = 0
  for candidate in text {
    current = candidate == character ? current + 1 : 0
    longest = max(longest, current)
  }
  return longest
}
