/// A piece of TeX source.
struct TeXToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// `\name` without the backslash; for control symbols such as `\,` the symbol.
    case command(String)
    case character(Character)
    case openBrace
    case closeBrace
    case superscript
    case `subscript`
    case ampersand
    /// `\\`
    case newline
    case space
  }

  var kind: Kind
  /// The offset in characters from the beginning of the formula.
  var offset: Int
}

/// Splits TeX mathematics into tokens.
///
/// Comments (`%` to the end of the line) are dropped.
struct TeXLexer {
  private let characters: [Character]
  private var index = 0

  init(_ source: String) {
    characters = Array(source)
  }

  mutating func tokens() -> [TeXToken] {
    var result: [TeXToken] = []
    while index < characters.count {
      let start = index
      if let kind = next() { result.append(TeXToken(kind: kind, offset: start)) }
    }
    return result
  }

  private mutating func next() -> TeXToken.Kind? {
    let character = characters[index]
    index += 1
    switch character {
    case "\\": return command()
    case "{": return .openBrace
    case "}": return .closeBrace
    case "^": return .superscript
    case "_": return .subscript
    case "&": return .ampersand
    case "%":
      while index < characters.count, !characters[index].isNewline { index += 1 }
      return nil
    case "~": return .command(" ")
    case _ where character.isWhitespace: return .space
    default: return .character(character)
    }
  }

  private mutating func command() -> TeXToken.Kind {
    guard index < characters.count else { return .command("") }
    let first = characters[index]
    index += 1
    if first == "\\" { return .newline }
    guard first.isASCII, first.isLetter else { return .command(first.isWhitespace ? " " : String(first)) }
    var name = String(first)
    while index < characters.count, characters[index].isASCII, characters[index].isLetter {
      name.append(characters[index])
      index += 1
    }
    return .command(name)
  }
}
