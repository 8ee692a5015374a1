/// What a formula says of itself as an equation: its number, its name, and the equations that it refers to.
extension MarkdownParser {
  /// Reads a formula with the commands that are defined so far, and reports all that is wrong with it.
  ///
  /// - Parameters:
  ///   - isBlock: Whether it has a line, and so a number, of its own.
  ///   - name: The name behind its fence.
  ///   - locate: Where an offset in characters is in the source.
  /// - Returns: The formula with its name, or the first thing that is wrong.
  mutating func read(
    _ tex: String, isBlock: Bool, name: EquationName?,
    locate: (_ parser: Self, _ offset: Int) -> (line: Int?, column: Int?)
  ) -> Result<(MathFormula, EquationName?), SourceProblem> {
    var (found, errors) = TeXParser.read(
      tex, macros: &macros, firstNumber: isBlock ? anchors.equationCount + 1 : nil)
    var name = name
    if let label = found.label {
      if !isBlock || (name != nil && name?.name != label.name) {
        errors.append(TeXError(offset: label.offset, message: Self.labelAdvice(label.name, isBlock: isBlock, name)))
      } else if name == nil {
        name = equationName(label, &errors, locate)
      }
    }
    let rows = found.rows.compactMap { row in
      row.label.flatMap { equationName($0, &errors, locate) }.map { NamedRow(tag: row.tag, name: $0) }
    }
    if let name, !found.rows.isEmpty {
      errors.append(
        TeXError(
          offset: 0,
          message: "\"\(name.name)\" names the whole formula, whose rows have numbers of their own: name a row with "
            + "\\label{\(name.name)} in it, or write aligned or gathered, which have one number"))
    }
    if !isBlock, found.tag != nil {
      errors.append(
        TeXError(offset: 0, message: "a formula within a line has no number: \\tag stands in a ```math block"))
    }
    let problems = errors.map { error in
      let (line, column) = locate(self, error.offset)
      return SourceProblem(line: line, column: column, message: error.message)
    }
    self.problems += problems
    if let first = problems.first { return .failure(first) }
    let references = found.references.map {
      MarkdownReference(kind: .equation, name: $0.name, line: locate(self, $0.offset).line)
    }
    let number = name != nil && found.tag == nil ? anchors.equationCount + 1 : nil
    anchors.equationCount += number == nil ? found.numberCount : 1
    return .success(
      (
        MathFormula(
          tex: found.portableTeX, node: found.node, tag: found.tag, number: number, rows: rows, references: references),
        name
      ))
  }

  /// The name that a `\label` gives, if it can be one.
  private func equationName(
    _ label: EquationLabel, _ errors: inout [TeXError],
    _ locate: (_ parser: Self, _ offset: Int) -> (line: Int?, column: Int?)
  ) -> EquationName? {
    do {
      try Names.validate(equation: label.name)
      return EquationName(name: label.name, line: locate(self, label.offset).line)
    } catch {
      let advice = "the name stands best behind the fence, ```math \(Self.plainName(label.name))"
      errors.append(TeXError(offset: label.offset, message: "\(error): \(advice)"))
      return nil
    }
  }

  private static func labelAdvice(_ label: String, isBlock: Bool, _ name: EquationName?) -> String {
    guard isBlock else {
      return "a formula within a line has no name: write it as a block that begins with ```math \(plainName(label))"
    }
    return "this equation is named \"\(name?.name ?? "")\" behind its fence: \\label{\(label)} is not needed"
  }

  /// `eq:bound` without what only says that it is an equation.
  private static func plainName(_ label: String) -> String {
    String(label.split(separator: ":").last ?? "name")
  }
}
