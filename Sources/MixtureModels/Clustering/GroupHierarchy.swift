import LinearAlgebra

/// A hierarchy of groups of points: from each point by itself, the two groups are joined that cost least, until one is left.
///
/// What a join costs is the log-likelihood that it takes from a model in which each group has a normal distribution of its own
/// (Banfield and Raftery, "Model-based Gaussian and non-Gaussian clustering", 1993): groups may differ in size and shape and lie
/// within each other, which those of k-means and of Ward's method never do. Points that are equal are together from the
/// beginning. Columns are standardized, and points taken along their principal directions, each divided by the root of its
/// deviation: a small direction counts for more than it does in the columns, and for less than all alike (Scrucca and Raftery,
/// "Improved initialisation of model-based clustering using Gaussian hierarchical partitions", 2015). So units do not matter.
///
/// There is no chance in it. It takes time that grows as the square of the number of points at least; of n points in d
/// dimensions it holds up to n/2 matrices of d × d.
public struct GroupHierarchy: Equatable, Sendable {
  /// A join of two groups.
  ///
  /// A group goes by the smallest number, from 0, of its points among all points.
  public struct Join: Equatable, Sendable {
    /// The group that comes first, whose name the new one has.
    public let group: Int
    /// The other one.
    public let other: Int
  }

  /// For each point the first that is equal to it.
  private let firstEqual: [Int]
  /// The joins, in their order: one fewer than there are different points.
  public let joins: [Join]

  /// Builds the hierarchy of points, one a row.
  ///
  /// Throws `MixtureError` where points are unsound.
  public init(of points: Matrix) throws(MixtureError) {
    let inside = try points.scaledPrincipalCoordinates()
    var firstRows: [[Double]: Int] = [:]
    firstEqual = points.rows.enumerated().map { row, point in
      if let first = firstRows[point] { return first }
      firstRows[point] = row
      return row
    }
    var joining = GroupJoining(inside, firstEqual: firstEqual)
    joins = joining.joins()
  }

  /// The number of groups from which joins start: that of different points.
  public var largestGroupCount: Int { joins.count + 1 }

  /// The group of each point where a given number of groups is left, numbered from 0 in the order of their first points; nil
  /// where there are fewer different points than that.
  ///
  /// - Precondition: there is at least one group.
  public func division(groups: Int) -> [Int]? {
    require(groups >= 1, "\(groups) groups: there is at least one.")
    guard groups <= largestGroupCount else { return nil }
    var parents = firstEqual
    for join in joins.prefix(largestGroupCount - groups) { parents[join.other] = join.group }
    var numbers = [Int](repeating: 0, count: parents.count)
    var count = 0
    // A parent comes before its children: its number is settled by then.
    for row in parents.indices {
      if parents[row] == row {
        numbers[row] = count
        count += 1
      } else {
        numbers[row] = numbers[parents[row]]
      }
    }
    return numbers
  }
}

extension Matrix {
  /// Points along the principal directions of their standardized columns, each divided by the root of its deviation; columns
  /// and directions without variance are left out, one direction of zeros remains if there is no other.
  fileprivate func scaledPrincipalCoordinates() throws(MixtureError) -> Matrix {
    _ = try CheckedPoints(self)
    var standard = Matrix(zeros: rowCount, columnCount)
    var hasVariance = false
    for column in 0..<columnCount {
      // Each in a frame of its own, where squares are numbers.
      let alone = Matrix(column: (0..<rowCount).map { self[$0, column] })
      let centered = try CheckedPoints(alone).centered().points
      let size = (0..<rowCount).reduce(0) { max($0, centered[$1, 0].magnitude) }
      guard size > 0 else { continue }
      let values = (0..<rowCount).map { centered[$0, 0] / size }
      let mean = values.reduce(0, +) / Double(rowCount)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rowCount)
      guard variance > 0 else { continue }
      hasVariance = true
      for row in 0..<rowCount { standard[row, column] = (values[row] - mean) / variance.squareRoot() }
    }
    guard hasVariance else { return Matrix(zeros: rowCount, 1) }
    let components = try PrincipalComponents(of: standard)
    let sizes = components.singularValues
    let kept = sizes.indices.filter { sizes[$0] > 1e-8 * sizes[0] }
    let coordinates = try components.transform(standard)
    return Matrix(rows: coordinates.rows.map { point in kept.map { point[$0] / sizes[$0].squareRoot() } })
  }
}
