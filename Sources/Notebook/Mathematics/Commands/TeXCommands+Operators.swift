extension TeXCommands {
  /// Large operators, with limits above and below in a formula of their own.
  static let largeOperators: [String: String] = [
    "sum": "∑", "prod": "∏", "coprod": "∐", "bigcup": "⋃", "bigcap": "⋂", "bigvee": "⋁", "bigwedge": "⋀",
    "bigoplus": "⨁", "bigotimes": "⨂", "bigodot": "⨀", "bigsqcup": "⨆", "biguplus": "⨄", "intop": "∫",
  ]

  /// Integrals, whose limits stand at the side.
  static let integrals: [String: String] = [
    "int": "∫", "iint": "∬", "iiint": "∭", "oint": "∮", "oiint": "∯", "oiiint": "∰",
  ]

  static let binaryOperators: [String: String] = [
    "cdot": "⋅", "sdot": "⋅", "centerdot": "⋅", "times": "×", "div": "÷", "pm": "±", "plusmn": "±", "mp": "∓",
    "ast": "∗", "star": "⋆", "circ": "∘", "bullet": "∙", "bull": "∙", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗",
    "oslash": "⊘", "odot": "⊙", "cup": "∪", "cap": "∩", "setminus": "∖", "smallsetminus": "∖", "wedge": "∧",
    "land": "∧", "vee": "∨", "lor": "∨", "uplus": "⊎", "sqcap": "⊓", "sqcup": "⊔", "amalg": "⨿", "And": "&",
    "bigcirc": "◯", "bigtriangleup": "△", "bigtriangledown": "▽", "dagger": "†", "dag": "†", "ddagger": "‡",
    "ddag": "‡", "Dagger": "‡", "diamond": "⋄", "wr": "≀", "lhd": "⊲", "rhd": "⊳", "unlhd": "⊴", "unrhd": "⊵",
    "triangleleft": "◃", "triangleright": "▹", "lessdot": "⋖", "gtrdot": "⋗", "dotplus": "∔", "Cap": "⋒",
    "doublecap": "⋒", "Cup": "⋓", "doublecup": "⋓", "barwedge": "⊼", "veebar": "⊻", "doublebarwedge": "⩞",
    "boxminus": "⊟", "boxplus": "⊞", "boxtimes": "⊠", "boxdot": "⊡", "divideontimes": "⋇", "ltimes": "⋉",
    "rtimes": "⋊", "leftthreetimes": "⋋", "rightthreetimes": "⋌", "curlywedge": "⋏", "curlyvee": "⋎",
    "circleddash": "⊝", "circledast": "⊛", "circledcirc": "⊚", "intercal": "⊺",
  ]
}
