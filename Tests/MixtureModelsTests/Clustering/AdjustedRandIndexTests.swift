import MixtureModels
import Testing

@Suite("Agreement of partitions")
struct AdjustedRandIndexTests {
  @Test("The same partition under other names, and others")
  func adjustedRandIndices() {
    #expect(adjustedRandIndex([0, 0, 1, 2], [5, 5, 3, 9]) == 1)
    // scikit-learn: adjusted_rand_score([0, 0, 1, 2], [0, 0, 1, 1]) and ([0, 0, 0, 0], [0, 1, 2, 3])
    expectClose(adjustedRandIndex([0, 0, 1, 2], [0, 0, 1, 1]), 0.5714285714285714, relative: 1e-15)
    #expect(adjustedRandIndex([0, 0, 0, 0], [0, 1, 2, 3]) == 0)
    #expect(adjustedRandIndex([1], [7]) == 1)
    expectClose(adjustedRandIndex([0, 1, 0, 1], [0, 0, 1, 1]), -0.5, relative: 1e-15)
  }
}
