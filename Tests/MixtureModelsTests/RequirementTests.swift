import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

/// A caller's mistake ends the program with a message, though the module is optimized: not in "Illegal instruction".
@Suite struct RequirementTests {
  /// Mistakes, and what is said about them.
  enum Mistake: String, Codable, CaseIterable {
    case dimensions = "A point of 2 coordinates does not fit 1 dimensions."
    case count = "There cannot be -1 points."
    case labels = "1 and 2 labels are not those of the same points."
    case clustered = "A (1, 1) matrix does not hold the 2 points that were clustered."

    func make() throws {
      let model = try GaussianMixture(weights: [1], means: [0], variances: [1])
      var random = RandomState(seed: 0)
      switch self {
      case .dimensions: _ = model.density(at: [0, 0])
      case .count: _ = model.sample(count: -1, using: &random)
      case .labels: _ = adjustedRandIndex([0], [0, 1])
      case .clustered: _ = try KMeans(clusters: 1).fit(Matrix(column: [1, 2])).radii(of: Matrix(column: [1]))
      }
    }
  }

  @Test(arguments: Mistake.allCases) func messagesReachTheUser(mistake: Mistake) async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) { [mistake] in
      try mistake.make()
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("Fatal error: \(mistake.rawValue)\n"), "\(said)")
  }
}
