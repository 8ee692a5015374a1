import ChapterArithmetic
import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

struct ComponentMatchingTests {
  /// All orders of the numbers from 0 on.
  private func orders(_ count: Int) -> [[Int]] {
    count == 0
      ? [[]]
      : orders(count - 1).flatMap { order in
        (0..<count).map { place in Array(order[..<place]) + [count - 1] + Array(order[place...]) }
      }
  }

  @Test(arguments: 0...6)
  func `the assignment of least cost is that of all assignments`(count: Int) {
    var random = RandomState(seed: UInt32(count))
    for _ in 0..<50 {
      let costs = (0..<count).map { _ in (0..<count).map { _ in random.standardNormal() } }
      func cost(_ assignment: [Int]) -> Double {
        assignment.enumerated().reduce(0) { $0 + costs[$1.offset][$1.element] }
      }
      let found = leastCostAssignment(costs)
      #expect(found.sorted() == Array(0..<count))
      let least = orders(count).map(cost).min() ?? 0
      #expect(abs(cost(found) - least) < 1e-12)
    }
  }

  /// One component wide along each axis, as heavy tails make them: only their widths tell them.
  @Test func `components about one place are told by their widths`() throws {
    func mixture(_ order: [Int]) throws -> GaussianMixture {
      let variances = [[9, 0.5], [0.4, 7], [1, 1.0]]
      return try GaussianMixture(
        weights: [0.3, 0.3, 0.4], means: Matrix(rows: [[0.1, 0], [0, -0.1], [0, 0]]).mapElements { $0 / 3 },
        covariances: .diagonal(Matrix(rows: order.map { variances[$0] })))
    }
    let first = try mixture([0, 1, 2])
    for order in orders(3) { #expect(matching(try mixture(order), to: first).map { order[$0] } == [0, 1, 2]) }
  }

  @Test func `components that changed their places a little are found again`() throws {
    let means = Matrix(rows: [[0, 0], [4, 0], [0, 4], [4, 4]])
    func mixture(_ order: [Int], by shift: Double) throws -> GaussianMixture {
      try GaussianMixture(
        weights: [0.1, 0.2, 0.3, 0.4].enumerated().map { [0.1, 0.2, 0.3, 0.4][order[$0.offset]] },
        means: means.selectingRows(order).mapElements { $0 + shift },
        covariances: .spherical(order.map { 0.5 + 0.1 * Double($0) }))
    }
    let first = try mixture([0, 1, 2, 3], by: 0)
    for order in orders(4) {
      let other = try mixture(order, by: 0.3)
      let found = matching(other, to: first)
      #expect(found.map { order[$0] } == [0, 1, 2, 3])
      #expect(other.reordered(found).weights == first.weights)
    }
  }
}
