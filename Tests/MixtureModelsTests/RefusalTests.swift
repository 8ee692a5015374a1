import LinearAlgebra
import MixtureModels
import Testing

@Suite("What is refused")
struct RefusalTests {
  private static let points = Matrix(rows: [[0, 0], [1, 2], [3, 1], [2, 2]])

  private func fit(
    _ points: Matrix, components: Int = 2, pointWeights: [Double]? = nil, restarts: Int = 1, tolerance: Double = 1e-3,
    floor: Double = 1e-6
  ) throws(MixtureError) {
    _ = try GaussianMixture.fit(
      points, components: components, pointWeights: pointWeights, restarts: restarts, tolerance: tolerance,
      covarianceFloor: floor)
  }

  @Test("Numbers that are not finite, with their place", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    var points = Self.points
    points[2, 1] = value
    func isExpected(_ error: any Error) -> Bool {
      guard case .notFinite(2, 1, let found)? = error as? MixtureError else { return false }
      return found == value || (found.isNaN && value.isNaN)
    }
    #expect { try fit(points) } throws: { isExpected($0) }
    #expect { _ = try KMeans(clusters: 2).fit(points) } throws: { isExpected($0) }
    #expect { _ = try PrincipalComponents(of: points) } throws: { isExpected($0) }
    #expect {
      _ = try Models.model(.full).logDensities(of: Matrix(rows: [[0, 0, 0, 0], [0, 0, 0, 0], [0, value, 0, 0]]))
    } throws: { isExpected($0) }
  }

  @Test("Points that are missing, too few, or of another dimension")
  func points() throws {
    #expect(throws: MixtureError.noPoints) { try fit(Matrix(zeros: 0, 2)) }
    #expect(throws: MixtureError.noPoints) { try fit(Matrix(zeros: 3, 0)) }
    #expect(throws: MixtureError.tooFewPoints(count: 4, needed: 5)) { try fit(Self.points, components: 5) }
    #expect(throws: MixtureError.tooFewPoints(count: 1, needed: 2)) {
      try fit(Self.points, pointWeights: [0, 1, 0, 0])
    }
    #expect(throws: MixtureError.tooFewPoints(count: 4, needed: 5)) { try KMeans(clusters: 5).fit(Self.points) }
    let model = try Models.model(.diagonal)
    #expect(throws: MixtureError.dimensionMismatch(points: 2, model: 4)) { try model.labels(of: Self.points) }
    #expect(throws: MixtureError.dimensionMismatch(points: 2, model: 4)) {
      try ExpectationMaximization(Self.points, from: model)
    }
    let components = try PrincipalComponents(of: Self.points)
    #expect(throws: MixtureError.dimensionMismatch(points: 1, model: 2)) {
      try components.transform(Matrix(column: [1]))
    }
  }

  @Test("Weights and options out of range")
  func options() {
    #expect(throws: MixtureError.invalidPointWeight(index: 1, value: -1)) {
      try fit(Self.points, pointWeights: [1, -1, 1, 1])
    }
    #expect(throws: MixtureError.countMismatch(what: "point weights", count: 3, expected: 4)) {
      try fit(Self.points, pointWeights: [1, 1, 1])
    }
    #expect(throws: MixtureError.self) { try fit(Self.points, pointWeights: [0, 0, 0, 0]) }
    #expect(throws: MixtureError.self) { try fit(Self.points, pointWeights: [1, .nan, 1, 1]) }
    #expect(throws: MixtureError.self) { try fit(Self.points, components: 0) }
    #expect(throws: MixtureError.self) { try fit(Self.points, restarts: 0) }
    #expect(throws: MixtureError.self) { try fit(Self.points, tolerance: -1) }
    #expect(throws: MixtureError.self) { try fit(Self.points, floor: -1e-9) }
    #expect(throws: MixtureError.self) { try fit(Self.points, floor: .nan) }
    #expect(throws: MixtureError.self) { try KMeans(clusters: 2, tolerance: -1).fit(Self.points) }
    #expect(throws: MixtureError.self) { try KMeans(clusters: 2, maximumIterations: 0).fit(Self.points) }
    #expect(throws: MixtureError.self) { try KMeans(clusters: 2, start: .centers(Self.points)).fit(Self.points) }
    #expect(throws: MixtureError.self) { try PrincipalComponents(of: Self.points, keeping: .count(3)) }
    #expect(throws: MixtureError.self) { try PrincipalComponents(of: Self.points, keeping: .varianceFraction(1.5)) }
  }
}
