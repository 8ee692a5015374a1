import LinearAlgebra

/// For each row of a matrix the nearest row of another, and how far it is.
///
/// - Parameter skippingItself: whether the two are the same matrix, and the row itself does not count.
public func nearestRows(
  to rows: Matrix, in others: Matrix, skippingItself: Bool = false
) -> [(row: Int, distance: Double)] {
  let columns = rows.columnCount
  let (left, right) = (rows.elements, others.elements)
  return (0..<rows.rowCount).map { i in
    var best = (row: -1, distance: Double.infinity)
    for j in 0..<others.rowCount where !(skippingItself && i == j) {
      var sum = 0.0
      for k in 0..<columns {
        let difference = left[i * columns + k] - right[j * columns + k]
        sum += difference * difference
      }
      if sum < best.distance { best = (j, sum) }
    }
    return (best.row, best.distance.squareRoot())
  }
}

/// Two pictures of the same size as one, the second at the right of the first.
///
/// - Parameter width: how many pixels a line of each has.
public func pictureBeside(_ left: [Double], _ right: [Double], width: Int)
  -> [Double]
{
  stride(from: 0, to: left.count, by: width).flatMap { start in
    left[start..<(start + width)] + right[start..<(start + width)]
  }
}
