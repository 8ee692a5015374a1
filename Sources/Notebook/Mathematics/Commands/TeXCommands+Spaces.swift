extension TeXCommands {
  /// Spaces in em; those below zero move what follows back.
  static let spaces: [String: Double] = [
    ",": 3.0 / 18, "thinspace": 3.0 / 18, ":": 4.0 / 18, ">": 4.0 / 18, "medspace": 4.0 / 18, ";": 5.0 / 18,
    "thickspace": 5.0 / 18, "!": -3.0 / 18, "negthinspace": -3.0 / 18, "negmedspace": -4.0 / 18,
    "negthickspace": -5.0 / 18, " ": 0.25, "space": 0.25, "nobreakspace": 0.25, "enspace": 0.5, "enskip": 0.5,
    "quad": 1, "qquad": 2,
  ]

  /// Sizes of letters as parts of that around the formula.
  static let fontSizes: [String: Double] = [
    "tiny": 0.5, "sixptsize": 0.6, "scriptsize": 0.7, "footnotesize": 0.8, "small": 0.9, "normalsize": 1, "large": 1.2,
    "Large": 1.44, "LARGE": 1.73, "huge": 2.07, "Huge": 2.49,
  ]

  /// Commands that give their argument a class of atom.
  static let classes: [String: MathSymbol.Class] = [
    "mathord": .ordinary, "mathop": .large, "mathbin": .binary, "mathrel": .relation, "mathopen": .open,
    "mathclose": .close, "mathpunct": .punctuation, "mathinner": .inner,
  ]

  /// Commands whose argument is text.
  static let texts: [String: MathTextStyle] = [
    "text": .normal, "textrm": .normal, "textnormal": .normal, "textup": .normal, "textmd": .normal, "mbox": .normal,
    "hbox": .normal, "textbf": .bold, "textit": .italic, "emph": .italic, "textsf": .sansSerif, "texttt": .monospace,
  ]
}
