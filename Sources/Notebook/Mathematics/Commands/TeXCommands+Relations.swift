extension TeXCommands {
  /// Equality, likeness, and what stands between propositions.
  static let relations: [String: String] = [
    "ne": "≠", "neq": "≠", "approx": "≈", "thickapprox": "≈", "approxeq": "≊", "equiv": "≡", "sim": "∼",
    "thicksim": "∼", "simeq": "≃", "eqsim": "≂", "backsim": "∽", "backsimeq": "⋍", "cong": "≅", "asymp": "≍",
    "doteq": "≐", "doteqdot": "≑", "Doteq": "≑", "risingdotseq": "≓", "fallingdotseq": "≒", "eqcirc": "≖",
    "circeq": "≗", "triangleq": "≜", "bumpeq": "≏", "Bumpeq": "≎", "propto": "∝", "varpropto": "∝", "mid": "∣",
    "shortmid": "∣", "parallel": "∥", "shortparallel": "∥", "perp": "⟂", "vdash": "⊢", "dashv": "⊣", "models": "⊨",
    "vDash": "⊨", "Vdash": "⊩", "Vvdash": "⊪", "bowtie": "⋈", "Join": "⋈", "smile": "⌣", "smallsmile": "⌣",
    "frown": "⌢", "smallfrown": "⌢", "between": "≬", "pitchfork": "⋔", "therefore": "∴", "because": "∵",
    "backepsilon": "∍", "multimap": "⊸", "origof": "⊶", "imageof": "⊷", "vartriangle": "△",
    "blacktriangleleft": "◀", "blacktriangleright": "▶",
  ]

  /// Comparisons and orders.
  static let orders: [String: String] = [
    "lt": "<", "gt": ">", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "leqq": "≦", "geqq": "≧", "leqslant": "⩽",
    "geqslant": "⩾", "eqslantless": "⪕", "eqslantgtr": "⪖", "ll": "≪", "gg": "≫", "lll": "⋘", "llless": "⋘",
    "ggg": "⋙", "gggtr": "⋙", "lesssim": "≲", "gtrsim": "≳", "lessapprox": "⪅", "gtrapprox": "⪆", "lessgtr": "≶",
    "gtrless": "≷", "lesseqgtr": "⋚", "gtreqless": "⋛", "lesseqqgtr": "⪋", "gtreqqless": "⪌", "prec": "≺", "succ": "≻",
    "preceq": "⪯", "succeq": "⪰", "preccurlyeq": "≼", "succcurlyeq": "≽", "curlyeqprec": "⋞", "curlyeqsucc": "⋟",
    "precsim": "≾", "succsim": "≿", "precapprox": "⪷", "succapprox": "⪸", "vartriangleleft": "⊲",
    "vartriangleright": "⊳", "trianglelefteq": "⊴", "trianglerighteq": "⊵",
  ]

  /// Membership and inclusion.
  static let sets: [String: String] = [
    "in": "∈", "isin": "∈", "ni": "∋", "owns": "∋", "subset": "⊂", "sub": "⊂", "supset": "⊃", "subseteq": "⊆",
    "sube": "⊆", "supseteq": "⊇", "supe": "⊇", "Subset": "⋐", "Supset": "⋑", "subseteqq": "⫅", "supseteqq": "⫆",
    "sqsubset": "⊏", "sqsupset": "⊐", "sqsubseteq": "⊑", "sqsupseteq": "⊒",
  ]

  /// Colons with an equals sign and the like.
  static let colons: [String: String] = [
    "vcentcolon": "∶", "ratio": "∶", "dblcolon": "∷", "coloncolon": "∷", "coloneqq": "≔", "colonequals": "≔",
    "eqqcolon": "≕", "equalscolon": "≕", "Coloneqq": "⩴", "coloncolonequals": "⩴", "eqcolon": "∹", "minuscolon": "∹",
  ]
}
