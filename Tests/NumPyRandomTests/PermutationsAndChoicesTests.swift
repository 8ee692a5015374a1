import NumPyRandom
import Testing

@Suite("Orders and choices equal NumPy's")
struct PermutationsAndChoicesTests {
  @Test(arguments: NumPyReference.all)
  func permutationsAndChoices(_ reference: NumPyReference) {
    let seed = reference.seed
    let probabilities = (1...10).map { Double($0) / 55 }
    var random = RandomState(seed: seed)
    #expect(random.permutation(12) == reference.permutation)
    random.reseed(seed)
    #expect(Array(random.permutation(400).suffix(8)) == reference.shuffledTail)
    random.reseed(seed)
    #expect(digest(of: random.permutation(20_000)) == reference.permutationDigest)
    random.reseed(seed)
    var shuffled = Array(0..<12)
    random.shuffle(&shuffled)
    #expect(shuffled == reference.permutation)
    random.reseed(seed)
    #expect(random.choice(10, count: 10) == reference.choices)
    random.reseed(seed)
    #expect(random.choice(10, count: 5, replacing: false) == reference.sparing)
    random.reseed(seed)
    #expect(random.choice(probabilities: probabilities, count: 12) == reference.weightedChoices)
    random.reseed(seed)
    #expect(random.choice(probabilities: probabilities) == reference.weightedChoices[0])
    random.reseed(seed)
    #expect(random.choiceWithoutReplacement(probabilities: probabilities, count: 8) == reference.weightedSparing)
  }
}
