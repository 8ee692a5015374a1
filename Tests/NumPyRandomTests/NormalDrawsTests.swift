import NumPyRandom
import Testing

@Suite("Normal draws equal NumPy's, to the last bit")
struct NormalDrawsTests {
  @Test(arguments: NumPyReference.all)
  func normalNumbers(_ reference: NumPyReference) {
    var random = RandomState(seed: reference.seed)
    #expect(random.standardNormal(count: 6) == reference.normals)
    random.reseed(reference.seed)
    #expect(random.normal(mean: 3.5, standardDeviation: 0.6, count: 5) == reference.scaledNormals)

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
}
