extension MathNode {
  /// The formula in one line of plain text, for where nothing can be set: descriptions of pages, what a search has found.
  var plainText: String {
    switch self {
    case .identifier(let text, _), .function(let text, _), .number(let text), .text(let text, _): text
    case .symbol(let symbol):
      switch symbol.kind {
      case .binary, .relation: " \(symbol.text) "
      case .punctuation: "\(symbol.text) "
      case .ordinary, .open, .close, .inner, .large, .integral: symbol.text
      }
    case .space(let width): width > 0.2 ? " " : ""
    case .row(let nodes):
      nodes.enumerated().map { index, node in
        if node.isFunction {
          // Letters beside a function's name are no part of it: "2 log p".
          let before = index > 0 && nodes[index - 1].isWord ? " " : ""
          let after = index + 1 < nodes.count && (nodes[index + 1].isWord || nodes[index + 1].isFunction) ? " " : ""
          return before + node.plainText + after
        }
        // A sign that has nothing before it is no operation.
        guard case .symbol(let symbol) = node, symbol.kind == .binary else { return node.plainText }
        return index == 0 || nodes[index - 1].isBeforeSign ? symbol.text : node.plainText
      }.joined()
    case .fraction(let above, let below, _): "\(above.enclosedText)/\(below.enclosedText)"
    case .root(let node, let degree): "\(degree?.plainText ?? "")√\(node.enclosedText)"
    case .scripts(let base, let sub, let sup, _):
      base.plainText + (sub.map { "_\($0.enclosedText)" } ?? "")
        + (sup.map { $0.isPrime ? $0.plainText : "^\($0.enclosedText)" } ?? "")
    case .over(let base, _, _), .under(let base, _, _): base.plainText
    case .arrow(let text, _, _): " \(text) "
    case .fenced(let open, let node, let close): open + node.plainText + close
    case .table(let table):
      table.rows.map { $0.map(\.plainText).joined(separator: " ") }.joined(separator: "; ")
    case .boxed(.phantom, _), .rule: ""
    case .boxed(_, let node), .style(_, let node), .scaled(_, let node), .colored(_, let node), .heavy(let node),
      .classed(_, let node):
      node.plainText
    case .choice(let nodes): nodes.count > 1 ? nodes[1].plainText : nodes.first?.plainText ?? ""
    case .reference(let name, _): "(\(name))"
    }
  }

  /// The same as one thing beside others: in parentheses where it has parts.
  private var enclosedText: String {
    let text = plainText
    return text.allSatisfy { $0.isLetter || $0.isNumber } ? text : "(\(text))"
  }

  /// What begins and ends with letters or digits, as far as can be seen.
  private var isWord: Bool {
    switch self {
    case .identifier, .number, .fraction, .root: true
    case .symbol(let symbol): symbol.kind == .ordinary
    case .scripts(let base, _, _, _), .over(let base, _, _), .under(let base, _, _): base.isWord
    case .row(let nodes): nodes.first?.isWord ?? false
    default: false
    }
  }

  private var isBeforeSign: Bool {
    guard case .symbol(let symbol) = self else { return false }
    return [.binary, .relation, .open, .punctuation].contains(symbol.kind)
  }

  private var isPrime: Bool { plainText.allSatisfy { "′″‴".contains($0) } }
}
