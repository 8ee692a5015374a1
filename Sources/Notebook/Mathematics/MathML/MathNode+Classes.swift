extension MathNode {
  /// The classes of atom that the node shows to its left and to its right; `nil` if it is none.
  func classes(in style: MathStyle) -> (left: MathSymbol.Class, right: MathSymbol.Class)? {
    switch self {
    case .symbol(let symbol):
      // `\middle` closes what is before it and opens what follows.
      if symbol.kind == .inner, symbol.size != .natural { return (.close, .open) }
      return (symbol.kind, symbol.kind)
    case .function: return (.large, .large)
    case .classed(let kind, _): return (kind, kind)
    case .scripts(let base, _, _, _): return base.classes(in: style) ?? (.ordinary, .ordinary)
    case .over(_, _, true), .under(_, _, true): return isBraced ? (.large, .large) : (.ordinary, .ordinary)
    case .over, .under:
      let kind = core?.kind ?? .ordinary
      return (kind, kind)
    case .arrow: return (.relation, .relation)
    case .fenced: return (.inner, .inner)
    case .space: return nil
    case .choice(let nodes):
      return nodes.indices.contains(style.rawValue) ? nodes[style.rawValue].edgeClasses(in: style) : nil
    case .style(let inner, let node): return node.edgeClasses(in: inner)
    case .colored(_, let node), .scaled(_, let node), .heavy(let node): return node.edgeClasses(in: style)
    case .boxed(.phantom(true, true), let node): return node.edgeClasses(in: style)
    case .identifier, .number, .text, .row, .fraction, .root, .table, .boxed, .rule, .reference:
      return (.ordinary, .ordinary)
    }
  }

  /// The class of the first and of the last atom inside: what does not group its content.
  private func edgeClasses(in style: MathStyle) -> (left: MathSymbol.Class, right: MathSymbol.Class)? {
    guard case .row(let nodes) = self else { return classes(in: style) }
    let all = nodes.compactMap { $0.classes(in: style) }
    guard let first = all.first, let last = all.last else { return nil }
    return (first.left, last.right)
  }

  /// A function's name, with or without scripts.
  var isFunction: Bool {
    switch self {
    case .function: true
    case .scripts(let base, _, _, _): base.isFunction
    default: false
    }
  }

  /// Whether it is drawn between delimiters, so that a function's name needs no space before it.
  var isEnclosed: Bool {
    switch self {
    case .fenced: true
    case .scripts(let base, _, _, _): base.isEnclosed
    default: false
    }
  }

  /// Whether MathML takes it for space, as it does words (MathML Core, space-like elements).
  var isSpaceLike: Bool {
    switch self {
    case .space, .text, .reference, .rule: true
    case .function(let name, _): name.contains(where: \.isWhitespace)
    case .row(let nodes): nodes.allSatisfy(\.isSpaceLike)
    case .style(_, let node), .scaled(_, let node), .colored(_, let node), .heavy(let node), .boxed(_, let node),
      .classed(_, let node):
      node.isSpaceLike
    case .choice(let nodes): nodes.allSatisfy(\.isSpaceLike)
    default: false
    }
  }
}
