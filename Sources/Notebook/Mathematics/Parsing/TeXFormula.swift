/// A formula that was read.
struct TeXFormula: Hashable, Sendable {
  var node: MathNode
  /// The number that the author or its environment gives it.
  var tag: EquationTag?
  /// The name that `\label` gives it.
  var label: EquationLabel?
  /// The rows that have numbers.
  var rows: [NumberedRow] = []
  /// How many numbers of equations it takes.
  var numberCount = 0
  /// The equations that it refers to.
  var references: [EquationLabel] = []
  /// Whether it defines macros and shows nothing.
  var isDefinition: Bool { node.isEmpty }
  /// The formula with TeX that code hosts take, who know neither the macros nor all commands.
  var portableTeX: String
}

extension TeXParser {
  /// Reads a formula, and all that is wrong with it.
  ///
  /// - Parameters:
  ///   - macros: Those defined so far; the formula's own are added.
  ///   - firstNumber: The number of the next equation; `nil` in a line, where nothing is numbered.
  static func read(
    _ source: String, macros: inout TeXMacros, firstNumber: Int? = nil
  ) -> (formula: TeXFormula, problems: [TeXError]) {
    var lexer = TeXLexer(source)
    let tokens = lexer.tokens()
    var expander = TeXExpander(
      tokens, macros: macros, abbreviations: TeXCommands.abbreviationMacros, end: source.count)
    let expanded = expander.expanded()
    macros = expander.macros
    var problems = expander.problems
    var parser = TeXParser(expanded, end: source.count, firstNumber: firstNumber)
    var node = MathNode.row([])
    do throws(TeXError) {
      node = try parser.formula()
      problems += parser.problems
      if node.isEmpty, !expander.defines, problems.isEmpty {
        problems.append(TeXError(offset: 0, message: "the formula is empty"))
      }
    } catch {
      problems += parser.problems + [error] + parser.unknownCommands(from: parser.index)
    }
    let formula = TeXFormula(
      node: node, tag: parser.tag, label: parser.label, rows: parser.rowNumbers.numbered,
      numberCount: parser.rowNumbers.places.count, references: parser.references,
      portableTeX: PortableTeX.write(
        source, tokens, macros: macros, isRewritten: expander.defines || expander.usesMacros,
        numbers: parser.rowNumbers.places))
    return (formula, problems.removingRepetitions.sorted { $0.offset < $1.offset })
  }

  /// The formula as a tree.
  ///
  /// - Throws: The first thing that is wrong with it.
  static func parse(_ source: String) throws(TeXError) -> MathNode {
    var macros = TeXMacros()
    let (formula, problems) = read(source, macros: &macros)
    if let first = problems.first { throw first }
    return formula.node
  }

  /// What a mistake kept from being read can hold more mistakes: commands that are not supported.
  private func unknownCommands(from start: Int) -> [TeXError] {
    tokens[min(start, tokens.count)...].compactMap { token in
      guard case .command(let name) = token.kind, !TeXCommands.all.contains(name), name.count > 1 else { return nil }
      return TeXError(offset: token.offset, message: Self.unknown(name))
    }
  }
}

extension [TeXError] {
  /// The same errors, each once.
  fileprivate var removingRepetitions: [TeXError] {
    var seen: Set<TeXError> = []
    return filter { seen.insert($0).inserted }
  }
}
