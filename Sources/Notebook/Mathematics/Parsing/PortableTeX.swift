/// Writes formulas for code hosts, whose MathJax knows LaTeX and amsmath, but none of a chapter's macros and not all of
/// KaTeX's commands.
enum PortableTeX {
  /// The source as it is, or with macros and substitutes put in where it has any.
  static func write(_ source: String, _ tokens: [TeXToken], macros: TeXMacros, isRewritten: Bool) -> String {
    let needsSubstitutes = tokens.contains { token in
      if case .command(let name) = token.kind { Self.macros[name] != nil } else { false }
    }
    guard isRewritten || needsSubstitutes else { return withoutMathtools(tokens)?.source.trimmed ?? source.trimmed }
    var expander = TeXExpander(tokens, macros: macros, abbreviations: Self.macros, end: source.count)
    let expanded = expander.expanded()
    return (withoutMathtools(expanded) ?? expanded).source.trimmed
  }

  /// The formula with the numbers of the equations that it refers to, and without its own name: a code host takes each
  /// formula for a page of its own.
  static func resolving(_ tex: String, _ number: (_ name: String) -> String?) -> String {
    tex.replacing(/\\(eqref|ref)\s*\{([^}]*)\}/) { match in
      let text = number(String(match.2).trimmed) ?? "?"
      return match.1 == "eqref" ? "\\text{(\(text))}" : "\\text{\(text)}"
    }.replacing(/\s*\\label\s*\{[^}]*\}/, with: "")
  }
}
