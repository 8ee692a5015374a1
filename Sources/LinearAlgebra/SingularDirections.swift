/// The singular values of a matrix with no fewer rows than columns, and its right singular vectors.
///
/// Products of columns hold the squares of singular values, so small ones drown in the roundings of the largest. Only
/// those that are at least a 64th of the largest are therefore taken from them. The matrix is then multiplied by the
/// directions left, which leaves a smaller matrix without the large values, and that is treated likewise. So values
/// are off by some roundings of the largest one, as those of a bidiagonal decomposition are, while nearly all of the
/// work is products of matrices.
struct SingularDirections {
  /// The singular values, largest first.
  private(set) var values: [Double]
  /// The right singular vectors as rows, in the same order.
  private(set) var rows: Matrix
  /// The matrix, multiplied by a power of two if its products would overflow or vanish otherwise.
  let matrix: CenteredRows
  /// The sum of the squares of **all** singular values.
  let squareSum: Double

  /// - Parameter wanted: how many values and vectors to find, the largest ones; all if nil.
  init(of unscaled: CenteredRows, wanted: Int? = nil) {
    var matrix = unscaled
    var products = matrix.columnProducts()
    var squareSum = products.trace
    // Squares of products, down to their roundings, neither overflow nor vanish either.
    if !(squareSum > 0x1p-400 && squareSum < 0x1p400) {
      matrix = matrix.bringingToOne()
      products = matrix.columnProducts()
      squareSum = products.trace
    }
    self.matrix = matrix
    self.squareSum = squareSum
    if let wanted, wanted < products.rowCount,
      let found = Self.largest(wanted, of: matrix, products: products, norm: squareSum.squareRoot())
    {
      (values, rows) = found
      return
    }
    let eigen = SymmetricEigen(products)
    values = eigen.values.map { max(0, $0).squareRoot() }
    rows = eigen.vectorRows
    let count = values.count
    defer {
      if let wanted, wanted < values.count {
        values = Array(values.prefix(wanted))
        rows = rows.selectingRows(Array(0..<wanted))
      }
    }
    guard let largest = values.first, largest > 0 else { return }
    var settled = Self.reliableCount(eigen.values)
    guard settled < count else { return }
    var rest = matrix.timesTransposed(rows.selectingRows(Array(settled..<count)))
    while settled < count {
      let lengths = rest.columnLengths()
      if lengths.allSatisfy({ $0 <= Self.noise * squareSum.squareRoot() }) {
        values.replaceSubrange(settled..., with: lengths)
        break
      }
      let eigen = SymmetricEigen(CenteredRows(rest).columnProducts())
      let turned = eigen.vectorRows * rows.selectingRows(Array(settled..<count))
      rows = rows.selectingRows(Array(0..<settled)).appendingRows(turned)
      for (index, value) in eigen.values.enumerated() { values[settled + index] = max(0, value).squareRoot() }
      let reliable = Self.reliableCount(eigen.values)
      settled += reliable
      if settled < count {
        rest = rest.timesTransposed(eigen.vectorRows.selectingRows(Array(reliable..<eigen.values.count)))
      }
    }
    // Where one stage ends and the next begins, rounding may have exchanged neighbors.
    let order = (0..<count).sorted { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }
    if order != Array(0..<count) {
      values = order.map { values[$0] }
      rows = rows.selectingRows(order)
    }
  }

  /// The largest few values and their vectors, where products of columns tell them, or where nothing but rounding is left
  /// beside those that they tell; otherwise nil.
  private static func largest(
    _ wanted: Int, of matrix: CenteredRows, products: Matrix, norm: Double
  ) -> (values: [Double], rows: Matrix)? {
    let (eigenvalues, vectors) =
      LeadingDirections.find(wanted, of: products)
      ?? { ($0.values, $0.vectorRows) }(SymmetricEigen(products, vectorCount: wanted))
    let reliable = reliableCount(Array(eigenvalues.prefix(wanted)))
    guard eigenvalues[0] > 0 else { return nil }
    let values = eigenvalues.prefix(reliable).map { $0.squareRoot() }
    if reliable == wanted { return (values, vectors) }
    let lengths = matrix.columnLengths(without: vectors.selectingRows(Array(0..<reliable)))
    guard lengths.allSatisfy({ $0 <= noise * norm }) else { return nil }
    // Any directions at right angles will do.
    let rows = vectors.orthonormalizingRows(rank: reliable)
    let others = rows.selectingRows(Array(reliable..<wanted))
    let rest = matrix.timesTransposed(others).columnLengths()
    let order = rest.indices.sorted { rest[$0] != rest[$1] ? rest[$0] > rest[$1] : $0 < $1 }
    return (
      values + order.map { rest[$0] },
      rows.selectingRows(Array(0..<reliable)).appendingRows(others.selectingRows(order))
    )
  }

  /// Columns of what is left are nothing but rounding if they are no longer than that, times the length of all columns.
  private static let noise = 0x1p-49

  /// How many eigenvalues of products of columns are not too small beside the first one.
  private static func reliableCount(_ values: [Double]) -> Int {
    max(1, values.prefix { $0 >= 0x1p-12 * values[0] }.count)
  }
}

extension Matrix {
  /// The sum of the diagonal.
  fileprivate var trace: Double { (0..<rowCount).reduce(0) { $0 + self[$1, $1] } }

  /// The length of each column.
  fileprivate func columnLengths() -> [Double] {
    var squares = [Double](repeating: 0, count: columnCount)
    for start in stride(from: 0, to: elements.count, by: columnCount) {
      for column in 0..<columnCount { squares[column] += elements[start + column] * elements[start + column] }
    }
    return squares.map { $0.squareRoot() }
  }
}
