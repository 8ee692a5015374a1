// Numbers and names of equations.

/// A name of an equation, and where it stands in the formula.
struct EquationLabel: Hashable, Sendable {
  var name: String
  var offset: Int
}

extension TeXParser {
  mutating func equation(
    _ structure: TeXCommands.Structure, _ name: String, _ token: TeXToken
  ) throws(TeXError) -> MathNode {
    switch structure {
    case .tag:
      let isStarred = peek()?.kind == .character("*")
      if isStarred { index += 1 }
      let tokens = try rawTokens(of: name)
      let text = try plainText(tokens, of: name)
      guard rowNumbers.isInRow ? rowNumbers.row.tag == nil : tag == nil else {
        throw TeXError(offset: token.offset, message: "two \\tag at one equation")
      }
      let found = EquationTag(text: text, isInParentheses: !isStarred)
      if rowNumbers.isInRow { rowNumbers.row.tag = found } else { tag = found }
      return .space(0)
    case .noNumber:
      if rowNumbers.isInRow { rowNumbers.row.isWithoutNumber = true }
      return .space(0)
    case .label:
      let text = try rawTokens(of: name).source.trimmed
      if rowNumbers.isInRow, rowNumbers.next != nil {
        guard rowNumbers.row.label == nil else {
          throw TeXError(offset: token.offset, message: "a second \\label: a row has one name")
        }
        rowNumbers.row.label = EquationLabel(name: text, offset: token.offset)
        return .space(0)
      }
      guard label == nil else {
        throw TeXError(
          offset: token.offset,
          message: "a second \\label: a formula has one name, which stands behind its fence, ```math \(text)")
      }
      label = EquationLabel(name: text, offset: token.offset)
      return .space(0)
    case .reference(let inParentheses):
      let text = try rawTokens(of: name).source.trimmed
      references.append(EquationLabel(name: text, offset: token.offset))
      return .reference(text, inParentheses: inParentheses)
    default: return .space(0)
    }
  }

  /// Text without mathematics.
  private func plainText(_ tokens: [TeXToken], of name: String) throws(TeXError) -> String {
    var text = ""
    for token in tokens {
      switch token.kind {
      case .space: text += " "
      case .character("'"): text += "′"
      case .character(let character) where character != "$": text.append(character)
      case .command(let symbol) where TeXCommands.symbols[symbol]?.text.count == 1:
        text += TeXCommands.symbols[symbol]?.text ?? ""
      case .openBrace, .closeBrace: continue
      case .character("$"): continue
      default: throw TeXError(offset: token.offset, message: "only plain text can stand in \\\(name)")
      }
    }
    return text.trimmed
  }
}
