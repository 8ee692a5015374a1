import NumPyRandom
import Testing

@Suite("Binomial draws equal NumPy's")
struct BinomialDrawsTests {
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
