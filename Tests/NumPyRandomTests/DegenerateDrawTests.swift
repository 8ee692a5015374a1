import LinearAlgebra
import NumPyRandom
import Testing

@Suite("Draws of which the result is certain, and arguments that NumPy refuses")
struct DegenerateDrawTests {
  /// The next number of a generator with seed 7 after so many numbers: `RandomState(7).random_sample(4)`.
  private static let samples = [0.07630828937395717, 0.7799187922401146, 0.4384092314408935, 0.7234651778309412]

  @Test(
    "Binomial numbers that are certain take a number all the same (numpy#14578)",
    arguments: [(0, 0.3, 0), (5, 0, 0), (0, 0, 0), (5, 1, 5), (0, 1, 0), (3, 0.9999999999999999, 3), (100, 1e-17, 0)])
  func binomial(trials: Int, probability: Double, expected: Int) {
    var random = RandomState(seed: 7)
    #expect(random.binomial(trials: trials, probability: probability) == expected)
    #expect(random.randomSample() == Self.samples[1])
  }

  @Test("Multinomial counts take none for what cannot happen")
  func multinomial() {
    // numpy.random.RandomState(7).multinomial(trials, probabilities), and how many numbers that took.
    let cases: [(trials: Int, probabilities: [Double], counts: [Int], drawn: Int)] = [
      (5, [0, 1], [0, 5], 0), (5, [0, 0.5, 0.5], [0, 1, 4], 1), (0, [0.5, 0.5], [0, 0], 0),
      (5, [1, 0, 0, 0], [5, 0, 0, 0], 1), (7, [0.25, 0, 0.25, 0, 0.5], [0, 0, 3, 0, 4], 2),
      (7, [0, 0, 1], [0, 0, 7], 0), (9, [0.5, 0.5, 0], [2, 7, 0], 2),
    ]
    for (trials, probabilities, counts, drawn) in cases {
      var random = RandomState(seed: 7)
      #expect(random.multinomial(trials: trials, probabilities: probabilities) == counts)
      #expect(random.randomSample() == Self.samples[drawn])
    }
    var random = RandomState(seed: 7)
    #expect(random.multinomial(trials: 1000, probabilities: [0.5, 0.25, 0, 0.25]) == [478, 260, 0, 262])
    #expect(random.randomSample() == 0.9779895119966027)
  }

  @Test("A scale of zero draws all the same")
  func noScale() {
    var random = RandomState(seed: 7)
    #expect(random.exponential(scale: 0) == 0)
    #expect(random.randomSample() == Self.samples[1])
    random.reseed(7)
    #expect(random.normal(mean: 3, standardDeviation: 0) == 3)
    #expect(random.randomSample() == 0.9779895119966027)
    random.reseed(7)
    #expect(random.uniform(in: 4..<4) == 4)
    // As wide as can be.
    let wide = random.uniform(in: -8e307..<9e307, count: 100)
    #expect(wide.allSatisfy { (-8e307..<9e307).contains($0) })
  }

  @Test("Negative and endless scales, and ranges that overflow, end the program")
  func refusals() async {
    await #expect(processExitsWith: .failure) {
      var random = RandomState(seed: 0)
      _ = random.normal(mean: 0, standardDeviation: -1)
    }
    await #expect(processExitsWith: .failure) {
      var random = RandomState(seed: 0)
      _ = random.normal(mean: 0, standardDeviation: .nan, count: 2)
    }
    await #expect(processExitsWith: .failure) {
      var random = RandomState(seed: 0)
      _ = random.exponential(scale: -1)
    }
    await #expect(processExitsWith: .failure) {
      var random = RandomState(seed: 0)
      _ = random.uniform(in: -1.7e308..<1.7e308)
    }
    await #expect(processExitsWith: .failure) {
      var random = RandomState(seed: 0)
      _ = random.binomial(trials: .max, probability: 0.5)
    }
  }

  @Test("Covariances are judged by their own size")
  func covariances() {
    var random = RandomState(seed: 1)
    let tiny = 1e-12 * Matrix(rows: [[1, 0], [0, -0.1]])
    #expect(throws: CovarianceError.negativeEigenvalue(-1e-13)) {
      try random.multivariateNormal(mean: [0, 0], covariance: tiny, count: 1)
    }
    let flat = 1e12 * Matrix(rows: [[1, 0], [0, -1e-9]])
    #expect(throws: Never.self) { try random.multivariateNormal(mean: [0, 0], covariance: flat, count: 1) }
    #expect(throws: CovarianceError.negativeEigenvalue(-1)) {
      try random.multivariateNormal(mean: [0], covariance: Matrix(rows: [[-1]]), count: 1)
    }
    #expect(throws: Never.self) {
      try random.multivariateNormal(mean: [0], covariance: Matrix(rows: [[0]]), count: 1)
    }
  }
}
