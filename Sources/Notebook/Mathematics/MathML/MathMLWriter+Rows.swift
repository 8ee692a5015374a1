/// The space around an operator, and whether it stands between others in its row.
struct OperatorRole: Hashable, Sendable {
  /// In mu.
  var before = 0
  var behind = 0
  var isBetween = false
  /// The class it has at this place.
  var kind: MathSymbol.Class?
  /// Whether limits above and below must stay there in a line of text.
  var keepsLimits = false

  static let alone = OperatorRole()
}

extension MathMLWriter {
  /// The children of a row, with the space that depends on neighbors.
  ///
  /// - Parameters:
  ///   - before: The class of what stands before the row, as in the cell to the left.
  ///   - behind: The class of what follows it.
  mutating func write(_ nodes: [MathNode], before: MathSymbol.Class? = nil, behind: MathSymbol.Class? = nil) {
    let nodes = nodes.filter { $0 != .space(0) }
    let classes = MathSpacing.resolved(nodes.map { $0.classes(in: style) }, before: before)
    // For the form of an operator, browsers do not count what is like space.
    let inner = nodes.indices.filter { !nodes[$0].isSpaceLike }
    var roles = nodes.indices.map { index in
      OperatorRole(
        isBetween: index > inner.first ?? index && index < inner.last ?? index, kind: classes[index]?.left)
    }
    var gaps = [Int](repeating: 0, count: nodes.count)
    var applied: Set<Int> = []
    var previous: Int?
    // A relation at the beginning of an aligned cell has something before it.
    if let before, let first = classes.indices.first(where: { classes[$0] != nil }), let kind = classes[first]?.left {
      let width = MathSpacing.between(before, kind, isScript: style.isScript)
      if spacedCore(nodes[first]) != nil { roles[first].before = width } else { gaps[first] = width }
    }
    for index in nodes.indices where classes[index] != nil {
      defer { previous = index }
      guard let last = previous, let left = classes[last]?.right, let right = classes[index]?.left else { continue }
      var width = MathSpacing.between(left, right, isScript: style.isScript)
      if nodes[last].isFunction, last + 1 == index, nodes[index].core?.kind != .binary,
        ![.relation, .close, .punctuation].contains(right)
      {
        if nodes[index].isEnclosed { width = 0 }
        applied.insert(last)
        gaps[index] = width
      } else {
        give(width, between: last, and: index, nodes, &roles, &gaps)
      }
    }
    if let behind, let last = previous, let kind = classes[last]?.right, spacedCore(nodes[last]) != nil {
      roles[last].behind = MathSpacing.between(kind, behind, isScript: style.isScript)
    }
    for (index, node) in nodes.enumerated() {
      if gaps[index] > 0, !(index > 0 && applied.contains(index - 1)) { write(space: Double(gaps[index]) / 18) }
      write(node, roles[index])
      if applied.contains(index) {
        // U+2061, function application, tells a screen reader that a function is applied.
        let width = gaps[index + 1]
        leaf("mo", "lspace=\"0\" rspace=\"\(width == 0 ? "0" : em(Double(width) / 18))\"", "\u{2061}")
      }
    }
  }

  /// Gives the space between two atoms to the operator that has it by nature, or to either, or puts it between them.
  private func give(
    _ width: Int, between left: Int, and right: Int, _ nodes: [MathNode], _ roles: inout [OperatorRole],
    _ gaps: inout [Int]
  ) {
    let (before, behind) = (spacedCore(nodes[left]), spacedCore(nodes[right]))
    let isNatural = before.flatMap { OperatorDictionary.spacing(of: $0.text) }?.behind == width
    if before != nil, isNatural || behind == nil {
      roles[left].behind = width
    } else if behind != nil {
      roles[right].before = width
    } else {
      gaps[right] = width
    }
  }

  /// The operator that takes the space around a node: with something above or below it, which can be wider, the space
  /// stands outside both.
  private func spacedCore(_ node: MathNode) -> MathSymbol? {
    switch node {
    case .over(_, _, isAccent: false), .under(_, _, isAccent: false): nil
    case .scripts(let base, _, _, let limits) where placesLimits(limits, of: base): nil
    default: node.core
    }
  }

  /// An operator with the attributes that a browser would not give it by itself.
  mutating func write(_ symbol: MathSymbol, _ role: OperatorRole) {
    var attributes: [String] = []
    let kind = role.kind ?? symbol.kind
    let natural = OperatorDictionary.spacing(of: symbol.text)
    if kind == .open || kind == .close {
      attributes.append("form=\"\(kind == .open ? "prefix" : "postfix")\"")
    }
    let hasForm = !attributes.isEmpty && OperatorDictionary.stretchy.contains(symbol.text)
    if kind == .ordinary, OperatorDictionary.signs.contains(symbol.text), role.before == 0, role.behind == 0,
      role != .alone
    {
      attributes.append("form=\"prefix\"")
    } else if !(hasForm && role.before == 0 && role.behind == 0),
      !(role.isBetween && natural?.before == role.before && natural?.behind == role.behind)
    {
      attributes.append("lspace=\"\(mu(role.before))\" rspace=\"\(mu(role.behind))\"")
    }
    switch symbol.size {
    case .natural where OperatorDictionary.stretchy.contains(symbol.text): attributes.append("stretchy=\"false\"")
    case .natural: break
    case .stretched: attributes.append("stretchy=\"true\"")
    case .fixed(let height):
      attributes.append("stretchy=\"true\" symmetric=\"true\" minsize=\"\(em(height))\" maxsize=\"\(em(height))\"")
    }
    if role.keepsLimits, symbol.kind == .large || symbol.kind == .integral {
      attributes.append("movablelimits=\"false\"")
    }
    leaf("mo", attributes.joined(separator: " "), symbol.text)
  }

  private func mu(_ width: Int) -> String { width == 0 ? "0" : em(Double(width) / 18) }

  mutating func writeFence(_ text: String, form: String) {
    if !text.isEmpty { leaf("mo", "form=\"\(form)\" stretchy=\"true\"", text) }
  }
}
