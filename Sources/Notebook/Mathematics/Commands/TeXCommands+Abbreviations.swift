extension TeXCommands {
  /// Commands that stand for others, with `#1` for the argument.
  static let abbreviations: [String: String] = [
    "iff": "\\;\\Longleftrightarrow\\;", "implies": "\\;\\Longrightarrow\\;", "impliedby": "\\;\\Longleftarrow\\;",
    "bmod": "\\mathbin{\\mathrm{mod}}", "pmod": "\\pod{\\mathrm{mod}\\mkern6mu#1}",
    "pod": "\\mathchoice{\\mkern18mu}{\\mkern8mu}{\\mkern8mu}{\\mkern8mu}(#1)",
    "mod": "\\mathchoice{\\mkern18mu}{\\mkern12mu}{\\mkern12mu}{\\mkern12mu}\\mathrm{mod}\\mkern6mu#1",
    "varlimsup": "\\mathop{\\overline{\\mathrm{lim}}}", "varliminf": "\\mathop{\\underline{\\mathrm{lim}}}",
    "varinjlim": "\\mathop{\\underrightarrow{\\mathrm{lim}}}",
    "varprojlim": "\\mathop{\\underleftarrow{\\mathrm{lim}}}", "mathstrut": "\\vphantom{(}",
    "smallint": "{\\textstyle\\int}",
    "bra": "\\mathinner{\\langle{#1}|}", "ket": "\\mathinner{|{#1}\\rangle}",
    "braket": "\\mathinner{\\langle{#1}\\rangle}", "Bra": "\\left\\langle#1\\right|", "Ket": "\\left|#1\\right\\rangle",
    "coloneq": "\\mathrel{\\mathord{\\vcentcolon}\\mathord{-}}",
    "colonminus": "\\mathrel{\\mathord{\\vcentcolon}\\mathord{-}}",
    "Coloneq": "\\mathrel{\\mathord{\\dblcolon}\\mathord{-}}",
    "coloncolonminus": "\\mathrel{\\mathord{\\dblcolon}\\mathord{-}}",
    "Eqqcolon": "\\mathrel{\\mathord{=}\\mathord{\\dblcolon}}",
    "equalscoloncolon": "\\mathrel{\\mathord{=}\\mathord{\\dblcolon}}",
    "Eqcolon": "\\mathrel{\\mathord{-}\\mathord{\\dblcolon}}",
    "minuscoloncolon": "\\mathrel{\\mathord{-}\\mathord{\\dblcolon}}",
    "colonapprox": "\\mathrel{\\mathord{\\vcentcolon}\\mathord{\\approx}}",
    "Colonapprox": "\\mathrel{\\mathord{\\dblcolon}\\mathord{\\approx}}",
    "coloncolonapprox": "\\mathrel{\\mathord{\\dblcolon}\\mathord{\\approx}}",
    "colonsim": "\\mathrel{\\mathord{\\vcentcolon}\\mathord{\\sim}}",
    "Colonsim": "\\mathrel{\\mathord{\\dblcolon}\\mathord{\\sim}}",
    "coloncolonsim": "\\mathrel{\\mathord{\\dblcolon}\\mathord{\\sim}}",
    "simcolon": "\\mathrel{\\mathord{\\sim}\\mathord{\\vcentcolon}}",
    "simcoloncolon": "\\mathrel{\\mathord{\\sim}\\mathord{\\dblcolon}}",
    "approxcolon": "\\mathrel{\\mathord{\\approx}\\mathord{\\vcentcolon}}",
    "approxcoloncolon": "\\mathrel{\\mathord{\\approx}\\mathord{\\dblcolon}}", "bgroup": "{", "egroup": "}",
    "AA": "\\mathrm{Å}", "aa": "\\mathrm{å}", "TeX": "\\text{TeX}", "LaTeX": "\\text{LaTeX}",
    "operatornamewithlimits": "\\operatorname*{#1}",
  ]

  /// The same as macros.
  static let abbreviationMacros: [String: TeXMacro] = abbreviations.mapValues { TeXMacro($0) }
}
