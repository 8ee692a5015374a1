/// Commands and environments that are known and refused, with what to write instead.
enum TeXRefusals {
  static let commands: [String: String] = {
    var result = [
      "href": "a link cannot stand in a formula: write it in the prose, [words](https://...)",
      "url": "a link cannot stand in a formula: write it in the prose, <https://...>",
      "ce": "chemical formulas are not supported: write \\mathrm{H_2O}",
      "SI": "quantities with units are written out: 3\\,\\mathrm{m}",
      "si": "units are written out: \\mathrm{m\\,s^{-1}}",
      "qty": "quantities with units are written out: 3\\,\\mathrm{m}", "unit": "units are written out: \\mathrm{m}",
      "intertext": "words cannot stand between the rows: end the environment and write them between two formulas",
      "shortintertext": "words cannot stand between the rows: end the environment and write them between two formulas",
      "cline": "only whole lines can be drawn: \\hline",
      "multicolumn": "a cell cannot span columns: repeat it, or use two arrays",
      "multirow": "a cell cannot span rows: repeat it, or use two arrays",
      "colorbox": "colored grounds are not supported: \\boxed draws a frame, \\textcolor colors the letters",
      "fcolorbox": "colored grounds are not supported: \\boxed draws a frame, \\textcolor colors the letters",
      "verb": "\\verb is not supported: write \\texttt{...}", "includegraphics": "a picture cannot stand in a formula",
      "sideset": "\\sideset is not supported: write {}_a^b before the operator",
      "vcenter": "\\vcenter is not supported: array and the matrices are centered by themselves",
      "Set": "\\Set is not supported: write \\left\\{ x \\,\\middle|\\, y \\right\\}",
      "Braket": "\\Braket is not supported: write \\left\\langle x \\middle| y \\right\\rangle",
      "above": "\\above is not supported: write \\genfrac{}{}{1pt}{}{a}{b}",
      "edef": "\\edef is not supported: \\def and \\newcommand define what stands for something",
      "xdef": "\\xdef is not supported: \\def and \\newcommand define what stands for something",
      "expandafter": "\\expandafter is not supported: write out what it stands for",
      "futurelet": "\\futurelet is not supported: write out what it stands for",
      "usepackage": "\\usepackage has no use: all commands are there from the beginning",
      "require": "\\require has no use: all commands are there from the beginning",
      "newline": "\\newline is not supported: rows stand in an environment such as aligned, and end with \\\\",
      "cr": "\\cr is not supported: a row ends with \\\\",
      "lmoustache": "\\lmoustache is not in the font: write \\lgroup",
      "rmoustache": "\\rmoustache is not in the font: write \\rgroup",
      "angl": "\\angl is not supported: write \\overline{n}\\vert",
      "angln": "\\angln is not supported: write \\overline{n}\\vert",
      "phase": "\\phase is not supported: write \\angle",
      "(": "\\( begins a formula in LaTeX: here the dollar signs around it do",
      ")": "\\) ends a formula in LaTeX: here the dollar signs around it do",
      "[": "\\[ begins a formula in LaTeX: here a fence with the word math does",
      "]": "\\] ends a formula in LaTeX: here a fence with the word math does",
      "buildrel": "\\buildrel is not supported: write \\overset{a}{=}", "pagebreak": "pages are broken by the browser",
      "displaybreak": "pages are broken by the browser",
      "vspace": "\\vspace is not supported: rows are moved apart by \\\\[4pt]",
      "textsc": "small capitals are not supported: write \\text",
      "mathversion": "\\mathversion is not supported: write \\boldsymbol{...}",
      "unicode": "\\unicode is not supported: type the character itself, or write \\char\"2254",
      "symbol": "type the character itself",
      "ensuremath": "\\ensuremath has no use: this is mathematics already", "textsuperscript": "write ^{\\text{...}}",
      "textsubscript": "write _{\\text{...}}", "xspace": "\\xspace has no use in mathematics",
      "item": "lists are written in Markdown",
      "footnote": "a footnote cannot stand in a formula",
      "cite": "a citation cannot stand in a formula: link to it in the prose",
    ]
    for name in ["blue", "orange", "pink", "red", "green", "gray", "purple"] {
      result[name] = "write \\textcolor{\(name)}{...}"
    }
    for name in [
      "Var", "Cov", "Corr", "E", "diag", "tr", "Tr", "rank", "sgn", "sign", "KL", "softmax", "sigmoid", "logit", "erf",
      "span", "supp", "Bias", "MSE", "Normal", "Bernoulli", "conv", "dom", "prox",
    ] {
      result[name] = "write \\operatorname{\(name)}, or define it with \\newcommand"
    }
    for name in ["C", "Q", "F", "K", "H"] {
      result[name] = "write \\mathbb{\(name)}, or define it with \\newcommand"
    }
    for (name, advice) in [
      "mathds": "\\mathbb{1}", "mathbbm": "\\mathbb{1}", "ind": "\\mathbb{1}", "indep": "\\perp\\!\\!\\!\\perp",
      "independent": "\\perp\\!\\!\\!\\perp", "Perp": "\\perp\\!\\!\\!\\perp", "norm": "\\lVert x \\rVert",
      "abs": "\\lvert x \\rvert", "dd": "\\mathrm{d}", "dv": "\\frac{\\mathrm{d}y}{\\mathrm{d}x}",
      "pdv": "\\frac{\\partial y}{\\partial x}", "given": "\\mid", "eqdef": "\\overset{\\text{def}}{=}",
      "defeq": "\\overset{\\text{def}}{=}", "floor": "\\lfloor x \\rfloor", "ceil": "\\lceil x \\rceil",
      "set": "\\{ x \\mid y \\}", "T": "^\\top", "transpose": "^\\top", "wideparen": "\\overparen{AB}",
      "mathsfit": "\\mathsf{x}", "upmu": "\\mathrm{\\mu}", "hfill": "\\qquad", "strut": "\\mathstrut",
      "raise": "\\raisebox{1ex}{...}",
      "lower": "\\raisebox{-1ex}{...}", "enclose": "\\boxed or \\cancel", "iddots": "\\cdots",
      "idotsint": "\\int \\cdots \\int",
    ] {
      result[name] = "write \(advice)"
    }
    for name in ["htmlClass", "htmlId", "htmlStyle", "htmlData", "class", "cssId", "style"] {
      result[name] = "\\\(name) is not supported: formulas hold no HTML"
    }
    return result
  }()

  static let environments: [String: String] = [
    "tabular": "a table is written in Markdown, or made of code; array is for mathematics",
    "tikzcd": "diagrams are figures: draw it in code", "tikzpicture": "diagrams are figures: draw it in code",
    "itemize": "lists are written in Markdown", "enumerate": "lists are written in Markdown",
    "math": "the dollar signs around it are enough", "displaymath": "a fence with the word math is enough",
    "proof": "a proof is prose", "theorem": "a theorem is prose", "verbatim": "code is written in Markdown",
    "algorithm": "an algorithm is code, or a list in Markdown",
  ]
}
