import NumPyRandom
import Testing

@Suite("Uniform draws equal NumPy's, to the last bit")
struct UniformDrawsTests {
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
  func integers(_ reference: NumPyReference) {
    var random = RandomState(seed: reference.seed)
    #expect(random.randomIntegers(in: -20..<26, count: 10) == reference.integers)
    random.reseed(reference.seed)
    #expect(random.randomIntegers(in: 0..<1 << 40, count: 5) == reference.wideIntegers)
    random.reseed(reference.seed)
    #expect(digest(of: random.randomIntegers(in: -7..<1000, count: 20_000)) == reference.integerDigest)
  }

  @Test("A range of one integer draws nothing")
  func singleInteger() {
    var random = RandomState(seed: 0)
    #expect(random.randomIntegers(in: 7..<8, count: 5) == [7, 7, 7, 7, 7])
    #expect(random == RandomState(seed: 0))
    #expect(random.randomInteger(in: Int.min..<Int.max) != random.randomInteger(in: Int.min..<Int.max))
  }
}
