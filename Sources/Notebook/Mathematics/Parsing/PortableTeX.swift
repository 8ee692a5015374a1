/// Writes formulas for code hosts, whose MathJax knows LaTeX and amsmath, but none of a chapter's macros and not all of
/// KaTeX's commands.
enum PortableTeX {
  /// What stands for commands that MathJax does not have by itself.
  static let substitutes: [String: String] = [
    "argmax": "\\operatorname*{arg\\,max}", "argmin": "\\operatorname*{arg\\,min}", "bm": "\\boldsymbol{#1}",
    "pmb": "\\boldsymbol{#1}", "plim": "\\operatorname*{plim}", "coloneqq": "\\mathrel{:=}",
    "eqqcolon": "\\mathrel{=:}",
    "colonequals": "\\mathrel{:=}", "equalscolon": "\\mathrel{=:}", "vcentcolon": "\\mathrel{:}",
    "ratio": "\\mathrel{:}",
    "dblcolon": "\\mathrel{::}", "coloncolon": "\\mathrel{::}", "llbracket": "\\mathopen{[\\![}",
    "rrbracket": "\\mathclose{]\\!]}",
    "R": "\\mathbb{R}", "N": "\\mathbb{N}", "Z": "\\mathbb{Z}", "Complex": "\\mathbb{C}", "reals": "\\mathbb{R}",
    "Reals": "\\mathbb{R}", "natnums": "\\mathbb{N}", "cnums": "\\mathbb{C}", "bra": "\\langle{#1}|",
    "ket": "|{#1}\\rangle", "braket": "\\langle{#1}\\rangle", "Bra": "\\left\\langle#1\\right|",
    "Ket": "\\left|#1\\right\\rangle", "isin": "\\in", "lang": "\\langle", "rang": "\\rangle", "infin": "\\infty",
    "empty": "\\emptyset", "exist": "\\exists", "rarr": "\\rightarrow", "larr": "\\leftarrow",
    "harr": "\\leftrightarrow",
    "rArr": "\\Rightarrow", "lArr": "\\Leftarrow", "hArr": "\\Leftrightarrow", "sdot": "\\cdot", "plusmn": "\\pm",
    "sub": "\\subset", "sube": "\\subseteq", "supe": "\\supseteq", "alef": "\\aleph", "weierp": "\\wp",
    "thetasym": "\\vartheta", "utilde": "\\underset{\\sim}{#1}", "notni": "\\not\\ni",
    "Alpha": "\\mathrm{A}", "Beta": "\\mathrm{B}", "Epsilon": "\\mathrm{E}", "Zeta": "\\mathrm{Z}",
    "Eta": "\\mathrm{H}", "Iota": "\\mathrm{I}", "Kappa": "\\mathrm{K}", "Mu": "\\mathrm{M}", "Nu": "\\mathrm{N}",
    "Omicron": "\\mathrm{O}", "Rho": "\\mathrm{P}", "Tau": "\\mathrm{T}", "Chi": "\\mathrm{X}", "omicron": "o",
    "emph": "\\textit{#1}", "bold": "\\mathbf{#1}",
  ]

  private static let macros: [String: TeXMacro] = substitutes.mapValues { TeXMacro($0) }

  /// The source as it is, or with macros and substitutes put in where it has any.
  static func write(_ source: String, _ tokens: [TeXToken], macros: TeXMacros, isRewritten: Bool) -> String {
    let needsSubstitutes = tokens.contains { token in
      if case .command(let name) = token.kind { Self.macros[name] != nil } else { false }
    }
    guard isRewritten || needsSubstitutes else { return source.trimmed }
    var expander = TeXExpander(tokens, macros: macros, abbreviations: Self.macros, end: source.count)
    return expander.expanded().source.trimmed
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
