extension TeXCommands {
  /// Letters that stand italic.
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "thetasym": "ϑ", "iota": "ι", "kappa": "κ", "varkappa": "ϰ", "lambda": "λ",
    "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ",
    "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "digamma": "ϝ", "ell": "ℓ", "hbar": "ℏ", "hslash": "ℏ", "imath": "ı", "jmath": "ȷ", "wp": "℘", "weierp": "℘",
    "varGamma": "𝛤", "varDelta": "𝛥", "varTheta": "𝛩", "varLambda": "𝛬", "varXi": "𝛯", "varPi": "𝛱",
    "varSigma": "𝛴", "varUpsilon": "𝛶", "varPhi": "𝛷", "varPsi": "𝛹", "varOmega": "𝛺",
  ]

  /// Letters and signs made of letters that stand upright.
  static let uprightLetters: [String: String] = [
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "Alpha": "A", "Beta": "B", "Epsilon": "E", "Zeta": "Z", "Eta": "H",
    "Iota": "I", "Kappa": "K", "Mu": "M", "Nu": "N", "Omicron": "O", "Rho": "P", "Tau": "T", "Chi": "X",
    "infty": "∞", "infin": "∞", "partial": "∂", "nabla": "∇", "top": "⊤", "bot": "⊥", "emptyset": "∅", "empty": "∅",
    "varnothing": "∅", "forall": "∀", "exists": "∃", "exist": "∃", "nexists": "∄", "Re": "ℜ", "real": "ℜ", "Im": "ℑ",
    "image": "ℑ", "aleph": "ℵ", "alef": "ℵ", "alefsym": "ℵ", "beth": "ℶ", "gimel": "ℷ", "daleth": "ℸ", "angle": "∠",
    "measuredangle": "∡", "sphericalangle": "∢", "degree": "°", "complement": "∁", "eth": "ð", "mho": "℧", "Finv": "Ⅎ",
    "Game": "⅁", "Bbbk": "𝕜", "natnums": "ℕ", "reals": "ℝ", "Reals": "ℝ", "cnums": "ℂ", "Complex": "ℂ", "N": "ℕ",
    "R": "ℝ", "Z": "ℤ",
  ]

  /// Alphabets by the command that sets its argument in them.
  static let alphabets: [String: MathAlphabet] = [
    "mathrm": .upright, "mathnormal": .normal, "mathit": .italic, "mathbf": .bold, "bold": .bold,
    "boldsymbol": .boldItalic, "bm": .boldItalic, "pmb": .boldItalic, "mathcal": .script, "mathscr": .script,
    "mathbb": .doubleStruck, "Bbb": .doubleStruck, "mathfrak": .fraktur, "frak": .fraktur, "mathsf": .sansSerif,
    "mathtt": .monospace,
  ]

  /// Alphabets by the old command that sets the rest of its group in them.
  static let alphabetSwitches: [String: MathAlphabet] = [
    "rm": .upright, "bf": .bold, "it": .italic, "cal": .script, "sf": .sansSerif, "tt": .monospace,
  ]
}
