/// Rows of cells.
struct MathTable: Hashable, Sendable {
  enum Alignment: Character, Hashable, Sendable {
    case left = "l"
    case center = "c"
    case right = "r"
  }

  /// The space between columns.
  enum Layout: Hashable, Sendable {
    /// Right and left by turns, no space within a pair: equations aligned at a sign.
    case aligned(spaceBetweenPairs: Bool)
    /// Rows each by itself.
    case gathered
    case matrix
    /// With room at its sides as between its columns.
    case array
    case cases
    /// Small, for lines below a sum.
    case small
  }

  enum Rule: String, Hashable, Sendable { case solid, dashed, double }

  var rows: [[MathNode]]
  var layout: Layout
  /// The alignment of the columns; the last one holds for all that follow.
  var alignments: [Alignment]
  /// Whether cells are set as formulas on their own lines.
  var isDisplay = false
  /// Lines left of a column, by its index; that at the count stands right of the last.
  var columnRules: [Int: Rule] = [:]
  /// Lines above a row, by its index; that at the count stands below the last.
  var rowRules: [Int: Rule] = [:]
  /// Space below a row in em, besides the usual.
  var rowGaps: [Int: Double] = [:]
  /// Numbers of rows.
  var tags: [Int: EquationTag] = [:]
  /// Names of rows, by which they are referred to.
  var labels: [Int: String] = [:]
  /// Whether the first row stands on the left and the last on the right.
  var isMultline = false

  var columnCount: Int { rows.map(\.count).max() ?? 0 }

  func alignment(row: Int, column: Int) -> Alignment {
    if isMultline, rows.count > 1 { return row == 0 ? .left : row == rows.count - 1 ? .right : .center }
    if case .aligned = layout, alignments.isEmpty { return column % 2 == 0 ? .right : .left }
    return column < alignments.count ? alignments[column] : alignments.last ?? .center
  }
}

/// The number or sign that an author gives an equation.
struct EquationTag: Hashable, Sendable {
  var text: String
  var isInParentheses: Bool

  /// As it stands beside the equation.
  var shown: String { isInParentheses ? "(\(text))" : text }
}
