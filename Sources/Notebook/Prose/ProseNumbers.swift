/// Replaces `\(name, decimals: 2)` in prose by the values that the chapter recorded.
///
/// In text a number gets the true minus sign and powers of ten; in mathematics it becomes TeX. In code (spans, fences and
/// indented lines), where `\(` is Swift's own, nothing is replaced. A quotation can be wrapped as any text can.
struct ProseNumbers {
  private let values: [String: RecordedValue]
  /// The names of those that vary from run to run.
  private let varying: Set<String>
  /// After a failure values can be missing that the prose quotes: they are shown as a question mark.
  private let isComplete: Bool

  init(_ values: [NamedValue], isComplete: Bool) {
    self.values = Dictionary(values.map { ($0.name, $0.value) }) { first, _ in first }
    varying = Set(values.filter(\.varies).map(\.name))
    self.isComplete = isComplete
  }

  /// The text of a cell as Markdown, with the place of each of its lines.
  func markdown(_ cell: ProseCell, problems: inout [SourceProblem]) -> ProseText {
    guard cell.lines.contains(where: { $0.text.contains("\\(") }) else {
      return ProseText(
        lines: cell.lines.map { ProseText.Line(text: $0.text, number: $0.number, column: $0.column) })
    }
    let kinds = ProseLines(cell.lines.map(\.text)).kinds
    var text = ProseText(lines: [])
    var index = 0
    while index < cell.lines.count {
      let end = kinds[index...].firstIndex { $0 != kinds[index] } ?? cell.lines.count
      var passage = Passage(Array(cell.lines[index..<end]), isMath: kinds[index] == .mathematics)
      if kinds[index] != .code { replace(in: &passage, &problems) } else { passage.copyAll() }
      text.lines += passage.lines
      index = end
    }
    return text
  }

  private func replace(in passage: inout Passage, _ problems: inout [SourceProblem]) {
    let characters = passage.characters
    let spans = FormulaSpans(passage.isMath ? [] : characters)
    while passage.index < characters.count {
      let index = passage.index
      guard characters[index] == "\\", index + 1 < characters.count, !spans.isCode(index) else {
        passage.copy(1)
        continue
      }
      guard characters[index + 1] == "(" else {
        // A backslash takes the next character with it, so that `\\(` is a backslash and a parenthesis.
        passage.copy(2)
        continue
      }
      var quotation = NumberQuotation(characters, from: index + 2)
      let (line, column) = passage.place(of: index)
      let hint = FormulaAdvice.hint(onQuotation: characters[(index + 2)...])
      do throws(NumberQuotation.Mistake) {
        let (path, format) = try quotation.read()
        do throws(SourceProblem) {
          let value = try value(path)
          let isMath = passage.isMath || spans.isMath(index)
          passage.write(
            value.map { isMath ? format.tex($0) : plainMarkdown(format.plainText($0), $0) } ?? "?",
            inPlaceOf: quotation.index - index)
        } catch {
          problems.append(SourceProblem(line: line, column: column, message: error.message + hint))
          passage.write("?", inPlaceOf: quotation.index - index)
        }
      } catch {
        let (line, column) = passage.place(of: error.index)
        problems.append(SourceProblem(line: line, column: column, message: error.message + hint))
        passage.write("?", inPlaceOf: max(quotation.index - index, 2))
      }
    }
    passage.finish()
  }

  /// The value at the path; `nil` when it is missing because the chapter failed.
  private func value(_ path: ValuePath) throws(SourceProblem) -> RecordedValue? {
    if let name = path.names.first(where: varying.contains) {
      throw SourceProblem(
        message: "\(name) varies from run to run, so that prose cannot state it: print it with varies: true")
    }
    do throws(ValuePathError) {
      if let value = try path.value(in: values) { return value }
    } catch {
      throw SourceProblem(message: error.message)
    }
    if !isComplete { return nil }
    let hint = nearestName(to: path.name, among: values.keys.sorted()).map { ": did you mean \($0)?" } ?? ""
    throw SourceProblem(message: "no value named \(path.name) is recorded in this chapter\(hint)")
  }

  private func plainMarkdown(_ text: String, _ value: RecordedValue) -> String {
    // Only strings can contain what Markdown would read as its own.
    guard !value.isNumber else { return text }
    return String(
      text.flatMap { character -> [Character] in
        if character.isNewline { return [" "] }
        return character.isASCII && (character.isPunctuation || character.isSymbol) ? ["\\", character] : [character]
      })
  }
}

/// Lines that are read as one, on their way to lines with replaced numbers.
private struct Passage {
  let characters: [Character]
  let isMath: Bool
  private(set) var index = 0
  private(set) var lines: [ProseText.Line] = []
  private let source: [ProseCell.Line]
  /// Where each line begins in the characters.
  private let starts: [Int]
  private var current: ProseText.Line

  init(_ source: [ProseCell.Line], isMath: Bool) {
    self.source = source
    self.isMath = isMath
    var characters: [Character] = []
    var starts: [Int] = []
    for (index, line) in source.enumerated() {
      if index > 0 { characters.append("\n") }
      starts.append(characters.count)
      characters += Array(line.text)
    }
    self.characters = characters
    self.starts = starts
    current = ProseText.Line(number: source[0].number, column: source[0].column)
  }

  /// The line and column in the source of a character, or of the end.
  func place(of index: Int) -> (line: Int, column: Int) {
    let line = starts.lastIndex { $0 <= index } ?? 0
    return (source[line].number, source[line].column + index - starts[line])
  }

  mutating func copy(_ count: Int) {
    for character in characters[index..<min(index + count, characters.count)] {
      index += 1
      if character == "\n" {
        lines.append(current)
        let (line, column) = place(of: index)
        current = ProseText.Line(number: line, column: column)
      } else {
        current.text.append(character)
      }
    }
  }

  /// Writes a text instead of the next characters; what follows goes on in the same line, wherever it came from.
  mutating func write(_ text: String, inPlaceOf count: Int) {
    current.text += text
    index = min(index + count, characters.count)
    let (line, column) = place(of: index)
    current.shifts.append((newColumn: current.text.count, number: line, column: column))
  }

  mutating func finish() { lines.append(current) }

  mutating func copyAll() {
    copy(characters.count)
    finish()
  }
}
