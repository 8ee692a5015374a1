/// The TeX commands that chapters can use, beyond those with arguments (see `TeXParser`).
enum TeXCommands {
  /// Letters.
  static let identifiers: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "ell": "ℓ", "hbar": "ℏ", "imath": "ı",
    "jmath": "ȷ",
  ]

  /// Letters and signs that stand upright.
  static let uprightIdentifiers: [String: String] = [
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "partial": "∂", "nabla": "∇", "top": "⊤", "bot": "⊥",
    "emptyset": "∅", "varnothing": "∅", "forall": "∀", "exists": "∃", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "angle": "∠",
    "triangle": "△", "dagger": "†", "degree": "°",
  ]

  /// Names of functions; `true` where limits stand below in a formula of its own.
  static let functions: [String: Bool] = [
    "log": false, "ln": false, "lg": false, "exp": false, "sin": false, "cos": false, "tan": false, "cot": false,
    "sec": false, "csc": false, "sinh": false, "cosh": false, "tanh": false, "coth": false, "arcsin": false,
    "arccos": false, "arctan": false, "arg": false, "deg": false, "dim": false, "hom": false, "ker": false,
    "det": true, "gcd": true, "inf": true, "lim": true, "max": true, "min": true, "Pr": true, "sup": true,
  ]

  /// Names of functions of two words.
  static let limitFunctions: [String: String] = [
    "argmax": "arg\u{2009}max", "argmin": "arg\u{2009}min", "liminf": "lim\u{2009}inf", "limsup": "lim\u{2009}sup",
  ]

  /// Operators, relations, arrows and punctuation.
  static let symbols: [String: MathSymbol] = {
    var result: [String: MathSymbol] = [:]
    func add(_ kind: MathSymbol.Class, _ entries: [String: String]) {
      result.merge(entries.mapValues { MathSymbol($0, kind) }) { first, _ in first }
    }
    add(
      .large,
      [
        "sum": "∑", "prod": "∏", "coprod": "∐", "bigcup": "⋃", "bigcap": "⋂", "bigvee": "⋁", "bigwedge": "⋀",
        "bigoplus": "⨁", "bigotimes": "⨂",
      ])
    add(.integral, ["int": "∫", "iint": "∬", "oint": "∮"])
    add(
      .binary,
      [
        "cdot": "⋅", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆", "circ": "∘",
        "bullet": "∙", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗", "odot": "⊙", "cup": "∪", "cap": "∩", "setminus": "∖",
        "bmod": "mod", "wedge": "∧", "land": "∧", "vee": "∨", "lor": "∨",
      ])
    add(
      .relation,
      [
        "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "ll": "≪", "gg": "≫", "approx": "≈",
        "equiv": "≡", "sim": "∼", "simeq": "≃", "cong": "≅", "propto": "∝", "in": "∈", "notin": "∉", "ni": "∋",
        "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇", "mid": "∣", "nmid": "∤", "parallel": "∥",
        "perp": "⟂", "prec": "≺", "succ": "≻", "preceq": "⪯", "succeq": "⪰", "to": "→", "rightarrow": "→",
        "leftarrow": "←", "gets": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "Leftarrow": "⇐",
        "Leftrightarrow": "⇔", "implies": "⟹", "impliedby": "⟸", "iff": "⟺", "mapsto": "↦", "longrightarrow": "⟶",
        "longleftarrow": "⟵", "longmapsto": "⟼", "uparrow": "↑", "downarrow": "↓", "coloneqq": "≔", "doteq": "≐",
        "vdash": "⊢", "models": "⊨", "lt": "<", "gt": ">",
      ])
    add(
      .ordinary,
      ["ldots": "…", "dots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱", "neg": "¬", "lnot": "¬", "prime": "′"])
    add(.ordinary, ["%": "%", "$": "$", "#": "#", "&": "&", "_": "_", "backslash": "\\"])
    add(.punctuation, ["colon": ":"])
    return result
  }()

  /// Delimiters by command, with the side they are on.
  static let delimiters: [String: MathSymbol] = [
    "{": MathSymbol("{", .open), "}": MathSymbol("}", .close), "lbrace": MathSymbol("{", .open),
    "rbrace": MathSymbol("}", .close), "lbrack": MathSymbol("[", .open), "rbrack": MathSymbol("]", .close),
    "langle": MathSymbol("⟨", .open), "rangle": MathSymbol("⟩", .close), "lfloor": MathSymbol("⌊", .open),
    "rfloor": MathSymbol("⌋", .close), "lceil": MathSymbol("⌈", .open), "rceil": MathSymbol("⌉", .close),
    "lvert": MathSymbol("|", .open), "rvert": MathSymbol("|", .close), "lVert": MathSymbol("‖", .open),
    "rVert": MathSymbol("‖", .close), "vert": MathSymbol("|", .ordinary), "Vert": MathSymbol("‖", .ordinary),
    "|": MathSymbol("‖", .ordinary),
  ]

  /// Spaces in em.
  static let spaces: [String: Double] = [
    ",": 3.0 / 18, "thinspace": 3.0 / 18, ":": 4.0 / 18, ">": 4.0 / 18, "medspace": 4.0 / 18, ";": 5.0 / 18,
    "thickspace": 5.0 / 18, "!": -3.0 / 18, "negthinspace": -3.0 / 18, " ": 0.25, "enspace": 0.5, "quad": 1, "qquad": 2,
  ]

  /// Alphabets by the command that sets its argument in them.
  static let alphabets: [String: MathAlphabet] = [
    "mathrm": .upright, "mathnormal": .italic, "mathit": .italic, "mathbf": .bold, "boldsymbol": .boldItalic,
    "bm": .boldItalic, "mathcal": .script, "mathscr": .script, "mathbb": .doubleStruck, "mathfrak": .fraktur,
    "mathsf": .sansSerif, "mathtt": .monospace,
  ]

  /// Accents above one letter or, if wide, above all of the argument.
  static let accents: [String: String] = [
    "hat": "^", "widehat": "^", "bar": "¯", "overline": "¯", "tilde": "~", "widetilde": "~", "vec": "→", "dot": "˙",
    "ddot": "¨", "check": "ˇ", "breve": "˘", "acute": "´", "grave": "`", "overbrace": "⏞", "overrightarrow": "→",
    "overleftarrow": "←",
  ]

  /// Marks below the argument.
  static let underAccents: [String: String] = ["underline": "_", "underbrace": "⏟"]

  /// Heights in em of delimiters made larger by hand.
  static let sizes: [String: Double] = [
    "big": 1.2, "bigl": 1.2, "bigr": 1.2, "bigm": 1.2, "Big": 1.8, "Bigl": 1.8, "Bigr": 1.8, "Bigm": 1.8,
    "bigg": 2.4, "biggl": 2.4, "biggr": 2.4, "biggm": 2.4, "Bigg": 3, "Biggl": 3, "Biggr": 3, "Biggm": 3,
  ]

  /// The known command that is nearest to a misspelled one.
  static func nearest(to name: String) -> String? {
    let known =
      [
        "frac", "dfrac", "tfrac", "binom", "sqrt", "text", "operatorname", "left", "right", "begin", "end", "overset",
        "underset", "stackrel", "substack", "middle",
      ] + identifiers.keys + uprightIdentifiers.keys + functions.keys + limitFunctions.keys + symbols.keys
      + delimiters.keys + spaces.keys + alphabets.keys + accents.keys + underAccents.keys
    return nearestName(to: name, among: known.sorted())
  }
}
