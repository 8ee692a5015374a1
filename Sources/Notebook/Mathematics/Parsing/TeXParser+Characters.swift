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
    case "+": return .symbol(MathSymbol("+", .binary))
    case "-", "−": return .symbol(MathSymbol("−", .binary))
    case "*": return .symbol(MathSymbol("∗", .binary))
    case "·": return .symbol(MathSymbol("⋅", .binary))
    case "=", ":": return .symbol(MathSymbol(String(character), .relation))
    case "(", "[": return .symbol(MathSymbol(String(character), .open))
    case ")", "]", "!", "?": return .symbol(MathSymbol(String(character), .close))
    case ",", ";": return .symbol(MathSymbol(String(character), .punctuation))
    case "|", "/", ".", "@", "\"": return .symbol(MathSymbol(String(character), .ordinary))
    case "`", "$", "#":
      let name = character == "`" ? "a backtick" : "\(character)"
      let advice = character == "`" ? "" : ": the sign itself is \\\(character)"
      throw TeXError(offset: token.offset, message: "\(name) has no meaning in mathematics\(advice)")
    default: break
    }
    if let symbol = TeXCommands.symbolsByCharacter[character] { return .symbol(symbol) }
    if TeXCommands.uprightLetters.values.contains(String(character)), !character.isASCII {
      return letter(String(character), isUpright: true)
    }
    if character.isLetter || TeXCommands.letters.values.contains(String(character)) {
      return letter(String(character), isUpright: false)
    }
    return .symbol(MathSymbol(String(character), .ordinary))
  }

  /// A letter in the alphabet that holds here.
  func letter(_ text: String, isUpright: Bool) -> MathNode {
    guard let alphabet, text.count == 1, let character = text.first else {
      return .identifier(text, isUpright: isUpright)
    }
    let isGreek = !character.isASCII
    // Bold small Greek letters are italic, as in LaTeX; bold capitals upright.
    let actual =
      isGreek && (alphabet == .bold || alphabet == .boldItalic) ? (isUpright ? .bold : .boldItalic) : alphabet
    let styled = actual.styled(character)
    if styled == character, alphabet == .boldItalic { return .heavy(.identifier(text, isUpright: isUpright)) }
    let stands = alphabet == .upright && character.isASCII ? true : isUpright && !(alphabet == .italic)
    return .identifier(String(styled), isUpright: stands)
  }

  mutating func argument(of name: String, in alphabet: MathAlphabet) throws(TeXError) -> MathNode {
    let outer = self.alphabet
    self.alphabet = alphabet
    defer { self.alphabet = outer }
    let node = try argument(of: name)
    if alphabet == .boldItalic, case .symbol = node { return .heavy(node) }
    return .row(joinedLetters(node.rowNodes ?? [node], in: alphabet)).onlyChild
  }

  /// A word such as `\mathrm{diag}` is one name; `\mathrm{a+b}` is not.
  func joinedLetters(_ nodes: [MathNode], in alphabet: MathAlphabet) -> [MathNode] {
    guard [.upright, .italic, .sansSerif, .monospace].contains(alphabet) else { return nodes }
    var result: [MathNode] = []
    for node in nodes {
      if case .identifier(let letter, let isUpright) = node, case .identifier(let before, isUpright)? = result.last {
        result[result.count - 1] = .identifier(before + letter, isUpright: isUpright)
      } else {
        result.append(node)
      }
    }
    return result
  }
}

extension MathNode {
  /// The node in a row of one.
  fileprivate var onlyChild: MathNode {
    if case .row(let nodes) = self, nodes.count == 1 { nodes[0] } else { self }
  }
}
