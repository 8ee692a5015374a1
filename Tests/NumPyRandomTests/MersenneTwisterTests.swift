import NumPyRandom
import Testing

@Suite("Words equal NumPy's")
struct MersenneTwisterTests {
  @Test(arguments: NumPyReference.all)
  func words(_ reference: NumPyReference) {
    var random = RandomState(seed: reference.seed)
    let drawn = (0..<1255).map { _ in random.nextWord() }
    let indices = [0, 1, 2, 3, 620, 621, 622, 623, 624, 625, 1247, 1248, 1249, 1254]
    #expect(indices.map { drawn[$0] } == reference.words)
  }
}
