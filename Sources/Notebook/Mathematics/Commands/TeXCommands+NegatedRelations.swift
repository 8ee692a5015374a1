extension TeXCommands {
  /// Relations with a stroke that have a command.
  static let negatedRelations: [String: String] = [
    "notin": "∉", "notni": "∌", "nmid": "∤", "nshortmid": "∤", "nparallel": "∦", "nshortparallel": "∦", "nless": "≮",
    "ngtr": "≯", "nleq": "≰", "ngeq": "≱", "nleqslant": "⩽̸", "ngeqslant": "⩾̸", "nleqq": "≦̸", "ngeqq": "≧̸",
    "lneq": "⪇", "gneq": "⪈", "lneqq": "≨", "gneqq": "≩", "lvertneqq": "≨", "gvertneqq": "≩", "lnsim": "⋦",
    "gnsim": "⋧", "lnapprox": "⪉", "gnapprox": "⪊", "nprec": "⊀", "nsucc": "⊁", "npreceq": "⪯̸", "nsucceq": "⪰̸",
    "precnsim": "⋨", "succnsim": "⋩", "precnapprox": "⪹", "succnapprox": "⪺", "precneqq": "⪵", "succneqq": "⪶",
    "nsim": "≁", "ncong": "≇", "nvdash": "⊬", "nvDash": "⊭", "nVdash": "⊮", "nVDash": "⊯", "nsubseteq": "⊈",
    "nsupseteq": "⊉", "nsubseteqq": "⫅̸", "nsupseteqq": "⫆̸", "subsetneq": "⊊", "supsetneq": "⊋",
    "varsubsetneq": "⊊", "varsupsetneq": "⊋", "subsetneqq": "⫋", "supsetneqq": "⫌", "varsubsetneqq": "⫋",
    "varsupsetneqq": "⫌", "ntriangleleft": "⋪", "ntriangleright": "⋫", "ntrianglelefteq": "⋬",
    "ntrianglerighteq": "⋭", "nleftarrow": "↚", "nrightarrow": "↛", "nleftrightarrow": "↮", "nLeftarrow": "⇍",
    "nRightarrow": "⇏", "nLeftrightarrow": "⇎",
  ]

  /// What `\not` makes of a relation, where Unicode has a character for it.
  static let negations: [Character: String] = [
    "=": "≠", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "∈": "∉", "∋": "∌", "∣": "∤", "|": "∤", "∥": "∦", "≡": "≢",
    "∼": "≁", "≃": "≄", "≅": "≇", "≈": "≉", "≺": "⊀", "≻": "⊁", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "⊢": "⊬",
    "⊨": "⊭", "⊩": "⊮", "≼": "⋠", "≽": "⋡", "⊑": "⋢", "⊒": "⋣", "⊲": "⋪", "⊳": "⋫", "⊴": "⋬", "⊵": "⋭", "∃": "∄",
    "←": "↚", "→": "↛", "↔": "↮", "⇐": "⇍", "⇒": "⇏", "⇔": "⇎", "≲": "≴", "≳": "≵", "≶": "≸", "≷": "≹", "≍": "≭",
  ]
}
