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
    var (found, errors) = TeXParser.read(tex, macros: &macros)
    var name = name
    if let label = found.label {
      if !isBlock || (name != nil && name?.name != label.name) {
        errors.append(TeXError(offset: label.offset, message: Self.labelAdvice(label.name, isBlock: isBlock, name)))
      } else if name == nil {
        do {
          try Names.validate(equation: label.name)
          name = EquationName(name: label.name, line: locate(self, label.offset).line)
        } catch {
          errors.append(
            TeXError(
              offset: label.offset,
              message: "\(error): the name stands best behind the fence, ```math \(Self.plainName(label.name))"))
        }
      }
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
    return .success(
      (MathFormula(tex: found.portableTeX, node: found.node, tag: found.tag, references: references), name))
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
