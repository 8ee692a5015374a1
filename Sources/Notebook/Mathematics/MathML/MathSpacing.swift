/// The space that TeX puts between two atoms (The TeXbook, page 170).
enum MathSpacing {
  /// The space in mu, of which 18 make an em.
  ///
  /// - Parameter isScript: Whether this is in a script, where most of it is left out.
  static func between(_ left: MathSymbol.Class, _ right: MathSymbol.Class, isScript: Bool) -> Int {
    let width = table[row(left)][row(right)]
    return width < 0 ? (isScript ? 0 : -width) : width
  }

  /// Widths in mu; those below zero are left out in scripts.
  private static let table: [[Int]] = [
    // ordinary, operator, binary, relation, open, close, punctuation, inner
    [0, 3, -4, -5, 0, 0, 0, -3],  // ordinary
    [3, 3, 0, -5, 0, 0, 0, -3],  // operator
    [-4, -4, 0, 0, -4, 0, 0, -4],  // binary
    [-5, -5, 0, 0, -5, 0, 0, -5],  // relation
    [0, 0, 0, 0, 0, 0, 0, 0],  // open
    [0, 3, -4, -5, 0, 0, 0, -3],  // close
    [-3, -3, 0, -3, -3, -3, -3, -3],  // punctuation
    [-3, 3, -4, -5, -3, 0, -3, -3],  // inner
  ]

  private static func row(_ kind: MathSymbol.Class) -> Int {
    switch kind {
    case .ordinary: 0
    case .large, .integral: 1
    case .binary: 2
    case .relation: 3
    case .open: 4
    case .close: 5
    case .punctuation: 6
    case .inner: 7
    }
  }

  /// The classes with signs in place of operations: a minus with nothing before it is no difference.
  ///
  /// - Parameters:
  ///   - classes: Left and right class of each atom; `nil` is no atom.
  ///   - before: The class of what stands before the row.
  static func resolved(
    _ classes: [(left: MathSymbol.Class, right: MathSymbol.Class)?], before: MathSymbol.Class?
  ) -> [(left: MathSymbol.Class, right: MathSymbol.Class)?] {
    var result = classes
    var previous = before
    var previousIndex: Int?
    for (index, found) in classes.enumerated() {
      guard var pair = found else { continue }
      if pair.left == .binary, previous.map(wantsOperand) ?? true { pair = (.ordinary, .ordinary) }
      if [.relation, .close, .punctuation].contains(pair.left), let last = previousIndex, result[last]?.right == .binary
      {
        result[last] = (.ordinary, .ordinary)
      }
      result[index] = pair
      previous = pair.right
      previousIndex = index
    }
    if let last = previousIndex, result[last]?.right == .binary { result[last] = (.ordinary, .ordinary) }
    return result
  }

  private static func wantsOperand(_ kind: MathSymbol.Class) -> Bool {
    [.binary, .relation, .open, .punctuation, .large, .integral].contains(kind)
  }
}
