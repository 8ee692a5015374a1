extension TeXCommands {
  static let arrows: [String: String] = [
    "to": "→", "rightarrow": "→", "rarr": "→", "leftarrow": "←", "larr": "←", "gets": "←", "leftrightarrow": "↔",
    "harr": "↔", "lrarr": "↔", "Rightarrow": "⇒", "rArr": "⇒", "Rarr": "⇒", "Leftarrow": "⇐", "lArr": "⇐", "Larr": "⇐",
    "Leftrightarrow": "⇔", "hArr": "⇔", "Harr": "⇔", "lrArr": "⇔", "Lrarr": "⇔", "longrightarrow": "⟶",
    "longleftarrow": "⟵", "longleftrightarrow": "⟷", "Longrightarrow": "⟹", "Longleftarrow": "⟸",
    "Longleftrightarrow": "⟺", "mapsto": "↦", "longmapsto": "⟼", "uparrow": "↑", "uarr": "↑", "downarrow": "↓",
    "darr": "↓", "updownarrow": "↕", "Uparrow": "⇑", "uArr": "⇑", "Uarr": "⇑", "Downarrow": "⇓", "dArr": "⇓",
    "Darr": "⇓", "Updownarrow": "⇕", "nearrow": "↗", "searrow": "↘", "swarrow": "↙", "nwarrow": "↖",
    "hookleftarrow": "↩", "hookrightarrow": "↪", "leftharpoonup": "↼", "leftharpoondown": "↽", "rightharpoonup": "⇀",
    "rightharpoondown": "⇁", "rightleftharpoons": "⇌", "leftrightharpoons": "⇋", "upharpoonleft": "↿",
    "upharpoonright": "↾", "restriction": "↾", "downharpoonleft": "⇃", "downharpoonright": "⇂", "leftleftarrows": "⇇",
    "rightrightarrows": "⇉", "leftrightarrows": "⇆", "rightleftarrows": "⇄", "upuparrows": "⇈", "downdownarrows": "⇊",
    "Lleftarrow": "⇚", "Rrightarrow": "⇛", "twoheadleftarrow": "↞", "twoheadrightarrow": "↠", "leftarrowtail": "↢",
    "rightarrowtail": "↣", "looparrowleft": "↫", "looparrowright": "↬", "curvearrowleft": "↶", "curvearrowright": "↷",
    "circlearrowleft": "↺", "circlearrowright": "↻", "Lsh": "↰", "Rsh": "↱", "rightsquigarrow": "⇝", "leadsto": "⇝",
    "leftrightsquigarrow": "↭", "dashrightarrow": "⇢", "dashleftarrow": "⇠",
  ]

  /// Arrows as long as what is written above and below them.
  static let extensibleArrows: [String: String] = [
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒", "xLeftarrow": "⇐",
    "xLeftrightarrow": "⇔", "xmapsto": "↦", "xhookrightarrow": "↪", "xhookleftarrow": "↩", "xrightharpoonup": "⇀",
    "xrightharpoondown": "⇁", "xleftharpoonup": "↼", "xleftharpoondown": "↽", "xrightleftharpoons": "⇌",
    "xleftrightharpoons": "⇋", "xtwoheadrightarrow": "↠", "xtwoheadleftarrow": "↞", "xlongequal": "=",
    "xtofrom": "⇄",
  ]
}
