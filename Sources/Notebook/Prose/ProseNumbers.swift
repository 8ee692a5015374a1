/// Replaces `\(name, decimals: 2)` in prose by the values that the chapter recorded.
///
/// In text a number gets the true minus sign and powers of ten; in mathematics it becomes TeX. In code, where `\(` is
/// Swift's own, nothing is replaced.
struct ProseNumbers {
  private let values: [String: RecordedValue]
  /// After a failure values can be missing that the prose quotes: they are shown as a question mark.
  private let isComplete: Bool

  init(_ values: [NamedValue], isComplete: Bool) {
    self.values = Dictionary(values.map { ($0.name, $0.value) }) { first, _ in first }
    self.isComplete = isComplete
  }

  /// The text of a cell as Markdown, with the place of each of its lines.
  func markdown(_ cell: ProseCell, problems: inout [SourceProblem]) -> ProseText {
    var fence: (mark: Character, count: Int, isMath: Bool)?
    var lines: [ProseText.Line] = []
    for line in cell.lines {
      let stripped = line.text.drop { $0 == " " }
      let mark = stripped.first ?? " "
      let count = stripped.prefix { $0 == mark }.count
      let isFence = (mark == "`" || mark == "~") && count >= 3
      if let open = fence {
        if isFence, mark == open.mark, count >= open.count, stripped.dropFirst(count).allSatisfy(\.isWhitespace) {
          fence = nil
        } else if open.isMath {
          lines.append(replacing(line, isMath: true, &problems))
          continue
        }
        lines.append(ProseText.Line(line))
      } else if isFence {
        let word = stripped.dropFirst(count).drop { $0 == " " }.prefix { $0 != " " }
        fence = (mark, count, word == "math")
        lines.append(ProseText.Line(line))
      } else {
        lines.append(replacing(line, isMath: false, &problems))
      }
    }
    return ProseText(lines: lines)
  }

  private func replacing(
    _ line: ProseCell.Line, isMath: Bool, _ problems: inout [SourceProblem]
  ) -> ProseText.Line {
    var result = ProseText.Line(line)
    guard line.text.contains("\\(") else { return result }
    result.text = ""
    let characters = Array(line.text)
    let spans = isMath ? [] : codeSpans(characters)
    var index = 0
    while index < characters.count {
      guard characters[index] == "\\", index + 1 < characters.count else {
        result.text.append(characters[index])
        index += 1
        continue
      }
      let span = spans.first { $0.range.contains(index) }
      guard characters[index + 1] == "(", span == nil || span?.isMath == true else {
        // A backslash takes the next character with it, so that `\\(` is a backslash and a parenthesis.
        result.text += String(characters[index]) + (span == nil ? String(characters[index + 1]) : "")
        index += span == nil ? 2 : 1
        continue
      }
      var quotation = NumberQuotation(characters: characters, index: index + 2)
      do throws(SourceProblem) {
        let (path, format) = try quotation.read()
        let value = try value(path)
        let text =
          value.map { isMath || span != nil ? format.tex($0) : markdownEscaped(format.plainText($0), $0) } ?? "?"
        result.text += text
      } catch {
        problems.append(
          SourceProblem(line: line.number, column: line.column + (error.column ?? index), message: error.message))
        result.text += "?"
      }
      index = max(quotation.index, index + 2)
      result.shifts.append((newColumn: result.text.count, shift: index - result.text.count))
    }
    return result
  }

  /// Code spans of a line, marks included, and whether they are mathematics.
  private func codeSpans(_ characters: [Character]) -> [(range: Range<Int>, isMath: Bool)] {
    func run(at index: Int) -> Int { characters[index...].prefix { $0 == "`" }.count }
    var spans: [(Range<Int>, Bool)] = []
    var index = 0
    while index < characters.count {
      if characters[index] == "\\" {
        index += 2
        continue
      }
      guard characters[index] == "`" else {
        index += 1
        continue
      }
      let count = run(at: index)
      var end = index + count
      while end < characters.count, !(characters[end] == "`" && run(at: end) == count) {
        end += characters[end] == "`" ? run(at: end) : 1
      }
      guard end < characters.count else {
        index += count
        continue
      }
      let isMath =
        index > 0 && characters[index - 1] == "$" && end + count < characters.count && characters[end + count] == "$"
      spans.append((index..<(end + count), isMath))
      index = end + count
    }
    return spans
  }

  /// The value at the path; `nil` when it is missing because the chapter failed.
  private func value(_ path: ValuePath) throws(SourceProblem) -> RecordedValue? {
    do throws(ValuePathError) {
      if let value = try path.value(in: values) { return value }
    } catch {
      throw SourceProblem(message: error.message)
    }
    if !isComplete { return nil }
    let hint = nearestName(to: path.name, among: values.keys.sorted()).map { ": did you mean \($0)?" } ?? ""
    throw SourceProblem(message: "no value named \(path.name) is recorded in this chapter\(hint)")
  }

  private func markdownEscaped(_ text: String, _ value: RecordedValue) -> String {
    // Only strings can contain what Markdown would read as its own.
    guard !value.isNumber else { return text }
    return String(
      text.flatMap { character -> [Character] in
        if character.isNewline { return [" "] }
        return character.isASCII && (character.isPunctuation || character.isSymbol) ? ["\\", character] : [character]
      })
  }
}

/// Reads `name[0].part, decimals: 2)`.
private struct NumberQuotation {
  let characters: [Character]
  private(set) var index: Int

  private var current: Character? { index < characters.count ? characters[index] : nil }

  private mutating func skipSpaces() {
    while current == " " { index += 1 }
  }

  private mutating func take(while condition: (Character) -> Bool) -> String {
    let start = index
    while let character = current, condition(character) { index += 1 }
    return String(characters[start..<index])
  }

  private func problem(_ message: String) -> SourceProblem {
    SourceProblem(column: index, message: message)
  }

  mutating func read() throws(SourceProblem) -> (ValuePath, NumberNotation) {
    skipSpaces()
    let path: ValuePath
    do throws(ValuePath.Expectation) {
      path = try ValuePath(characters, at: &index)
    } catch {
      throw SourceProblem(column: error.index, message: error.message)
    }
    skipSpaces()
    var format = NumberNotation(.shortest)
    if current == "," {
      index += 1
      skipSpaces()
      let label = take { $0.isASCII && $0.isLetter }
      guard current == ":" else { throw problem("decimals:, significant: or percent: is expected here") }
      index += 1
      skipSpaces()
      guard let count = Int(take { $0.isASCII && $0.isNumber }), count <= 30 else {
        throw problem("a number of digits from 0 to 30 is expected here")
      }
      switch label {
      case "decimals": format = NumberNotation(.decimals(count))
      case "significant": format = NumberNotation(.significant(count))
      case "percent": format = NumberNotation(.percent(decimals: count))
      default: throw problem("\(label): is not a way to write numbers: there are decimals:, significant: and percent:")
      }
      skipSpaces()
    }
    guard current == ")" else { throw problem("a closing parenthesis is expected here") }
    index += 1
    return (path, format)
  }
}

/// Markdown text whose lines know where they come from.
struct ProseText {
  struct Line {
    var text: String
    var number: Int
    var column: Int
    /// How much further left or right what follows a replaced number stood in the source.
    var shifts: [(newColumn: Int, shift: Int)] = []

    init(_ line: ProseCell.Line) {
      text = line.text
      number = line.number
      column = line.column
    }
  }

  var lines: [Line]

  var text: String { lines.map(\.text).joined(separator: "\n") + "\n" }

  /// Where a line and column of the text, from 1, are in the source.
  func place(_ line: Int, _ column: Int) -> (line: Int?, column: Int?) {
    guard lines.indices.contains(line - 1) else { return (lines.last?.number, nil) }
    let source = lines[line - 1]
    let shift = source.shifts.last { $0.newColumn < column }?.shift ?? 0
    return (source.number, source.column + max(column - 1, 0) + shift)
  }
}
