/// Writes formulas for code hosts, whose MathJax knows LaTeX and amsmath, but none of a chapter's macros and not all of
/// KaTeX's commands.
enum PortableTeX {
  /// The source as it is, or with macros and substitutes put in where it has any.
  ///
  /// - Parameter numbers: Those of rows, which code hosts do not count: each is written as a `\tag`.
  static func write(
    _ source: String, _ tokens: [TeXToken], macros: TeXMacros, isRewritten: Bool, numbers: [NumberPlace] = []
  ) -> String {
    let needsSubstitutes = tokens.contains { token in
      if case .command(let name) = token.kind { Self.macros[name] != nil } else { false }
    }
    guard isRewritten || needsSubstitutes else {
      let tokens = withoutMathtools(tokens).map { numbered($0, numbers) }
      return (tokens?.source ?? numbered(source, numbers)).trimmed
    }
    var expander = TeXExpander(tokens, macros: macros, abbreviations: Self.macros, end: source.count)
    let expanded = expander.expanded()
    return numbered(withoutMathtools(expanded) ?? expanded, numbers).source.trimmed
  }

  /// The source with the numbers of its rows at their ends.
  private static func numbered(_ source: String, _ numbers: [NumberPlace]) -> String {
    var characters = Array(source)
    for place in numbers.reversed() where place.token.offset <= characters.count {
      characters.insert(contentsOf: "\\tag{\(place.number)} ", at: place.token.offset)
    }
    return String(characters)
  }

  /// Tokens with the numbers of their rows.
  ///
  /// Those of one macro all have its place; their order tells them apart.
  private static func numbered(_ tokens: [TeXToken], _ numbers: [NumberPlace]) -> [TeXToken] {
    var result: [TeXToken] = []
    var rest = numbers[...]
    for token in tokens {
      if let place = rest.first, token == place.token {
        var lexer = TeXLexer("\\tag{\(place.number)}")
        result += lexer.tokens()
        rest.removeFirst()
      }
      result.append(token)
    }
    return result
  }

  /// The formula with the numbers of the equations that it refers to, and without its own name: a code host takes each
  /// formula for a page of its own.
  static func resolving(_ tex: String, _ number: (_ name: String) -> String?) -> String {
    guard tex.contains("ref") || tex.contains("\\label") else { return tex }
    return tex.replacing(/\\(eqref|ref)\s*\{([^}]*)\}/) { match in
      let text = number(String(match.2).trimmed) ?? "?"
      return match.1 == "eqref" ? "\\text{(\(text))}" : "\\text{\(text)}"
    }.replacing(/\s*\\label\s*\{[^}]*\}/, with: "")
  }
}
