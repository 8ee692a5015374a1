extension TeXParser {
  mutating func number(_ first: Character) -> MathNode {
    var text = String(first)
    while let token = peek(), case .character(let character) = token.kind {
      if character.isNumber {
        text.append(character)
      } else if character == ".", index + 1 < tokens.count, case .character(let after) = tokens[index + 1].kind,
        after.isNumber
      {
        text.append(character)
      } else {
        break
      }
      index += 1
    }
    return .number(alphabet.map { alphabet in String(text.map(alphabet.styled)) } ?? text)
  }

  func character(_ character: Character, _ token: TeXToken) throws(TeXError) -> MathNode {
    switch character {
    case "+", "±", "×", "⋅": return .symbol(MathSymbol(String(character), .binary))
    case "-", "−": return .symbol(MathSymbol("−", .binary))
    case "*": return .symbol(MathSymbol("∗", .binary))
    case "/", "|", "!", "?", "@", "\"", "…", ".": return .symbol(MathSymbol(String(character), .ordinary))
    case "=", "<", ">", ":", "≤", "≥", "≈", "≠", "→", "∈", "∼": return .symbol(MathSymbol(String(character), .relation))
    case "(", "[": return .symbol(MathSymbol(String(character), .open))
    case ")", "]": return .symbol(MathSymbol(String(character), .close))
    case ",", ";": return .symbol(MathSymbol(String(character), .punctuation))
    case "`":
      throw TeXError(offset: token.offset, message: "a backtick has no meaning in mathematics")
    case _ where character.isLetter:
      guard let alphabet else { return .identifier(String(character), isUpright: false) }
      return .identifier(String(alphabet.styled(character)), isUpright: alphabet == .upright)
    default: return .symbol(MathSymbol(String(character), .ordinary))
    }
  }
}
