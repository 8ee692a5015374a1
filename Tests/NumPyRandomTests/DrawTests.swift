import LinearAlgebra
import NumPyRandom
import Testing

/// A number that changes with any bit of any value and with their order; the bits of a double, or an integer as it is.
func digest(of values: [Double]) -> UInt64 { digest(values.map(\.bitPattern)) }
func digest(of values: [Int]) -> UInt64 { digest(values.map { UInt64(bitPattern: Int64($0)) }) }
private func digest(_ words: [UInt64]) -> UInt64 {
  words.enumerated().reduce(0) { $0 &+ $1.element &* (2 &* UInt64($1.offset) &+ 1) }
}

@Suite("Draws equal NumPy's, to the last bit")
struct DrawTests {
  @Test(arguments: NumPyReference.all)
  func words(_ reference: NumPyReference) {
    var random = RandomState(seed: reference.seed)
    let drawn = (0..<1255).map { _ in random.nextWord() }
    let indices = [0, 1, 2, 3, 620, 621, 622, 623, 624, 625, 1247, 1248, 1249, 1254]
    #expect(indices.map { drawn[$0] } == reference.words)
  }

  @Test(arguments: NumPyReference.all)
  func uniformNumbers(_ reference: NumPyReference) {
    var random = RandomState(seed: reference.seed)
    #expect(random.randomSample(count: 6) == reference.samples)
    random.reseed(reference.seed)
    #expect(random.uniform(in: -10..<10, count: 5) == reference.uniforms)
    random.reseed(reference.seed)
    #expect(digest(of: random.randomSample(count: 20_000)) == reference.sampleDigest)
  }

  @Test(arguments: NumPyReference.all)
  func normalNumbers(_ reference: NumPyReference) {
    var random = RandomState(seed: reference.seed)
    #expect(random.standardNormal(count: 6) == reference.normals)
    random.reseed(reference.seed)
    #expect(random.normal(mean: 3.5, standardDeviation: 0.6, count: 5) == reference.scaledNormals)
    random.reseed(reference.seed)
    #expect((0..<4).map { _ in random.exponential() } == reference.exponentials)

    random.reseed(reference.seed)
    let many = random.standardNormal(count: 20_001)
    let sums = [
      many.reduce(0, +), many.reduce(0) { $0 + $1 * $1 },
      many.enumerated().reduce(0) { $0 + $1.element * Double($1.offset) },
    ]
    for (sum, expected) in zip(sums, reference.normalSums) {
      #expect((sum - expected).magnitude <= 1e-11 * max(1, expected.magnitude))
    }
  }

  @Test(arguments: NumPyReference.all)
  func integers(_ reference: NumPyReference) {
    var random = RandomState(seed: reference.seed)
    #expect(random.randomIntegers(in: -20..<26, count: 10) == reference.integers)
    random.reseed(reference.seed)
    #expect(random.randomIntegers(in: 0..<1 << 40, count: 5) == reference.wideIntegers)
    random.reseed(reference.seed)
    #expect(digest(of: random.randomIntegers(in: -7..<1000, count: 20_000)) == reference.integerDigest)
  }

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

  @Test(arguments: NumPyReference.all)
  func binomialNumbers(_ reference: NumPyReference) {
    func draw(_ trials: Int, _ probability: Double, _ count: Int) -> [Int] {
      var random = RandomState(seed: reference.seed)
      return (0..<count).map { _ in random.binomial(trials: trials, probability: probability) }
    }
    #expect(draw(100, 0.2, 10) == reference.inversion)
    #expect(draw(100, 0.4, 10) == reference.btpe)
    #expect(draw(100, 0.7, 10) == reference.mirrored)
    #expect(draw(1_000_000, 0.37, 6) == reference.far)
    #expect(digest(of: draw(37, 0.31, 20_000)) == reference.smallBinomialDigest)
    #expect(digest(of: draw(5000, 0.63, 20_000)) == reference.largeBinomialDigest)
    #expect(digest(of: draw(1_000_000_000, 0.25, 20_000)) == reference.hugeBinomialDigest)
  }

  @Test(arguments: NumPyReference.all)
  func multinomialCounts(_ reference: NumPyReference) {
    var random = RandomState(seed: reference.seed)
    let probabilities = [Double](repeating: 0.1, count: 10)
    #expect(random.multinomial(trials: 1000, probabilities: probabilities) == reference.multinomial)
  }
}
