extension TeXCommands {
  /// Delimiters by command, with the side they are on.
  static let delimiters: [String: MathSymbol] = {
    var result: [String: MathSymbol] = [:]
    for (name, text) in [
      "{": "{", "lbrace": "{", "lbrack": "[", "lparen": "(", "langle": "⟨", "lang": "⟨", "lfloor": "⌊", "lceil": "⌈",
      "lvert": "|", "lVert": "‖", "lgroup": "⟮", "llbracket": "⟦", "ulcorner": "⌜", "llcorner": "⌞", "lBrace": "⦃",
    ] { result[name] = MathSymbol(text, .open) }
    for (name, text) in [
      "}": "}", "rbrace": "}", "rbrack": "]", "rparen": ")", "rangle": "⟩", "rang": "⟩", "rfloor": "⌋", "rceil": "⌉",
      "rvert": "|", "rVert": "‖", "rgroup": "⟯", "rrbracket": "⟧", "urcorner": "⌝", "lrcorner": "⌟", "rBrace": "⦄",
    ] { result[name] = MathSymbol(text, .close) }
    for (name, text) in ["vert": "|", "Vert": "‖", "|": "‖"] { result[name] = MathSymbol(text, .ordinary) }
    return result
  }()

  /// Other symbols that `\left` and its like take.
  static let delimiterSymbols: Set<String> = [
    "uparrow", "downarrow", "updownarrow", "Uparrow", "Downarrow", "Updownarrow", "backslash",
  ]

  /// A delimiter made larger by hand: its height in em, and the side it is on.
  struct DelimiterSize: Hashable, Sendable {
    var height: Double
    var kind: MathSymbol.Class
  }

  /// The commands that make the next delimiter larger.
  static let sizedDelimiters: [String: DelimiterSize] = {
    var result: [String: DelimiterSize] = [:]
    for (name, height) in ["big": 1.2, "Big": 1.8, "bigg": 2.4, "Bigg": 3.0] {
      for (side, kind) in ["": MathSymbol.Class.ordinary, "l": .open, "r": .close, "m": .relation] {
        result[name + side] = DelimiterSize(height: height, kind: kind)
      }
    }
    return result
  }()
}
