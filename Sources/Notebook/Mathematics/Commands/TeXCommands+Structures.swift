extension TeXCommands {
  /// Commands with arguments or with an effect on what is around them.
  enum Structure: Hashable, Sendable {
    /// A fraction; `nil` takes the style around it.
    case fraction(MathStyle?)
    /// `\cfrac`, whose parts are as large as the fraction.
    case continuedFraction
    case binomial(MathStyle?)
    case generalFraction
    /// `\over` and its like, between numerator and denominator.
    case infixFraction(open: String, close: String, hasBar: Bool)
    case root
    case operatorName
    case above(isRelation: Bool)
    case below
    case substack
    case negation
    case left, right, middle
    case begin, end
    case style(MathStyle)
    case choice
    case limits, noLimits
    case phantom(width: Bool, height: Bool)
    case smash
    case overlap(MathBox.Overlap)
    case strike(MathBox.Strike)
    case frame
    case raise
    case rule
    case length
    case color, textColor
    case dots
    case character
    case tag, label, noNumber
    case reference(inParentheses: Bool)
    case horizontalRule
    /// Says something about line breaks, which browsers choose.
    case nothing
  }

  static let structures: [String: Structure] = [
    "frac": .fraction(nil), "dfrac": .fraction(.display), "tfrac": .fraction(.text), "cfrac": .continuedFraction,
    "binom": .binomial(nil), "dbinom": .binomial(.display), "tbinom": .binomial(.text), "genfrac": .generalFraction,
    "over": .infixFraction(open: "", close: "", hasBar: true),
    "atop": .infixFraction(open: "", close: "", hasBar: false),
    "choose": .infixFraction(open: "(", close: ")", hasBar: false),
    "brace": .infixFraction(open: "{", close: "}", hasBar: false),
    "brack": .infixFraction(open: "[", close: "]", hasBar: false),
    "sqrt": .root, "operatorname": .operatorName, "overset": .above(isRelation: false),
    "stackrel": .above(isRelation: true), "underset": .below, "substack": .substack, "not": .negation, "left": .left,
    "right": .right, "middle": .middle, "begin": .begin, "end": .end, "displaystyle": .style(.display),
    "textstyle": .style(.text), "scriptstyle": .style(.script), "scriptscriptstyle": .style(.scriptScript),
    "mathchoice": .choice, "limits": .limits, "nolimits": .noLimits, "phantom": .phantom(width: true, height: true),
    "hphantom": .phantom(width: true, height: false), "vphantom": .phantom(width: false, height: true),
    "smash": .smash, "mathllap": .overlap(.left), "mathrlap": .overlap(.right), "mathclap": .overlap(.center),
    "llap": .overlap(.left), "rlap": .overlap(.right), "clap": .overlap(.center), "cancel": .strike(.up),
    "bcancel": .strike(.down), "xcancel": .strike(.both), "sout": .strike(.across), "boxed": .frame, "fbox": .frame,
    "raisebox": .raise, "rule": .rule, "hspace": .length, "kern": .length, "mkern": .length, "hskip": .length,
    "mskip": .length, "color": .color, "textcolor": .textColor, "dots": .dots, "char": .character, "tag": .tag,
    "label": .label, "notag": .noNumber, "nonumber": .noNumber, "ref": .reference(inParentheses: false),
    "eqref": .reference(inParentheses: true), "hline": .horizontalRule, "hdashline": .horizontalRule, "relax": .nothing,
    "nobreak": .nothing, "allowbreak": .nothing, "DOTSB": .nothing, "DOTSI": .nothing, "DOTSX": .nothing,
    "newcommand": .nothing, "renewcommand": .nothing, "providecommand": .nothing, "def": .nothing, "gdef": .nothing,
    "let": .nothing, "DeclareMathOperator": .nothing, "global": .nothing, "long": .nothing,
  ]
}
