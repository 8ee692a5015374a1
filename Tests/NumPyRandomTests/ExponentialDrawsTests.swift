import NumPyRandom
import Testing

@Suite("Exponential draws equal NumPy's, to the last bit")
struct ExponentialDrawsTests {
  @Test(arguments: NumPyReference.all)
  func exponentialNumbers(_ reference: NumPyReference) {
    var random = RandomState(seed: reference.seed)
    #expect((0..<4).map { _ in random.exponential() } == reference.exponentials)
  }
}
