// What stands for commands and environments that MathJax does not have by itself.

extension PortableTeX {
  static let macros: [String: TeXMacro] = {
    var result = commands.mapValues { TeXMacro($0) }
    for name in symbols {
      guard let symbol = TeXCommands.symbols[name] else { continue }
      result[name] = TeXMacro(classed(symbol))
    }
    for name in functions { result[name] = TeXMacro("\\operatorname{\(name)}") }
    for name in arrows {
      guard let arrow = TeXCommands.extensibleArrows[name] else { continue }
      // An arrow of fixed length, with the words above and below.
      var macro = TeXMacro("\\mathrel{\\underset{#1}{\\overset{#2}{\(arrow)}}}")
      macro.defaultArgument = []
      result[name] = macro
    }
    return result
  }()

  private static func classed(_ symbol: MathSymbol) -> String {
    switch symbol.kind {
    case .relation: "\\mathrel{\(symbol.text)}"
    case .binary: "\\mathbin{\(symbol.text)}"
    case .large, .integral: "{\\mathop{\(symbol.text)}}"
    case .open: "\\mathopen{\(symbol.text)}"
    case .close: "\\mathclose{\(symbol.text)}"
    case .punctuation: "\\mathpunct{\(symbol.text)}"
    case .ordinary, .inner: "{\(symbol.text)}"
    }
  }

  private static let commands: [String: String] = [
    "argmax": "\\operatorname*{arg\\,max}", "argmin": "\\operatorname*{arg\\,min}", "plim": "\\operatorname*{plim}",
    "operatornamewithlimits": "\\operatorname*{#1}", "bm": "\\boldsymbol", "pmb": "\\boldsymbol",
    "bold": "\\mathbf", "mathnormal": "\\mathit", "emph": "\\textit", "textmd": "\\text",
    "textnormal": "\\text", "textup": "\\text", "coloneqq": "\\mathrel{:=}", "eqqcolon": "\\mathrel{=:}",
    "colonequals": "\\mathrel{:=}", "equalscolon": "\\mathrel{=:}", "vcentcolon": "\\mathrel{:}",
    "ratio": "\\mathrel{:}",
    "dblcolon": "\\mathrel{::}", "coloncolon": "\\mathrel{::}", "Coloneqq": "\\mathrel{::=}",
    "coloncolonequals": "\\mathrel{::=}", "coloneq": "\\mathrel{:-}", "colonminus": "\\mathrel{:-}",
    "Coloneq": "\\mathrel{::-}", "coloncolonminus": "\\mathrel{::-}", "Eqqcolon": "\\mathrel{=::}",
    "equalscoloncolon": "\\mathrel{=::}", "eqcolon": "\\mathrel{-:}", "minuscolon": "\\mathrel{-:}",
    "Eqcolon": "\\mathrel{-::}", "minuscoloncolon": "\\mathrel{-::}", "colonapprox": "\\mathrel{:\\approx}",
    "Colonapprox": "\\mathrel{::\\approx}", "coloncolonapprox": "\\mathrel{::\\approx}",
    "colonsim": "\\mathrel{:\\sim}",
    "Colonsim": "\\mathrel{::\\sim}", "coloncolonsim": "\\mathrel{::\\sim}", "simcolon": "\\mathrel{\\sim:}",
    "simcoloncolon": "\\mathrel{\\sim::}", "approxcolon": "\\mathrel{\\approx:}",
    "approxcoloncolon": "\\mathrel{\\approx::}", "llbracket": "\\mathopen{[\\![}", "rrbracket": "\\mathclose{]\\!]}",
    "lBrace": "\\mathopen{\\{\\!|}", "rBrace": "\\mathclose{|\\!\\}}", "R": "\\mathbb{R}", "N": "\\mathbb{N}",
    "Z": "\\mathbb{Z}", "Complex": "\\mathbb{C}", "reals": "\\mathbb{R}", "Reals": "\\mathbb{R}",
    "natnums": "\\mathbb{N}",
    "cnums": "\\mathbb{C}", "bra": "\\langle{#1}|", "ket": "|{#1}\\rangle", "braket": "\\langle{#1}\\rangle",
    "Bra": "\\left\\langle#1\\right|", "Ket": "\\left|#1\\right\\rangle", "lang": "\\langle", "rang": "\\rangle",
    "lparen": "(", "rparen": ")", "infin": "\\infty", "empty": "\\emptyset", "exist": "\\exists", "real": "\\Re",
    "image": "\\Im", "alef": "\\aleph", "alefsym": "\\aleph", "weierp": "\\wp", "thetasym": "\\vartheta",
    "degree": "^\\circ", "notni": "\\not\\ni", "Alpha": "\\mathrm{A}", "Beta": "\\mathrm{B}", "Epsilon": "\\mathrm{E}",
    "Zeta": "\\mathrm{Z}", "Eta": "\\mathrm{H}", "Iota": "\\mathrm{I}", "Kappa": "\\mathrm{K}", "Mu": "\\mathrm{M}",
    "Nu": "\\mathrm{N}", "Omicron": "\\mathrm{O}", "Rho": "\\mathrm{P}", "Tau": "\\mathrm{T}", "Chi": "\\mathrm{X}",
    "omicron": "o", "utilde": "\\underset{\\sim}", "underbar": "\\underline", "widecheck": "\\check",
    "overlinesegment": "\\overline", "overgroup": "\\overset{⏠}", "undergroup": "\\underset{⏡}",
    "Overrightarrow": "\\overset{\\Rightarrow}", "overleftharpoon": "\\overset{\\leftharpoonup}",
    "overrightharpoon": "\\overset{\\rightharpoonup}", "mathllap": "\\llap{#1}", "mathrlap": "\\rlap{#1}",
    "mathclap": "",
    "clap": "\\text", "sout": "\\cancel",
    "raisebox": "\\raise #1{\\text{#2}}", "AA": "\\text{Å}", "aa": "\\text{å}", "sixptsize": "\\tiny",
    "footnotesize": "\\small", "enskip": "\\enspace", "medspace": "\\:", "thickspace": "\\;", "relax": "",
    "nobreak": "", "allowbreak": "", "DOTSB": "", "DOTSI": "", "DOTSX": "", "bgroup": "{", "egroup": "}",
  ]

  /// Symbols that are written as the character itself.
  private static let symbols: Set<String> = [
    "Dagger", "Darr", "Harr", "Larr", "Lrarr", "Rarr", "Uarr", "bull", "clubs", "dArr", "dag", "darr", "ddag",
    "diamonds",
    "hearts", "harr", "hArr", "larr", "lArr", "lrArr", "lrarr", "rarr", "rArr", "spades", "uArr", "uarr", "isin", "sub",
    "sube", "supe", "sdot", "plusmn", "sect", "copyright", "mathsterling", "pounds", "imageof", "origof", "oiint",
    "oiiint", "varvdots", "mathellipsis", "lq", "rq", "dotsx", "P",
  ]

  private static let functions: Set<String> = [
    "arctg", "arcctg", "ch", "sh", "th", "cth", "cosec", "cotg", "ctg", "tg",
  ]

  private static let arrows: Set<String> = [
    "xLeftarrow", "xLeftrightarrow", "xRightarrow", "xhookleftarrow", "xhookrightarrow", "xleftharpoondown",
    "xleftharpoonup", "xleftrightarrow", "xleftrightharpoons", "xrightharpoondown", "xrightharpoonup",
    "xrightleftharpoons", "xlongequal", "xtwoheadrightarrow", "xtwoheadleftarrow", "xtofrom", "xmapsto",
  ]

  /// Environments of mathtools as those of amsmath: what begins and what ends them.
  static let environments: [String: (begin: String, end: String)] = {
    var result: [String: (begin: String, end: String)] = [
      "dcases": ("\\begin{cases}", "\\end{cases}"), "darray": ("\\begin{array}", "\\end{array}"),
      "rcases": ("\\left.\\begin{array}{ll}", "\\end{array}\\right\\}"),
      "drcases": ("\\left.\\begin{array}{ll}", "\\end{array}\\right\\}"), "matrix*": ("\\begin{array}", "\\end{array}"),
    ]
    for (prefix, open, close) in [
      ("p", "(", ")"), ("b", "[", "]"), ("B", "\\{", "\\}"), ("v", "|", "|"), ("V", "\\|", "\\|"),
    ] {
      result["\(prefix)matrix*"] = ("\\left\(open)\\begin{array}", "\\end{array}\\right\(close)")
      result["\(prefix)smallmatrix"] = ("\\left\(open)\\begin{smallmatrix}", "\\end{smallmatrix}\\right\(close)")
    }
    return result
  }()

  /// The formula with these environments; `nil` if it has none.
  static func withoutMathtools(_ tokens: [TeXToken]) -> [TeXToken]? {
    var result: [TeXToken] = []
    var index = 0
    var isChanged = false
    while index < tokens.count {
      let token = tokens[index]
      let isBegin = token.kind == .command("begin")
      guard isBegin || token.kind == .command("end"), index + 1 < tokens.count, tokens[index + 1].kind == .openBrace,
        let close = tokens[index...].firstIndex(where: { $0.kind == .closeBrace }),
        let environment = environments[Array(tokens[(index + 2)..<close]).source]
      else {
        result.append(token)
        index += 1
        continue
      }
      isChanged = true
      let name = Array(tokens[(index + 2)..<close]).source
      index = close + 1
      var text = isBegin ? environment.begin : environment.end
      if isBegin, name.hasSuffix("matrix*") {
        var column = "c"
        if index + 2 < tokens.count, tokens[index].kind == .character("["), tokens[index + 2].kind == .character("]") {
          column = tokens[index + 1].kind.source
          index += 3
        }
        // More columns than any row has do no harm.
        text += "{\(String(repeating: column, count: 12))}"
      }
      var lexer = TeXLexer(text)
      result += lexer.tokens()
    }
    return isChanged ? result : nil
  }
}
