import LinearAlgebra
import NumericKernels
import NumPyRandom
import Testing

@testable import MixtureModels

@Suite("Nearest centers")
struct NearestCentersTests {
  /// What clouds of points are like.
  enum Clouds: CaseIterable {
    /// Around centers among them.
    case overlapping
    /// Far from each other.
    case apart
    /// Coordinates of few whole values, so that many points are equally near to several centers.
    case tied
    /// Two centers differ by a rounding or two, and some are equal.
    case nearlyEqual
    /// Two groups of clouds so far apart that single precision cannot tell the clouds of a group from each other.
    case inTwoGroups
    /// Too small, or too large, for single precision.
    case tiny, huge
    /// Around an origin far away.
    case shifted
  }

  /// Points, and some of them, or near some of them, as centers.
  private func make(_ clouds: Clouds, _ count: Int, _ dimensions: Int, _ clusters: Int) -> (Matrix, Matrix) {
    var random = RandomState(seed: UInt32(dimensions * 1000 + clusters))
    var points = random.standardNormal(rowCount: count, columnCount: dimensions)
    let means = random.standardNormal(rowCount: clusters, columnCount: dimensions)
    for row in 0..<count {
      for column in 0..<dimensions {
        let mean = means[row % clusters, column]
        switch clouds {
        case .apart: points[row, column] += 30 * mean
        case .tied: points[row, column] = points[row, column].rounded()
        case .inTwoGroups: points[row, column] += mean + (row % clusters % 2 == 0 ? 1e5 : -1e5)
        case .tiny: points[row, column] *= 0x1p-150
        case .huge: points[row, column] *= 0x1p150
        case .shifted: points[row, column] += 1000
        case .overlapping, .nearlyEqual: points[row, column] += 0.3 * mean
        }
      }
    }
    var centers = points.selectingRows(Array(0..<clusters))
    if clouds == .nearlyEqual {
      for center in 1..<clusters where center % 3 != 0 {
        for column in 0..<dimensions { centers[center, column] = centers[center - 1, column] }
        if center % 3 == 1 { centers[center, dimensions - 1] = centers[center, dimensions - 1].nextUp }
      }
    }
    return (points, centers)
  }

  /// The first of the centers whose distance, a sum of squares by fused multiply-add in the order of the coordinates, is
  /// least.
  private func nearest(_ point: [Double], _ centers: Matrix) -> Int32 {
    var best = (distance: Double.infinity, center: 0)
    for center in 0..<centers.rowCount {
      var sum = 0.0
      for (column, coordinate) in point.enumerated() {
        let difference = centers[center, column] - coordinate
        sum = sum.addingProduct(difference, difference)
      }
      if sum < best.distance { best = (sum, center) }
    }
    return Int32(best.center)
  }

  @Test(
    "They are those of the least sum of squares, to the last tie, on every instruction set", arguments: Clouds.allCases)
  func definition(clouds: Clouds) throws {
    // On either side of where products, single precision and panels of eight and sixteen centers begin.
    let shapes = [
      (70, 1, 3), (131, 2, 5), (70, 5, 9), (70, 6, 4), (150, 15, 7), (70, 16, 2), (203, 16, 8), (131, 17, 16),
      (131, 32, 3), (203, 33, 17), (150, 64, 2), (131, 65, 33), (250, 128, 20),
    ]
    for (count, dimensions, clusters) in shapes {
      let (points, centers) = make(clouds, count, dimensions, clusters)
      let origin = (0..<dimensions).map { clouds == .shifted ? 1000 + Double($0) / 3 : 0 }
      let inside = points.subtractingFromRows(origin)
      let centersInside = centers.subtractingFromRows(origin)
      let expected = inside.rows.map { nearest($0, centersInside) }
      let checked = CenteredPoints(try CheckedPoints(points), origin: origin)
      let copied = CenteredPoints(try CheckedPoints(inside))
      for kernels in InstructionSet.available {
        InstructionSet.$kernels.withValue(kernels) {
          let shape: Comment = "\(count) points, \(dimensions) dimensions, \(clusters) clusters, \(kernels)"
          let (labels, sums) = LloydIteration.assign(checked, to: centersInside, threadCount: 1)
          #expect(labels == expected, shape)
          let other = LloydIteration.assign(copied, to: centersInside, threadCount: 2)
          #expect(other.labels == expected && other.sums.sums == sums.sums && other.sums.totals == sums.totals, shape)

          // Guesses change nothing, and are said to be right or not.
          var guesses = expected
          let right = LloydIteration.assign(checked, to: centersInside, labels: &guesses, threadCount: 2)
          #expect(right.isUnchanged && guesses == expected && right.sums.sums == sums.sums, shape)
          let distances = right.distances ?? []
          #expect(distances.count == count, shape)
          for (row, label) in expected.enumerated() {
            let distance = inside.distance(ofRow: row, from: Int(label), of: centersInside)
            #expect((distances[row].squareRoot() - distance).magnitude <= 1e-14 * distance, shape)
          }
          guesses[count - 1] = (expected[count - 1] + 1) % Int32(clusters)
          let wrong = LloydIteration.assign(checked, to: centersInside, labels: &guesses, threadCount: 1)
          #expect(!wrong.isUnchanged && wrong.distances == nil && guesses == expected, shape)
        }
      }
    }
  }
}
