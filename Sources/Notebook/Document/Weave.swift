/// Brings together what a chapter's source says and what its run did.
///
/// Never throws: what is wrong stands in the document where it belongs, and in `problems`.
struct Weave {
  private let source: ChapterSource
  private let transcript: Transcript
  private let numbers: ProseNumbers
  private let fail: (SourceProblem) -> ChapterFailure
  private var anchors = AnchorNames()
  private var macros: TeXMacros
  private var counts = (figures: 0, tables: 0)
  private var placed: [Int: [Transcript.Entry]] = [:]
  private var seenSequences: Set<String> = []
  private let notes: [Note]
  private(set) var problems: [SourceProblem] = []

  /// What is wrong with the code as it is now, where the page shows it as it was.
  struct Note: Hashable, Sendable {
    /// The line of the source on the page that it belongs to.
    var line: Int
    var problem: SourceProblem
  }

  /// - Parameters:
  ///   - macros: The commands that formulas of all chapters can use.
  ///   - notes: What else is wrong, to be told behind the cells that begin last before it.
  ///   - fail: Adds the chapter and the file to a problem.
  init(
    _ source: ChapterSource, _ transcript: Transcript, macros: TeXMacros = TeXMacros(), notes: [Note] = [],
    fail: @escaping (SourceProblem) -> ChapterFailure
  ) {
    self.macros = macros
    self.notes = notes
    self.source = source
    self.transcript = transcript
    self.fail = fail
    numbers = ProseNumbers(transcript.values, isComplete: transcript.failure == nil)
  }

  /// The blocks of the page in order.
  mutating func blocks() -> [DocumentBlock] {
    problems = source.problems + notes.map(\.problem)
    anchors.takeLinkDefinitions(of: source.cells.compactMap { if case .prose(let cell) = $0 { cell } else { nil } })
    guard placeEntries() else { return problems.map { .failure(fail($0)) } }
    let failure = transcript.failure.map { locatedFailure($0) }
    if let failure { problems.append(failure) }
    // A failure whose line nobody knows came before anything was recorded.
    let place =
      transcript.failure?.isAtEnd == true ? nil : failure.flatMap { $0.line.map(cellIndex) ?? firstStatements }
    // Nothing stands behind it: tasks and threads can have said more meanwhile, whatever the line.
    let failingCell = place.map { max($0, placed.keys.max() ?? 0) }
    var blocks: [DocumentBlock] = source.problems.map { .failure(fail($0)) }
    for (index, cell) in source.cells.enumerated() {
      switch cell {
      case .prose(let cell): blocks.append(contentsOf: prose(cell))
      case .code(let code):
        let outputs = outputs(placed[index] ?? [])
        // By an error, all code stands as it was written.
        blocks += index == failingCell ? [.code(code)] + outputs : folding(code, outputs)
        if let failure, index == failingCell {
          blocks.append(.failure(fail(failure)))
          return blocks
        }
      }
      blocks += notes.filter { self.index(of: $0) == index }.map { .failure(fail($0.problem)) }
    }
    if let failure { blocks.append(.failure(fail(failure))) }
    return blocks
  }

  /// The cell that begins last before what a note tells of.
  private func index(of note: Note) -> Int { source.cells.lastIndex { $0.firstLine <= note.line } ?? 0 }

  private mutating func folding(_ code: CodeCell, _ outputs: [DocumentBlock]) -> [DocumentBlock] {
    code.folding(into: outputs, recorded: Set(transcript.values.map(\.name)), problems: &problems)
  }

  private func cellIndex(ofLine line: Int) -> Int? {
    source.cells.firstIndex {
      if case .code(let code) = $0 { code.isStatements && code.lines.contains(line) } else { false }
    }
  }

  /// The cell whose statements were the last, if the line is that of the closing brace: what ends with `run()` speaks there.
  private func lastStatements(beforeLine line: Int) -> Int? {
    guard line == source.layout.body.upperBound else { return nil }
    return source.cells.lastIndex { if case .code(let code) = $0 { code.isStatements } else { false } }
  }

  private var firstStatements: Int? {
    source.cells.firstIndex { if case .code(let code) = $0 { code.isStatements } else { false } }
  }

  /// Assigns the transcript's entries to the cells; `false` if the source is not the one that ran.
  private mutating func placeEntries() -> Bool {
    for entry in transcript.entries {
      guard let index = cellIndex(ofLine: entry.line) ?? lastStatements(beforeLine: entry.line) else {
        problems.append(
          SourceProblem(
            line: entry.line,
            message: "the chapter that ran recorded something at this line, where its source has no statement: if the "
              + "source was edited since the build, build again; if not, \(RunningStatement.remedy)"))
        return false
      }
      placed[index, default: []].append(entry)
    }
    return true
  }

  /// The failure with its line; where nobody knows which statement threw, it lies behind what was recorded last.
  private func locatedFailure(_ failure: RecordedFailure) -> SourceProblem {
    if failure.isAtEnd { return SourceProblem(message: failure.message) }
    if let line = failure.line { return SourceProblem(line: line.line, message: failure.message) }
    let last = transcript.entries.last?.line ?? 0
    let next = source.recordingLines.first { $0 > last } ?? .max
    var candidates = source.throwingLines.filter { $0 >= last && $0 <= next }
    if candidates.isEmpty { candidates = source.throwingLines.filter { $0 > last } }
    if candidates.isEmpty { candidates = source.throwingLines }
    guard let first = candidates.first else {
      return SourceProblem(line: last == 0 ? nil : last, message: failure.message)
    }
    guard candidates.count > 1 else { return SourceProblem(line: first, message: failure.message) }
    let lines = candidates.prefix(5).map(String.init).joined(separator: ", ")
    return SourceProblem(
      line: first, message: "\(failure.message) (thrown at one of the lines \(lines), after all that is shown above)")
  }

  // MARK: - Prose

  private mutating func prose(_ cell: ProseCell) -> [DocumentBlock] {
    let text = numbers.markdown(cell, problems: &problems)
    let blocks = MarkdownParser.parse(text.text, anchors: &anchors, macros: &macros, problems: &problems) {
      text.place($0, $1)
    }
    return blocks.isEmpty ? [] : [.prose(blocks)]
  }

  private mutating func caption(_ text: String?, line: Int) -> [MarkdownInline] {
    guard let text else { return [] }
    // A caption quotes values as prose does; it can stand in a raw string, so that Swift leaves them alone.
    let quoted = numbers.markdown(ProseCell(text, line: line), problems: &problems).text
    return MarkdownParser.parseInline(quoted, anchors: &anchors, macros: macros, problems: &problems) { _, _ in
      (line, nil)
    }
  }

  // MARK: - Output

  private mutating func outputs(_ entries: [Transcript.Entry]) -> [DocumentBlock] {
    var blocks: [DocumentBlock] = []
    var sequences: Set<String> = []
    for entry in entries {
      switch entry.content {
      case .text(let text, let kind): append(text, kind, omitted: 0, to: &blocks)
      case .omittedLines(let count):
        if case .output(let output)? = blocks.last {
          append("", output.kind, omitted: count, to: &blocks)
        } else {
          append("", .plain, omitted: count, to: &blocks)
        }
      case .value: continue
      case .figure(let figure) where figure.frame == nil:
        blocks.append(
          .figure(
            FigureBlock(
              number: 0, name: figure.name, image: figure.image,
              caption: caption(figure.caption, line: entry.line), varies: figure.varies)))
      case .figure(let figure):
        let frame = SequenceBlock.Frame(
          image: figure.image, caption: caption(figure.caption, line: entry.line))
        append(frame, of: figure, line: entry.line, to: &blocks, &sequences)
      case .table(let table, let name, let caption, let varies):
        var block = block(table, name: name, caption: caption, line: entry.line)
        block.varies = varies
        blocks.append(.table(block))
      case .file(let file):
        blocks.append(
          .attachment(
            AttachmentBlock(
              file: file.name, byteCount: file.byteCount, caption: caption(file.caption, line: entry.line),
              varies: file.varies)))
      }
    }
    return merged(blocks)
  }

  /// Adds a frame to its sequence, which then stands behind all that came before the frame: what a loop prints
  /// between frames stays together.
  private mutating func append(
    _ frame: SequenceBlock.Frame, of figure: ShownFigure, line: Int, to blocks: inout [DocumentBlock],
    _ sequences: inout Set<String>
  ) {
    let name = figure.name
    if sequences.insert(name).inserted {
      if !seenSequences.insert(name).inserted {
        problems.append(
          SourceProblem(
            line: line, message: "the frames of \"\(name)\" are shown in more than one cell: show them in one"))
      }
      blocks.append(.sequence(SequenceBlock(number: 0, name: name, frames: [frame], varies: figure.varies)))
      return
    }
    let index = blocks.lastIndex { if case .sequence(let sequence) = $0 { sequence.name == name } else { false } }
    guard let index, case .sequence(var sequence) = blocks.remove(at: index) else { return }
    sequence.frames.append(frame)
    sequence.varies = sequence.varies || figure.varies
    blocks.append(.sequence(sequence))
  }

  /// Output that came to stand together as one, without empty output, figures numbered in their final order.
  private mutating func merged(_ blocks: [DocumentBlock]) -> [DocumentBlock] {
    var result: [DocumentBlock] = []
    for block in blocks {
      switch block {
      case .output(let output):
        append(output.text, output.kind, omitted: output.omittedLineCount, to: &result)
      case .figure(var figure):
        counts.figures += 1
        figure.number = counts.figures
        result.append(.figure(figure))
      case .sequence(var sequence):
        counts.figures += 1
        sequence.number = counts.figures
        result.append(.sequence(sequence))
      default: result.append(block)
      }
    }
    return result.compactMap { block in
      guard case .output(let output) = block else { return block }
      return output.shown().map(DocumentBlock.output)
    }
  }

  private func append(
    _ text: String, _ kind: Transcript.TextKind, omitted: Int, to blocks: inout [DocumentBlock]
  ) {
    if case .output(var output)? = blocks.last, output.kind == kind {
      output.text += text
      output.omittedLineCount += omitted
      blocks[blocks.count - 1] = .output(output)
    } else {
      blocks.append(.output(PrintedOutput(text: text, kind: kind, omittedLineCount: omitted)))
    }
  }

  private mutating func block(_ table: Table, name: String?, caption: String?, line: Int) -> TableBlock {
    if name != nil { counts.tables += 1 }
    return TableBlock(
      number: name == nil ? nil : counts.tables, name: name, caption: self.caption(caption, line: line),
      columns: table.columns.map {
        TableBlock.Column(title: self.caption($0.title, line: line), isNumeric: $0.isNumeric)
      },
      table: table)
  }
}
