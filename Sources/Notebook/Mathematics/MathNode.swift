/// A formula as a tree, near to MathML and without its syntax.
indirect enum MathNode: Hashable, Sendable {
  /// A variable or a named function such as `log`.
  case identifier(String, isUpright: Bool)
  /// A function's name or an operator with limits such as `max`.
  case function(String, hasLimits: Bool)
  case number(String)
  case symbol(MathSymbol)
  case text(String)
  /// A space in em; may be negative.
  case space(Double)
  case row([MathNode])
  case fraction(MathNode, MathNode, hasBar: Bool)
  case root(MathNode, degree: MathNode?)
  case scripts(base: MathNode, sub: MathNode?, sup: MathNode?)
  /// Something above or below that belongs to the base: an accent, a brace, a line, a word.
  case over(MathNode, MathNode, isAccent: Bool)
  case under(MathNode, MathNode, isAccent: Bool)
  /// Delimiters that grow with what they enclose; empty strings draw nothing.
  case fenced(String, MathNode, String)
  /// Rows of cells.
  case table([[MathNode]], MathTableStyle)
  case phantom(MathNode)
  /// Set as a formula on its own line (`true`) or in text (`false`), whatever is around it.
  case style(isDisplay: Bool, MathNode)
}

/// An operator, relation, delimiter or punctuation mark.
struct MathSymbol: Hashable, Sendable {
  /// TeX's classes of atoms (The TeXbook, chapter 17), which decide the space around them.
  enum Class: Hashable, Sendable {
    case ordinary
    case binary
    case relation
    case open
    case close
    case punctuation
    /// Large, with limits above and below in a formula of its own.
    case large
    /// Large, limits always at the side.
    case integral
  }

  var text: String
  var kind: Class
  /// Height in em of a delimiter made larger by hand, as by `\big`.
  var size: Double?

  init(_ text: String, _ kind: Class, size: Double? = nil) {
    self.text = text
    self.kind = kind
    self.size = size
  }
}

/// How the cells of a table of mathematics are set.
enum MathTableStyle: Hashable, Sendable {
  /// Right and left by turns, no space between: equations aligned at a sign.
  case aligned
  /// All centered.
  case centered
  /// All on the left, with a space between: the cases of a definition.
  case cases
  /// As given: `l`, `c`, `r` a column.
  case columns([Character])
}

extension MathNode {
  /// Whether a function's name needs no space before it: it is enclosed or raised.
  var isEnclosed: Bool {
    switch self {
    case .fenced: true
    case .symbol(let symbol): symbol.kind == .open || symbol.kind == .close || symbol.kind == .punctuation
    case .scripts(let base, _, _): base.isEnclosed
    case .row(let nodes): nodes.first?.isEnclosed ?? true
    default: false
    }
  }

  /// Whether a sign that follows it is a sign of the next number, not an operation between two.
  var wantsOperand: Bool {
    switch self {
    case .symbol(let symbol): [.binary, .relation, .open, .punctuation, .large].contains(symbol.kind)
    case .scripts(let base, _, _): base.wantsOperand
    default: false
    }
  }
}
