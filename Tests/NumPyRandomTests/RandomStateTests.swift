import Foundation
import LinearAlgebra
import NumPyRandom
import Testing

@Suite("The state of the generator")
struct RandomStateTests {
  @Test("The second normal of a pair waits through other draws")
  func cachedNormal() {
    // NumPy: RandomState(0): standard_normal(), rand(), standard_normal(), rand()
    var random = RandomState(seed: 0)
    #expect(random.standardNormal() == 1.764052345967664)
    #expect(random.randomSample() == 0.6027633760716439)
    #expect(random.standardNormal() == 0.4001572083672233)
    #expect(random.randomSample() == 0.5448831829968969)
  }

  @Test("Seeding drops the waiting normal")
  func reseeding() {
    var random = RandomState(seed: 0)
    _ = random.standardNormal(count: 3)
    random.reseed(0)
    #expect(random == RandomState(seed: 0))
    #expect(random.standardNormal(count: 2) == [1.764052345967664, 0.4001572083672233])
  }

  @Test("A copy goes its own way")
  func copies() {
    var random = RandomState(seed: 20)
    _ = random.standardNormal(count: 701)
    var copy = random
    let first = random.standardNormal(count: 5)
    #expect(copy != random)
    #expect(copy.standardNormal(count: 5) == first)
    #expect(copy == random)
  }

  @Test("A saved state goes on where it stood")
  func coding() throws {
    var random = RandomState(seed: 13)
    _ = random.standardNormal(count: 333)
    var restored = try JSONDecoder().decode(RandomState.self, from: JSONEncoder().encode(random))
    #expect(restored == random)
    #expect(restored.standardNormal(count: 1000) == random.standardNormal(count: 1000))
  }

  @Test(
    "A saved state that is no Mersenne Twister is refused",
    arguments: [(3, 0), (624, 625), (624, -1), (625, 0)])
  func brokenState(wordCount: Int, position: Int) {
    let words = repeatElement("1", count: wordCount).joined(separator: ",")
    let json = #"{"key":[\#(words)],"position":\#(position)}"#
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(RandomState.self, from: Data(json.utf8))
    }
  }

  @Test("A range of one integer draws nothing")
  func singleInteger() {
    var random = RandomState(seed: 0)
    #expect(random.randomIntegers(in: 7..<8, count: 5) == [7, 7, 7, 7, 7])
    #expect(random == RandomState(seed: 0))
    #expect(random.randomInteger(in: Int.min..<Int.max) != random.randomInteger(in: Int.min..<Int.max))
  }

  @Test("Swift's own functions can draw from it")
  func standardLibrary() {
    var random = RandomState(seed: 0)
    let expected: UInt64 = 2_357_136_044 << 32 | 2_546_248_239
    #expect(random.next() == expected)
    #expect((0..<10).contains(Int.random(in: 0..<10, using: &random)))
  }
}

@Suite("Multivariate normal points")
struct MultivariateNormalTests {
  // NumPy: RandomState(0).multivariate_normal([1, -2], [[2, .6], [.6, 1]], size=5)
  private let published = [
    [-1.5566421704204045, -2.8227908508081736], [-1.1445775813252372, -0.906267182677841],
    [-1.2028120127083852, -3.9467894447833083], [-0.24501657435391677, -2.7248537644455757],
    [0.993501840045442, -1.618590867207302],
  ]
  private let covariance = Matrix(rows: [[2, 0.6], [0.6, 1]])

  @Test("They are NumPy's up to the sign of each axis")
  func agreement() throws {
    var random = RandomState(seed: 0)
    let points = try random.multivariateNormal(mean: [1, -2], covariance: covariance, count: 5)
    let axes = SymmetricEigen(covariance).vectors
    for axis in 0..<2 {
      let ours = points.rows.map { ($0[0] - 1) * axes[0, axis] + ($0[1] + 2) * axes[1, axis] }
      let theirs = published.map { ($0[0] - 1) * axes[0, axis] + ($0[1] + 2) * axes[1, axis] }
      let sign = (ours[0] < 0) == (theirs[0] < 0) ? 1.0 : -1.0
      for (our, their) in zip(ours, theirs) { #expect((our - sign * their).magnitude < 1e-12) }
    }
  }

  @Test("Many of them have the mean and the covariance asked for")
  func moments() throws {
    var random = RandomState(seed: 7)
    let points = try random.multivariateNormal(mean: [1, -2], covariance: covariance, count: 40_000)
    let means = points.columnMeans()
    #expect((means[0] - 1).magnitude < 0.02)
    #expect((means[1] + 2).magnitude < 0.02)
    for row in 0..<2 {
      for column in 0..<2 {
        let sum = points.rows.reduce(0) { $0 + ($1[row] - means[row]) * ($1[column] - means[column]) }
        #expect((sum / 40_000 - covariance[row, column]).magnitude < 0.04)
      }
    }
  }

  @Test("None of them leave the generator alone")
  func none() throws {
    var random = RandomState(seed: 1)
    let points = try random.multivariateNormal(mean: [0, 0], covariance: covariance, count: 0)
    #expect(points == Matrix(zeros: 0, 2))
    #expect(random == RandomState(seed: 1))
  }

  @Test("A singular covariance gives points on a line")
  func singular() throws {
    var random = RandomState(seed: 1)
    let line = Matrix(rows: [[1, 2], [2, 4]])
    for row in try random.multivariateNormal(mean: [0, 0], covariance: line, count: 20).rows {
      #expect((row[1] - 2 * row[0]).magnitude < 1e-12)
    }
  }
}
