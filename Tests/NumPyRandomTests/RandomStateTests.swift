import Foundation
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

  @Test("Swift's own functions can draw from it")
  func standardLibrary() {
    var random = RandomState(seed: 0)
    let expected: UInt64 = 2_357_136_044 << 32 | 2_546_248_239
    #expect(random.next() == expected)
    #expect((0..<10).contains(Int.random(in: 0..<10, using: &random)))
  }
}
