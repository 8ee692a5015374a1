import CMarkGFM

extension MarkdownParser {
  /// What a formula between dollar signs means, and its name.
  ///
  /// - Parameter isBlock: Whether it has a line of its own.
  mutating func formula(
    _ found: FormulaSyntax.Found, isBlock: Bool
  ) -> Result<(MathFormula, EquationName?), SourceProblem> {
    let first = found.line + uncountedLines
    let column = uncountedLines > 0 ? nil : characterColumn(first, byte: found.column)
    if case .problem(let message, _) = found.reading {
      let problem = SourceProblem(
        line: place(first, 1).line, column: column.flatMap { place(first, $0).column }, message: message)
      problems.append(problem)
      return .failure(problem)
    }
    // Of lines further down, Markdown has taken away what they begin with.
    let firstColumn = column.map { $0 + found.markLength }
    return read(found.tex, isBlock: isBlock, name: nil) { parser, offset in
      parser.place(ofOffset: offset, in: found.tex, firstLine: first, firstColumn: firstColumn)
    }
  }

  /// What a formula in a fence means, and its name.
  ///
  /// - Parameter name: The name behind the fence.
  mutating func formula(
    _ tex: String, fence node: OpaquePointer, name: EquationName?
  ) -> Result<(MathFormula, EquationName?), SourceProblem> {
    let first = Int(cmark_node_get_start_line(node)) + 1
    let firstColumn = margin(ofLine: first, before: tex, 0) + 1
    return read(tex, isBlock: true, name: name) { parser, offset in
      parser.place(ofOffset: offset, in: tex, firstLine: first, firstColumn: firstColumn)
    }
  }

  /// Where an offset of a formula is in the source.
  private func place(
    ofOffset offset: Int, in tex: String, firstLine: Int, firstColumn: Int?
  ) -> (line: Int?, column: Int?) {
    let before = tex.prefix(offset)
    let line = before.count(where: \.isNewline)
    let column = before.count - (before.lastIndex(where: \.isNewline).map { before[...$0].count } ?? 0)
    let start = line == 0 ? firstColumn : margin(ofLine: firstLine + line, before: tex, line) + 1
    let source = place(firstLine + line, (start ?? 1) + column)
    return (source.line, start == nil ? nil : source.column)
  }

  /// How many characters of a line of the text stand before the line of the formula that is in it.
  private func margin(ofLine number: Int, before tex: String, _ line: Int) -> Int {
    let part = tex.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(line).first ?? ""
    guard lines.indices.contains(number - 1), !part.isEmpty, let range = lines[number - 1].range(of: part) else {
      return 0
    }
    return lines[number - 1][..<range.lowerBound].count
  }

  /// The column in characters of one that cmark counts in bytes, both from 1.
  func characterColumn(_ line: Int, byte column: Int) -> Int {
    guard lines.indices.contains(line - 1) else { return column }
    return String(decoding: lines[line - 1].utf8.prefix(max(column - 1, 0)), as: UTF8.self).count + 1
  }
}
