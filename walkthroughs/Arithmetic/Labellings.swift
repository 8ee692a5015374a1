import LinearAlgebra

// Small sums over labeled points that more than one section needs.

/// The mean of the points of each label, one a row.
///
/// - Precondition: labels are 0, 1, … and each occurs.
public func means(of points: Matrix, labels: [Int]) -> Matrix {
  let count = (labels.max() ?? 0) + 1
  var sums = Array(
    repeating: [Double](repeating: 0, count: points.columnCount),
    count: count)
  var sizes = [Double](repeating: 0, count: count)
  for (row, label) in zip(points.rows, labels) {
    sizes[label] += 1
    for (column, value) in row.enumerated() { sums[label][column] += value }
  }
  return Matrix(
    rows: zip(sums, sizes).map { sum, size in sum.map { $0 / size } })
}

/// How many points are not in the true group to which most of their cluster belongs.
public func mistakeCount(_ labels: [Int], truth: [Int]) -> Int {
  var sizes: [Int: [Int: Int]] = [:]
  for (label, group) in zip(labels, truth) {
    sizes[label, default: [:]][group, default: 0] += 1
  }
  return labels.count
    - sizes.values.reduce(0) { $0 + ($1.values.max() ?? 0) }
}

/// Numbers as rows that are divided by their sums.
public func rowsThatSumToOne(_ numbers: [Double], columnCount: Int)
  -> Matrix
{
  let rows = stride(from: 0, to: numbers.count, by: columnCount).map {
    start in
    let row = numbers[start..<(start + columnCount)]
    let sum = row.reduce(0, +)
    return row.map { $0 / sum }
  }
  return Matrix(rows: rows)
}
