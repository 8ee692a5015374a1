import Datasets
import LinearAlgebra
import MixtureModels
import NumPyRandom

/// How the first and the third run of the two-dimensional chapter approach their ends.
public struct TwoDimensionalRuns: Sendable {
  /// One of the runs, at its end.
  public struct Run: Sendable {
    /// The ratio of the last two steps of all means together.
    public let rate: Double
    /// How many points of the two clouds that lie against each other have a responsibility above 0.9.
    public let clearCount: Int
  }

  /// The first run.
  public let first: Run
  /// The third.
  public let third: Run
  /// How many points the two clouds have.
  public let pairCount: Int

  /// Runs EM until no step moves the means by 1e-7.
  public init() throws {
    let blobs = makeBlobs(
      count: 500, centers: 3, standardDeviation: 1.5,
      random: RandomState(seed: 20))
    var shearRandom = RandomState(seed: 0)
    let data = blobs.stretched(
      by: shearRandom.standardNormal(rowCount: 2, columnCount: 2))
    let pair = Self.nearestClouds(
      means(of: data.points, labels: data.labels))
    let members = data.labels.indices.filter {
      data.labels[$0] == pair.0 || data.labels[$0] == pair.1
    }
    var random = RandomState(seed: 0)
    _ = random.randomSample(count: 60)
    let first = data.points.column(0)
    let bounds = Int(first.min() ?? 0)..<Int(first.max() ?? 0)
    let runs = try (1...3).map { _ in
      try Self.run(
        data.points,
        from: Matrix(
          rowCount: 3, columnCount: 2,
          elements: random.randomIntegers(in: bounds, count: 6).map(
            Double.init)), members: members)
    }
    (self.first, third, pairCount) = (runs[0], runs[2], members.count)
  }

  private static func run(
    _ points: Matrix, from means: Matrix, members: [Int]
  ) throws -> Run {
    var model = try GaussianMixture(
      weights: [1 / 3, 1 / 3, 1 / 3], means: means,
      covariances: .full(Array(repeating: 5 * .identity(2), count: 3)))
    var (step, rate) = (Double.infinity, 0.0)
    for state in try ExpectationMaximization(
      points, from: model, covarianceFloor: 1e-6
    ).dropFirst() {
      let moved = zip(state.model.means.elements, model.means.elements)
        .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
      model = state.model
      if moved < 1e-7 { break }
      (rate, step) = (moved / step, moved)
    }
    let shares = try model.responsibilities(of: points)
    return Run(
      rate: rate,
      clearCount: members.count { (shares.rows[$0].max() ?? 0) > 0.9 })
  }

  /// The two clouds whose means are nearest to each other.
  private static func nearestClouds(_ means: Matrix) -> (Int, Int) {
    func distance(_ pair: (Int, Int)) -> Double {
      zip(means.rows[pair.0], means.rows[pair.1]).reduce(0) {
        $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
      }
    }
    return [(0, 1), (0, 2), (1, 2)].min { distance($0) < distance($1) }
      ?? (0, 1)
  }
}
