/// A formula as a tree, near to MathML and without its syntax.
indirect enum MathNode: Hashable, Sendable {
  /// A variable, or a name of several letters.
  case identifier(String, isUpright: Bool)
  /// A function's name or an operator with limits such as `max`.
  case function(String, hasLimits: Bool)
  case number(String)
  case symbol(MathSymbol)
  case text(String, MathTextStyle)
  /// A space in em; may be negative.
  case space(Double)
  case row([MathNode])
  /// Anything with a class of atom of its own, as `\mathrel` gives it.
  case classed(MathSymbol.Class, MathNode)
  /// The thickness of the bar in em; `nil` is the font's, zero none.
  case fraction(MathNode, MathNode, thickness: Double?)
  case root(MathNode, degree: MathNode?)
  case scripts(base: MathNode, sub: MathNode?, sup: MathNode?, limits: MathLimits)
  /// Something above or below that belongs to the base: an accent, a brace, a line, a word.
  case over(MathNode, MathNode, isAccent: Bool)
  case under(MathNode, MathNode, isAccent: Bool)
  /// An arrow as long as what stands above and below it.
  case arrow(String, above: MathNode, below: MathNode?)
  /// Delimiters that grow with what they enclose; empty strings draw nothing.
  case fenced(String, MathNode, String)
  case table(MathTable)
  case boxed(MathBox, MathNode)
  /// A filled rectangle in em.
  case rule(width: Double, height: Double, raise: Double)
  /// Set in a style, whatever is around it.
  case style(MathStyle, MathNode)
  /// What is set in display, text, script and smaller style.
  case choice([MathNode])
  /// Larger or smaller than what is around it.
  case scaled(Double, MathNode)
  case colored(MathColor, MathNode)
  /// Thickened by the browser, where there are no bold letters for it.
  case heavy(MathNode)
  /// The number of an equation with a name.
  case reference(String, inParentheses: Bool)
}

/// TeX's styles of formulas (The TeXbook, chapter 17).
enum MathStyle: Int, Hashable, Sendable {
  /// A formula on its own line.
  case display
  case text
  case script
  case scriptScript
}

/// Where limits of an operator stand.
enum MathLimits: Hashable, Sendable {
  /// Above and below in display style, if the operator has limits.
  case automatic
  case aboveAndBelow
  case atTheSide
}

/// What words in a formula look like.
enum MathTextStyle: String, Hashable, Sendable {
  case normal, bold, italic, sansSerif, monospace
}

/// What is done to a piece of a formula, or to the room that it takes.
enum MathBox: Hashable, Sendable {
  enum Overlap: Hashable, Sendable { case left, right, center }
  enum Strike: Hashable, Sendable { case up, down, both, across }

  /// Not drawn; takes up its width, its height, or both.
  case phantom(width: Bool, height: Bool)
  /// Drawn, but without height, depth, or both.
  case smash(height: Bool, depth: Bool)
  /// Drawn without width: to the left, to the right, or over its place.
  case overlap(Overlap)
  case strike(Strike)
  case frame
  /// Moved up, in em.
  case raise(Double)
}

extension MathNode {
  /// The operator at the heart of the node, if it is one with or without scripts: it gives the node its space.
  var core: MathSymbol? {
    switch self {
    case .symbol(let symbol): symbol
    case .scripts(let base, _, _, _), .over(let base, _, _), .under(let base, _, _): base.core
    case .row(let nodes) where nodes.count == 1: nodes[0].core
    case .arrow(let text, _, _): MathSymbol(text, .relation)
    default: nil
    }
  }

  /// The same with another class at its heart, as braces make something an ordinary atom.
  func withClass(_ kind: MathSymbol.Class) -> MathNode {
    switch self {
    case .symbol(var symbol):
      symbol.kind = kind
      return .symbol(symbol)
    case .row(let nodes) where nodes.count == 1: return nodes[0].withClass(kind)
    default: return .classed(kind, self)
    }
  }

  var isEmpty: Bool { self == .row([]) }
}
