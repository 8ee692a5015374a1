extension CodeCell {
  /// The cell and what it made, statements that only show or record folded into what they made.
  ///
  /// A statement stays in the text where what it made is not on the page.
  ///
  /// - Parameters:
  ///   - outputs: What the cell made.
  ///   - recorded: The names of the values that are recorded.
  func folding(
    into outputs: [DocumentBlock], recorded: Set<String>, problems: inout [SourceProblem]
  ) -> [DocumentBlock] {
    let code = FoldedCode(self)
    problems += code.problems
    var outputs = outputs
    var folded: [FoldedCode.Statement] = []
    var recording: [FoldedCode.Statement] = []
    let unnamedTables = outputs.indices.filter { outputs[$0].isUnnamedTable }
    let foldsUnnamedTables = code.statements.reduce(0) { $0 + $1.unnamedTableCount } == unnamedTables.count
    var nextUnnamed = 0
    for statement in code.statements {
      let places = statement.shown.map { name in outputs.firstIndex { $0.shownName == name } }
      guard statement.recorded.allSatisfy(recorded.contains), places.allSatisfy({ $0 != nil }),
        statement.unnamedTableCount == 0 || foldsUnnamedTables
      else { continue }
      var indices = places.compactMap { $0 }
      if statement.unnamedTableCount > 0 {
        indices.append(unnamedTables[nextUnnamed])
        nextUnnamed += 1
      }
      // What a loop shows and records is told by what it shows.
      for index in indices { outputs[index].add(code: statement.text) }
      if indices.isEmpty { recording.append(statement) }
      folded.append(statement)
    }
    var cell = self
    cell.text = code.text
    cell.shownText = folded.isEmpty ? nil : code.text(without: folded)
    if !recording.isEmpty {
      // What is printed stays with the code that is seen.
      let place = outputs.firstIndex { if case .output = $0 { false } else { true } } ?? outputs.endIndex
      let names = recording.flatMap(\.recorded)
      let code = recording.map(\.text).joined(separator: "\n")
      outputs.insert(.recorded(RecordedBlock(names: names, code: code)), at: place)
    }
    return [.code(cell)] + outputs
  }
}

extension DocumentBlock {
  fileprivate var shownName: String? {
    switch self {
    case .figure(let figure): figure.name
    case .sequence(let sequence): sequence.name
    case .table(let table): table.name
    case .attachment(let attachment): attachment.file
    default: nil
    }
  }

  fileprivate var isUnnamedTable: Bool { if case .table(let table) = self { table.name == nil } else { false } }

  /// Adds code that made it.
  fileprivate mutating func add(code: String) {
    func joined(_ former: String?) -> String { former.map { $0 + "\n\n" + code } ?? code }
    switch self {
    case .figure(var figure):
      figure.code = joined(figure.code)
      self = .figure(figure)
    case .sequence(var sequence):
      sequence.code = joined(sequence.code)
      self = .sequence(sequence)
    case .table(var table):
      table.code = joined(table.code)
      self = .table(table)
    case .attachment(var attachment):
      attachment.code = joined(attachment.code)
      self = .attachment(attachment)
    default: break
    }
  }
}
