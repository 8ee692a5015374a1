import NumPyRandom
import Testing

/// A caller's mistake ends the program with a message, though the module is optimized: not in "Illegal instruction".
@Suite struct RequirementTests {
  /// Mistakes, and what is said about them.
  enum Mistake: String, Codable, CaseIterable {
    case count = "Cannot draw -1 numbers."
    case emptyRange = "There is no integer in the empty range 3..<3."
    case trials = "There cannot be -1 trials."
    case probability = "1.5 is not a probability."
    case outcomes = "A probability is not between 0 and 1."
    case outcomeSum = "The probabilities but the last sum to more than 1."
    case permutation = "Cannot permute -1 integers."
    case population = "Cannot choose 1 of -1 integers."
    case fewerThanNone = "Cannot choose -1 of 3 integers."
    case replacement = "Cannot choose 4 of 3 integers without replacement."
    case nothing = "There is nothing to choose from."
    case negative = "A probability is negative or not a number."
    case sum = "The probabilities sum to 1.5, not to 1."
    case indices = "Cannot choose -1 indices."
    case positive = "Only 1 probabilities are positive, 2 indices are wanted."

    func make() {
      var random = RandomState(seed: 0)
      switch self {
      case .count: _ = random.standardNormal(count: -1)
      case .emptyRange: _ = random.randomInteger(in: 3..<3)
      case .trials: _ = random.binomial(trials: -1, probability: 0.5)
      case .probability: _ = random.binomial(trials: 1, probability: 1.5)
      case .outcomes: _ = random.multinomial(trials: 1, probabilities: [-0.5, 1.5])
      case .outcomeSum: _ = random.multinomial(trials: 1, probabilities: [0.75, 0.75, 0])
      case .permutation: _ = random.permutation(-1)
      case .population: _ = random.choice(-1, count: 1)
      case .fewerThanNone: _ = random.choice(3, count: -1, replacing: false)
      case .replacement: _ = random.choice(3, count: 4, replacing: false)
      case .nothing: _ = random.choice(probabilities: [])
      case .negative: _ = random.choice(probabilities: [1.5, -0.5])
      case .sum: _ = random.choice(probabilities: [0.75, 0.75])
      case .indices: _ = random.choiceWithoutReplacement(probabilities: [1], count: -1)
      case .positive: _ = random.choiceWithoutReplacement(probabilities: [1, 0], count: 2)
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
