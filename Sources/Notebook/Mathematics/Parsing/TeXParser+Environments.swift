extension TeXParser {
  mutating func environment(_ begin: TeXToken) throws(TeXError) -> MathNode {
    let name = try rawTokens(of: "begin").source
    if name == TeXEnvironment.diagram {
      let table = try diagram()
      try end(name, begin)
      return .table(table)
    }
    guard let environment = TeXEnvironment.all[name] else {
      problems.append(TeXError(offset: begin.offset, message: Self.unknownEnvironment(name)))
      try skipEnvironment(name, begin)
      return .row([])
    }
    var table = MathTable(rows: [], layout: environment.layout, alignments: environment.alignments)
    table.isDisplay = environment.isDisplay
    table.isMultline = environment.isMultline
    try readArgument(of: name, environment, into: &table)
    if environment.numbering != .none { rowNumbers.openEnvironments += 1 }
    try readRows(of: environment, name, into: &table, untilEnd: true)
    if environment.numbering != .none { rowNumbers.openEnvironments -= 1 }
    try end(name, begin)
    takeWholeNumber(of: &table, environment)
    if environment.layout == .gathered, table.rows.count == 1, table.rows[0].count == 1, table.tags.isEmpty {
      return table.rows[0][0]
    }
    let (open, close) = environment.fences
    return open.isEmpty && close.isEmpty ? .table(table) : .fenced(open, .table(table), close)
  }

  private mutating func end(_ name: String, _ begin: TeXToken) throws(TeXError) {
    guard let token = peek(), token.kind == .command("end") else {
      throw TeXError(offset: begin.offset, message: "\\begin{\(name)} without \\end{\(name)}")
    }
    index += 1
    let closed = try rawTokens(of: "end").source
    guard closed == name else {
      throw TeXError(offset: token.offset, message: "\\begin{\(name)} is ended by \\end{\(closed)}")
    }
  }

  private static func unknownEnvironment(_ name: String) -> String {
    if let advice = TeXRefusals.environments[name] { return "the environment \(name) is not supported: \(advice)" }
    let hint = nearestName(to: name, among: TeXEnvironment.names).map { ": did you mean \($0)?" }
    return "the environment \(name) is not supported"
      + (hint ?? ": there are aligned, gathered, cases, array, the matrices and others")
  }

  /// Goes on behind the end of an environment that cannot be read.
  private mutating func skipEnvironment(_ name: String, _ begin: TeXToken) throws(TeXError) {
    var depth = 1
    while let token = peek() {
      index += 1
      if token.kind == .command("begin") { depth += 1 }
      if token.kind == .command("end") { depth -= 1 }
      if depth == 0 {
        _ = try rawTokens(of: "end")
        return
      }
    }
    throw TeXError(offset: begin.offset, message: "\\begin{\(name)} without \\end{\(name)}")
  }

  private mutating func readArgument(
    of name: String, _ environment: TeXEnvironment, into table: inout MathTable
  ) throws(TeXError) {
    switch environment.argument {
    case .none: break
    case .position: _ = try rawOptionalTokens()
    case .count:
      let place = peek()?.offset ?? end
      guard Int(try rawTokens(of: name).source) != nil else {
        throw TeXError(offset: place, message: "\(name) needs its number of column pairs, such as {2}")
      }
    case .alignment:
      let place = peek()?.offset ?? end
      guard let tokens = try rawOptionalTokens() else { break }
      guard tokens.count == 1, case .character(let letter) = tokens[0].kind,
        let found = MathTable.Alignment(rawValue: letter)
      else {
        throw TeXError(offset: place, message: "\(name) takes [l], [c] or [r]")
      }
      table.alignments = [found]
    case .columns:
      _ = try rawOptionalTokens()
      try readColumns(try rawTokens(of: name), into: &table)
    }
  }

  /// `{l|cr}`, with a colon for a dashed line.
  private func readColumns(_ tokens: [TeXToken], into table: inout MathTable) throws(TeXError) {
    for token in tokens {
      switch token.kind {
      case .space: continue
      case .character("|"), .character(":"):
        let column = table.alignments.count
        let rule: MathTable.Rule = token.kind == .character("|") ? .solid : .dashed
        table.columnRules[column] = table.columnRules[column] == nil ? rule : .double
      case .character(let letter):
        guard let alignment = MathTable.Alignment(rawValue: letter) else { fallthrough }
        table.alignments.append(alignment)
      default:
        throw TeXError(
          offset: token.offset,
          message: "columns are l, c or r, with | or : for lines between them: \(token.kind.source) is not supported")
      }
    }
  }

  /// `\substack{a \\ b}`.
  mutating func substack(_ name: String) throws(TeXError) -> MathNode {
    let open = try openBrace(of: name)
    var table = MathTable(rows: [], layout: .small, alignments: [.center])
    let environment = TeXEnvironment(layout: .small, alignments: [.center], maximumColumns: 1)
    try readRows(of: environment, name, into: &table, untilEnd: false)
    guard peek()?.kind == .closeBrace else {
      throw TeXError(offset: open.offset, message: "this { is never closed")
    }
    index += 1
    return .table(table)
  }

  /// Cells up to the `\end` or the closing brace, which is not taken.
  private mutating func readRows(
    of environment: TeXEnvironment, _ name: String, into table: inout MathTable, untilEnd: Bool
  ) throws(TeXError) {
    let outer = (alphabet, rowNumbers.row)
    // A \tag within an environment that has no numbers is that of the row around it.
    let isNumbered = environment.numbering != .none
    defer {
      alphabet = outer.0
      if isNumbered { rowNumbers.row = outer.1 }
    }
    table.rows = [[]]
    if isNumbered { rowNumbers.row = RowNumbers.Row() }
    try readRules(into: &table)
    while true {
      let row = table.rows.count - 1
      let place = peek()?.offset ?? end
      table.rows[row].append(.row(try nodes(until: [])))
      if let maximum = environment.maximumColumns ?? columnLimit(of: environment, table),
        table.rows[row].count > maximum
      {
        throw TeXError(
          offset: place,
          message: maximum == 1
            ? "\(name) has one column: write aligned, or \\& for the sign"
            : "\(name) has \(maximum) columns here, and this is one more")
      }
      alphabet = outer.0
      guard let token = peek() else { break }
      if isNumbered, token.kind != .ampersand { try numberRow(row, of: environment, name, in: &table, before: token) }
      if token.kind == .ampersand {
        index += 1
      } else if token.kind == .newline {
        index += 1
        try readGap(below: row, into: &table)
        table.rows.append([])
        try readRules(into: &table)
      } else if token.kind == (untilEnd ? .command("end") : .closeBrace) {
        break
      } else {
        throw unexpected(token)
      }
    }
    // A line end behind the last row begins no further row.
    if table.rows.count > 1, table.rows[table.rows.count - 1] == [.row([])] { table.rows.removeLast() }
  }

  private func columnLimit(of environment: TeXEnvironment, _ table: MathTable) -> Int? {
    environment.argument == .columns ? max(table.alignments.count, 1) : nil
  }

  /// `\\[4pt]` and `\\*`.
  private mutating func readGap(below row: Int, into table: inout MathTable) throws(TeXError) {
    if peek()?.kind == .character("*") { index += 1 }
    guard let open = peek(), open.kind == .character("[") else { return }
    guard let tokens = try rawOptionalTokens() else { return }
    do throws(TeXError) {
      table.rowGaps[row] = try TeXLength.read(tokens, offset: open.offset)
    } catch {
      throw TeXError(
        offset: error.offset, message: "\(error.message); a bracket behind \\\\ that is to be shown is written {[}")
    }
  }

  private mutating func readRules(into table: inout MathTable) throws(TeXError) {
    skipSpaces()
    while let token = peek(), case .command(let name) = token.kind, name == "hline" || name == "hdashline" {
      index += 1
      let row = table.rows.count - 1
      // Of more lines in one place than two, two are seen.
      table.rowRules[row] = table.rowRules[row] != nil ? .double : name == "hline" ? .solid : .dashed
      skipSpaces()
    }
  }
}
