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
/// Comments (`%` to the end of the line) are dropped, and raised and lowered digits of Unicode are scripts.
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
      if let scripts = scripts() {
        result += scripts.map { TeXToken(kind: $0, offset: start) }
      } else if let kind = next() {
        result.append(TeXToken(kind: kind, offset: start))
      }
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
      // The line break and the spaces of the next line belong to the comment.
      while index < characters.count, characters[index].isWhitespace { index += 1 }
      return nil
    case "~": return .command("nobreakspace")
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

  /// `²` and its like as `^{2}`.
  private mutating func scripts() -> [TeXToken.Kind]? {
    for (mark, plain) in [(TeXToken.Kind.superscript, Self.raised), (.subscript, Self.lowered)] {
      let run = characters[index...].prefix { plain[$0] != nil }
      guard !run.isEmpty else { continue }
      index += run.count
      return [mark, .openBrace] + run.compactMap { plain[$0].map(TeXToken.Kind.character) } + [.closeBrace]
    }
    return nil
  }

  private static let raised = Dictionary(uniqueKeysWithValues: zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "0123456789+-=()ni"))
  private static let lowered = Dictionary(
    uniqueKeysWithValues: zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", "0123456789+-=()aeoxhklmnpstijruv"))
}

extension TeXToken.Kind {
  /// The token as it is written.
  var source: String {
    switch self {
    case .command(let name): "\\\(name)"
    case .character(let character): String(character)
    case .openBrace: "{"
    case .closeBrace: "}"
    case .superscript: "^"
    case .subscript: "_"
    case .ampersand: "&"
    case .newline: "\\\\"
    case .space: " "
    }
  }
}

extension [TeXToken] {
  /// TeX that is read as the same tokens.
  var source: String {
    var result = ""
    for (index, token) in enumerated() {
      result += token.kind.source
      // A letter behind a command would lengthen its name.
      if case .command(let name) = token.kind, name.last?.isLetter == true, index + 1 < count,
        case .character(let next) = self[index + 1].kind, next.isLetter
      {
        result += " "
      }
    }
    return result
  }
}
