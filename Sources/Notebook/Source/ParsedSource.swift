import SwiftParser

/// A source file with its chapters, read: a value.
///
/// To read one takes a debug build of the parser a tenth of a second or two. Where only lines of prose have changed, what is
/// known of the former text is moved instead.
struct ParsedSource: Sendable {
  let text: String
  /// The names of the types of the chapters in it.
  let types: [String]
  private(set) var code: FileCode
  /// The chapters as they are shown, by their types; without those that are not there.
  private(set) var chapters: [String: ChapterSource] = [:]

  /// Reads a text.
  init(_ text: String, types: [String]) {
    self.text = text
    self.types = types
    let source = SourceText(text)
    let tree = Parser.parse(source: source.text)
    code = FileCode(tree, in: source, types: types)
    for type in types { chapters[type] = try? CellParser(tree, in: source, typeName: type).parse() }
  }

  private init(_ text: String, types: [String], code: FileCode, chapters: [String: ChapterSource]) {
    self.text = text
    self.types = types
    self.code = code
    self.chapters = chapters
  }

  /// The text after an edit, read.
  func edited(to text: String) -> ParsedSource {
    isSame(text, self.text) ? self : editedProse(to: text) ?? ParsedSource(text, types: types)
  }

  /// The same after an edit of prose that was there and still is; `nil` after any other.
  ///
  /// A line that begins with `//:` is a comment where the line before or behind it is one: so it says something exactly
  /// where that does.
  func editedProse(to text: String) -> ParsedSource? {
    let (before, now) = (SourceText(self.text), SourceText(text))
    let shortest = min(before.lineCount, now.lineCount)
    let start = (1...shortest).first { !before.isSame(line: $0, as: $0, of: now) } ?? shortest + 1
    let shift = now.lineCount - before.lineCount
    var end = before.lineCount + 1
    while end > start, end + shift > start, before.isSame(line: end - 1, as: end - 1 + shift, of: now) { end -= 1 }
    let (gone, come) = (start..<end, start..<(end + shift))
    let lines = come.map { (number: $0, line: ProseLine(now.text(ofLine: $0)[...])) }
    guard lines.allSatisfy({ $0.line != nil }) else { return nil }
    func moved(_ line: Int) -> Int { line < gone.upperBound ? line : line + shift }
    var isProse = false
    var edited: [String: ChapterSource] = [:]
    for (type, chapter) in chapters {
      var source = chapter.moved(moved)
      for (index, cell) in chapter.cells.enumerated() {
        guard case .prose(let prose) = cell, let first = prose.lines.first?.number, let last = prose.lines.last?.number,
          first <= gone.lowerBound, gone.upperBound <= last + 1 || gone.isEmpty && gone.lowerBound == last + 1
        else { continue }
        // Where two cells meet, both would do; there is a line between them.
        var changed = prose
        changed.lines = prose.lines.filter { $0.number < gone.lowerBound }
        changed.lines += lines.compactMap { number, line in
          line.map { ProseCell.Line(text: $0.text, number: number, column: $0.column) }
        }
        changed.lines += prose.lines.filter { $0.number >= gone.upperBound }.map {
          ProseCell.Line(text: $0.text, number: $0.number + shift, column: $0.column)
        }
        guard changed.lines.contains(where: { !$0.text.isEmpty }) else { return nil }
        source.cells[index] = .prose(changed)
        isProse = true
        break
      }
      edited[type] = source
    }
    return isProse ? ParsedSource(text, types: types, code: code.moved(moved), chapters: edited) : nil
  }
}

/// A line that is prose where a comment can be.
private struct ProseLine {
  /// The text behind `//:` and one space or tab.
  var text: String
  /// The column of the text, from 1.
  var column: Int

  init?(_ line: Substring) {
    let comment = line.drop { $0 == " " || $0 == "\t" }
    guard comment.hasPrefix("//:") else { return nil }
    var text = comment.dropFirst(3)
    if text.first == " " || text.first == "\t" { text = text.dropFirst() }
    self.text = String(text)
    column = line.count - text.count + 1
  }
}

extension ChapterSource {
  /// The same source where its lines have moved.
  fileprivate func moved(_ line: (Int) -> Int) -> ChapterSource {
    func range(_ lines: ClosedRange<Int>) -> ClosedRange<Int> { line(lines.lowerBound)...line(lines.upperBound) }
    func places(_ places: RunLayout.Places) -> RunLayout.Places {
      RunLayout.Places(
        start: [line(places.start[0])] + places.start[1...], end: [line(places.end[0])] + places.end[1...])
    }
    var moved = self
    moved.cells = cells.map { cell in
      switch cell {
      case .prose(var prose):
        for index in prose.lines.indices { prose.lines[index].number = line(prose.lines[index].number) }
        return .prose(prose)
      case .code(var code):
        code.lines = range(code.lines)
        return .code(code)
      }
    }
    moved.recordingLines = recordingLines.map(line)
    moved.throwingLines = throwingLines.map(line)
    moved.layout.body = range(layout.body)
    moved.layout.nested = layout.nested.map(range)
    moved.layout.closures = layout.closures.map(places)
    moved.layout.firstStatement = line(layout.firstStatement)
    moved.layout.lastStatement = line(layout.lastStatement)
    moved.layout.taskLines = layout.taskLines.map(line)
    for index in problems.indices { moved.problems[index].line = problems[index].line.map(line) }
    return moved
  }
}

/// Sources that were read, so that none is read twice.
package final class SourceMemory {
  private var known: [String: [ParsedSource]] = [:]
  /// What was built, what is shown, and what is there now.
  private static let capacity = 4

  package init() {}

  /// A text of the file at a path, read.
  func source(_ text: String, at path: String, types: [String]) -> ParsedSource {
    var sources = (known[path] ?? []).filter { $0.types == types }
    let source: ParsedSource
    if let index = sources.firstIndex(where: { isSame($0.text, text) }) {
      source = sources.remove(at: index)
    } else {
      var moved: ParsedSource?
      for known in sources where moved == nil { moved = known.editedProse(to: text) }
      source = moved ?? ParsedSource(text, types: types)
    }
    known[path] = Array(([source] + sources).prefix(Self.capacity))
    return source
  }
}
