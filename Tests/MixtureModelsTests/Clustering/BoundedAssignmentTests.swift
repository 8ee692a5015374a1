import LinearAlgebra
import NumericKernels
import NumPyRandom
import Testing

@testable import MixtureModels

@Suite("Assignment within bounds")
struct BoundedAssignmentTests {
  @Test("It finds the labels that looking at all centers finds, ties included", arguments: [8, 9, 16, 41])
  func agreement(dimensionCount: Int) throws {
    var random = RandomState(seed: UInt32(dimensionCount))
    // Coordinates of few whole values make many points equally near to several centers.
    let coarse = Matrix(
      rowCount: 203, columnCount: dimensionCount,
      elements: random.randomIntegers(in: 0..<3, count: 203 * dimensionCount).map(Double.init))
    let fine = random.standardNormal(rowCount: 203, columnCount: dimensionCount)
    for points in [coarse, fine] {
      let checked = CenteredPoints(try CheckedPoints(points))
      var centers = points.selectingRows((0..<20).map { $0 * 10 })
      let bounded = BoundedPoints(
        checked, order: (0..<203).map { Int32(($0 * 31) % 203) }, centers: centers, threadCount: 2)
      for round in 0..<12 {
        if round > 0 { _ = bounded.update(to: centers, threadCount: 2) }
        let labels = bounded.labels
        #expect(labels == LloydIteration.assign(checked, to: centers, threadCount: 1).labels)
        for (row, label) in labels.enumerated() {
          func distance(_ center: Int) -> Double {
            zip(points.row(row), centers.row(center)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
          }
          let nearest = (0..<20).map(distance).min() ?? 0
          #expect(distance(Int(label)) <= nearest * (1 + 1e-12))
        }
        // Some centers move far, some a little, most not at all; some to where another one is.
        for _ in 0..<3 {
          let center = random.randomInteger(in: 0..<20)
          let target = random.randomInteger(in: 0..<203)
          for dimension in 0..<dimensionCount {
            centers[center, dimension] =
              round % 3 == 0
              ? points[target, dimension] : centers[center, dimension] + random.normal(mean: 0, standardDeviation: 0.1)
          }
        }
        if round == 5 {
          for dimension in 0..<dimensionCount { centers[7, dimension] = centers[3, dimension] }
        }
      }
    }
  }

  @Test("Bounds are kept where clusters lie apart, and change no label")
  func separation() throws {
    var random = RandomState(seed: 4)
    var points = random.standardNormal(rowCount: 900, columnCount: 12)
    for row in 0..<900 { points[row, row % 12] += 30 }
    let checked = CenteredPoints(try CheckedPoints(points))
    let assignment = BoundedAssignment(points: checked, centerCount: 12, threadCount: 2)
    var centers = points.selectingRows(Array(0..<12))
    for _ in 0..<6 {
      _ = assignment.assign(to: centers)
      let (labels, sums) = LloydIteration.assign(checked, to: centers, threadCount: 1)
      #expect(assignment.labels == labels)
      centers = sums.means
    }
    #expect(assignment.keepsBounds)
  }

  @Test("Bounds are not begun where they would rule nothing out")
  func overlap() throws {
    var random = RandomState(seed: 5)
    let points = random.standardNormal(rowCount: 900, columnCount: 40)
    let assignment = BoundedAssignment(
      points: CenteredPoints(try CheckedPoints(points)), centerCount: 12, threadCount: 2)
    for _ in 0..<4 { _ = assignment.assign(to: points.selectingRows(Array(0..<12))) }
    #expect(!assignment.keepsBounds)
  }
}
