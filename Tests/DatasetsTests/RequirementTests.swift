import Datasets
import LinearAlgebra
import NumPyRandom
import Testing

/// A caller's mistake ends the program with a message, though the module is optimized: not in "Illegal instruction".
@Suite struct RequirementTests {
  /// Mistakes, and what is said about them.
  enum Mistake: String, Codable, CaseIterable {
    case count = "There cannot be -1 points."
    case centers = "0 centers of 2 dimensions make no blobs."
    case deviations = "2 centers need as many standard deviations, not 1."
    case map = "A (3, 2) matrix cannot be multiplied by a (3, 3) one."

    func make() {
      let random = RandomState(seed: 0)
      switch self {
      case .count: _ = makeBlobs(count: -1, random: random)
      case .centers: _ = makeBlobs(count: 3, centers: 0, random: random)
      case .deviations: _ = makeBlobs(count: 3, around: .identity(2), standardDeviations: [1], random: random)
      case .map: _ = makeBlobs(count: 3, random: random).stretched(by: .identity(3))
      }
    }
  }

  @Test(arguments: Mistake.allCases) func messagesReachTheUser(mistake: Mistake) async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) { [mistake] in
      mistake.make()
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("Fatal error: \(mistake.rawValue)\n"), "\(said)")
  }
}
