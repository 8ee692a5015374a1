import SwiftSyntax

/// Puts the comments that speak to the notebook and the code between them together as cells.
final class CellBuilder {
  private let source: SourceText
  private let comments: [NotebookComment]
  private let run: FunctionDeclSyntax
  private let body: CodeBlockSyntax
  private(set) var problems: [SourceProblem] = []

  init(source: SourceText, comments: [NotebookComment], run: FunctionDeclSyntax, body: CodeBlockSyntax) {
    self.source = source
    self.comments = comments
    self.run = run
    self.body = body
  }

  /// All cells in the order of the source.
  func cells() -> [SourceCell] {
    var before: [SourceCell] = []
    var after: [SourceCell] = []
    let runLine = source.line(of: body.leftBrace.positionAfterSkippingLeadingTrivia)
    for group in groupedOutside() {
      let cells = cells(outside: group)
      if group[0].line <= runLine { before += cells } else { after += cells }
    }
    return before + statementCells() + after
  }

  /// Prose outside `run()`, by the declaration it introduces.
  private func groupedOutside() -> [[NotebookComment]] {
    var groups: [[NotebookComment]] = []
    var last: SyntaxIdentifier?
    for comment in comments {
      guard case .outside(let declaration) = comment.place else { continue }
      guard comment.kind == .prose else {
        problems.append(
          SourceProblem(
            line: comment.line, column: comment.column,
            message: "hidden code is folded inside run() only; outside it, code without prose is not shown anyway"))
        continue
      }
      if declaration?.id == last, !groups.isEmpty {
        groups[groups.count - 1].append(comment)
      } else {
        groups.append([comment])
      }
      last = declaration?.id
    }
    return groups
  }

  private func cells(outside group: [NotebookComment]) -> [SourceCell] {
    var cells = proseCells(group)
    guard case .outside(let item?) = group[0].place, let prose = group.last else { return cells }
    let isChapter = item.as(CodeBlockItemSyntax.self)?.item.as(DeclSyntax.self).map(contains(run:)) ?? false
    let isRun = item.as(MemberBlockItemSyntax.self)?.decl.id == DeclSyntax(run).id
    if isChapter || isRun { return cells }
    let end = source.line(of: item.endPositionBeforeTrailingTrivia)
    if let code = codeCell(lines: (prose.line + 1)...max(end, prose.line + 1), isFolded: false, isStatements: false) {
      cells.append(.code(code))
    }
    return cells
  }

  private func contains(run declaration: DeclSyntax) -> Bool {
    declaration.position <= run.position && run.endPosition <= declaration.endPosition
  }

  /// Consecutive lines are one cell.
  private func proseCells(_ comments: [NotebookComment]) -> [SourceCell] {
    var cells: [ProseCell] = []
    for comment in comments {
      let line = ProseCell.Line(text: comment.text, number: comment.line, column: comment.column)
      if let last = cells.last?.lines.last, last.number + 1 == comment.line {
        cells[cells.count - 1].lines.append(line)
      } else {
        cells.append(ProseCell(lines: [line]))
      }
    }
    return cells.filter { $0.lines.contains { !$0.text.isEmpty } }.map(SourceCell.prose)
  }

  private func statementCells() -> [SourceCell] {
    let first = source.line(of: body.leftBrace.positionAfterSkippingLeadingTrivia)
    let last = source.line(of: body.rightBrace.positionAfterSkippingLeadingTrivia)
    if first == last {
      return body.statements.isEmpty
        ? []
        : [
          .code(
            CodeCell(
              text: body.statements.trimmedDescription, lines: first...last, isFolded: false, isStatements: true))
        ]
    }
    var cells: [SourceCell] = []
    // Statements may share the lines of the braces.
    let sharesFirst = body.statements.first.map { line(of: $0.positionAfterSkippingLeadingTrivia) == first } ?? false
    let sharesLast = body.statements.last.map { line(of: $0.endPositionBeforeTrailingTrivia) == last } ?? false
    var start = sharesFirst ? first : first + 1
    var hiddenSince: NotebookComment?
    var prose: [NotebookComment] = []
    func endCode(before line: Int) {
      if start < line,
        let code = codeCell(lines: start...(line - 1), isFolded: hiddenSince != nil, isStatements: true)
      {
        cells += proseCells(prose)
        prose = []
        cells.append(.code(code))
      }
      start = line + 1
    }
    for comment in comments {
      guard case .run = comment.place else { continue }
      endCode(before: comment.line)
      switch comment.kind {
      case .prose:
        if hiddenSince != nil { report(comment, "prose inside hidden code is not shown: end the hidden code first") }
        prose.append(comment)
      case .hiddenStart:
        if hiddenSince != nil { report(comment, "hidden code begins again before it has ended") }
        hiddenSince = comment
      case .hiddenEnd:
        if hiddenSince == nil { report(comment, "hidden code ends that has not begun") }
        hiddenSince = nil
      }
    }
    endCode(before: sharesLast ? last + 1 : last)
    cells += proseCells(prose)
    if let hiddenSince { report(hiddenSince, "hidden code begins here and never ends: add //#-end-hidden-code") }
    return cells
  }

  private func report(_ comment: NotebookComment, _ message: String) {
    problems.append(SourceProblem(line: comment.line, column: comment.column, message: message))
  }

  /// The code on these lines without the indentation they share; `nil` if there is none.
  private func codeCell(lines: ClosedRange<Int>, isFolded: Bool, isStatements: Bool) -> CodeCell? {
    let opening = isStatements ? line(of: body.leftBrace.positionAfterSkippingLeadingTrivia) : nil
    let texts = lines.map { (number: $0, text: isStatements ? statements(ofLine: $0) : source.text(ofLine: $0)) }
    func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
    guard let first = texts.firstIndex(where: { !isBlank($0.text) }),
      let last = texts.lastIndex(where: { !isBlank($0.text) })
    else { return nil }
    let kept = texts[first...last]
    // What stands behind the brace has no indentation of its own.
    let indented = kept.filter { $0.number != opening && !isBlank($0.text) }
    let indentation = sharedIndentation(of: indented.map(\.text))
    let text = kept.map { line in
      isBlank(line.text) ? "" : line.number == opening ? line.text.trimmed : String(line.text.dropFirst(indentation))
    }.joined(separator: "\n")
    return CodeCell(
      text: text, lines: texts[first].number...texts[last].number, isFolded: isFolded, isStatements: isStatements)
  }

  private func line(of position: AbsolutePosition) -> Int { source.line(of: position) }

  /// What of a line of `run()` stands between its braces.
  private func statements(ofLine line: Int) -> String {
    let braces = (body.leftBrace.endPositionBeforeTrailingTrivia, body.rightBrace.positionAfterSkippingLeadingTrivia)
    let start = line == self.line(of: braces.0) ? braces.0.utf8Offset : source.start(ofLine: line)
    guard line == self.line(of: braces.1) else { return source.text(start..<source.end(ofLine: line)) }
    let text = source.text(start..<max(start, braces.1.utf8Offset))
    return String(text.prefix(upTo: text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.startIndex))
  }

  /// The number of spaces and tabs, the same ones, that all lines begin with.
  private func sharedIndentation(of lines: [String]) -> Int {
    let indentations = lines.map { Array($0.prefix { $0 == " " || $0 == "\t" }) }
    guard var shared = indentations.first else { return 0 }
    for indentation in indentations {
      shared = zip(shared, indentation).prefix { $0 == $1 }.map(\.0)
    }
    return shared.count
  }
}
