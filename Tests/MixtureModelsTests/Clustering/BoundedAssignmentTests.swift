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
      let interleaved = try InterleavedPoints(CheckedPoints(points))
      var centers = points.selectingRows((0..<20).map { $0 * 10 })
      let bounded = BoundedAssignment(points: points, interleaved: interleaved, centerCount: 20, threadCount: 2)
      for round in 0..<12 {
        let labels = bounded.assign(to: centers)
        #expect(labels == LloydIteration.assign(interleaved, to: centers, threadCount: 1))
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
}
