import Foundation
import LinearAlgebra
import MixtureModels
import NumPyRandom

/// A division of rows into groups, from which EM starts.
struct StartingDivision: Equatable, Sendable {
  /// The rows that are divided; all if nil.
  var rows: [Int]?
  /// The group of each of them.
  var labels: [Int]
  /// Whether there was no chance in it.
  var isCertain = false
}

/// Divisions of points into groups, from which EM starts, of four sorts.
///
/// The first is that of a hierarchy (``GroupHierarchy``), without chance. Then what k-means ends with from a k-means++ start;
/// what two of its iterations make of random points, which lie farther from each other; and groups about random points whose
/// widths are random too, since k-means never finds groups that lie within each other.
struct StartingDivisions: Sendable {
  private let points: Matrix
  /// The same in units in which they keep the proportions that they have in the table.
  private let unscaled: Matrix
  private let count: Int
  private let seed: UInt32
  private let hierarchy: GroupHierarchy?
  /// The rows of which the hierarchy is.
  private let rows: [Int]?

  /// The largest number of rows of which a hierarchy is built; of more, as many are drawn.
  static let largestHierarchy = 2000

  /// Prepares divisions of points.
  ///
  /// - Parameters:
  ///   - points: In units in which all columns count alike.
  ///   - unscaled: The same where they count as they do in the table.
  ///   - groups: The largest number of groups.
  ///   - count: How many divisions there are of each number of groups.
  ///   - seed: Of the second, one more of each following.
  init(
    of points: Matrix, unscaled: Matrix, groups: Int, count: Int,
    seed: UInt32
  ) throws(MixtureError) {
    self.points = points
    self.unscaled = unscaled
    self.count = count
    self.seed = seed
    // It holds up to half as many matrices of all columns.
    let size = points.columnCount * points.columnCount
    let most = max(200, min(Self.largestHierarchy, 8_000_000 / size))
    if points.rowCount > most {
      var random = RandomState(seed: seed)
      rows = random.choice(
        points.rowCount, count: most, replacing: false
      ).sorted()
    } else {
      rows = nil
    }
    let some = rows.map(points.selectingRows) ?? points
    hierarchy = groups > 1 ? try GroupHierarchy(of: some) : nil
  }

  /// The divisions into a number of groups.
  ///
  /// One with an empty group, as when there are fewer different points than groups, is left out.
  func divisions(groups: Int) throws(MixtureError) -> [StartingDivision] {
    if groups == 1 {
      return [
        StartingDivision(
          labels: [Int](repeating: 0, count: points.rowCount))
      ]
    }
    guard groups <= points.rowCount else { return [] }
    var found: [StartingDivision] = []
    if let labels = hierarchy?.division(groups: groups) {
      found.append(
        StartingDivision(rows: rows, labels: labels, isCertain: rows == nil)
      )
    }
    for attempt in 0..<max(0, count - 1) {
      var random = RandomState(seed: seed &+ UInt32(attempt))
      if attempt % 3 == 2 {
        if let labels = divisionByWidths(points, groups, using: &random) {
          found.append(StartingDivision(labels: labels))
        }
        continue
      }
      let method =
        attempt % 2 == 0
        ? KMeans(clusters: groups)
        : KMeans(
          clusters: groups, start: .randomPoints, maximumIterations: 2)
      // Units may mean something: the first and every fourth after it take columns as they are.
      let clustering = try method.fit(
        attempt % 4 == 0 ? unscaled : points, threadCount: 1,
        random: random)
      guard clustering.emptyClusters.isEmpty else { continue }
      found.append(StartingDivision(labels: clustering.labels))
    }
    return found
  }
}

/// Each point with the densest of round normal distributions about random points, whose widths are drawn between 0.37 and 1.65 of
/// the columns' deviations; nil where some group has too few points for an ellipse, ten times in a row.
private func divisionByWidths(
  _ points: Matrix, _ groups: Int, using random: inout RandomState
) -> [Int]? {
  let dimensions = points.columnCount
  var division = [Int](repeating: 0, count: points.rowCount)
  for _ in 0..<10 {
    let centers = points.selectingRows(
      random.choice(points.rowCount, count: groups, replacing: false))
    let logarithms = random.uniform(in: -1..<0.5, count: groups)
    let precisions = logarithms.map { exp(-2 * $0) / 2 }
    var sizes = [Int](repeating: 0, count: groups)
    for row in 0..<points.rowCount {
      var (nearest, least) = (0, Double.infinity)
      for group in 0..<groups {
        var distance = 0.0
        for column in 0..<dimensions {
          let part = points[row, column] - centers[group, column]
          distance += part * part
        }
        let cost =
          distance * precisions[group]
          + Double(dimensions) * logarithms[group]
        if cost < least { (nearest, least) = (group, cost) }
      }
      division[row] = nearest
      sizes[nearest] += 1
    }
    if sizes.allSatisfy({ $0 > dimensions }) { return division }
  }
  return nil
}
