/// The Mersenne Twister MT19937: 32-bit words with a period of 2^19937 - 1.
///
/// Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random number
/// generator", 1998, with the seeding of their 2002 revision.
struct MersenneTwister: Hashable, Sendable, Codable {
  /// The number of words in the state.
  static let wordCount = 624
  private static let middle = 397

  private(set) var key: [UInt32]
  /// The index of the next word to hand out; `wordCount` when a new block must be made first.
  private(set) var position: Int

  init(seed: UInt32) {
    key = [seed]
    key.reserveCapacity(Self.wordCount)
    var previous = seed
    for index in 1..<UInt32(Self.wordCount) {
      previous = 1_812_433_253 &* (previous ^ (previous >> 30)) &+ index
      key.append(previous)
    }
    position = Self.wordCount
  }

  init(key: [UInt32], position: Int) {
    self.key = key
    self.position = position
  }

  mutating func next() -> UInt32 {
    if position == Self.wordCount { makeBlock() }
    var word = key[position]
    position += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9D2C_5680
    word ^= (word << 15) & 0xEFC6_0000
    return word ^ (word >> 18)
  }

  private mutating func makeBlock() {
    key.withUnsafeMutableBufferPointer { key in
      // Loops without a remainder, which the compiler turns into vectors.
      let (count, middle) = (Self.wordCount, Self.middle)
      for index in 0..<count - middle {
        key[index] = key[index + middle] ^ Self.twist(key[index], key[index + 1])
      }
      for index in count - middle..<count - 1 {
        key[index] = key[index + middle - count] ^ Self.twist(key[index], key[index + 1])
      }
      key[count - 1] = key[middle - 1] ^ Self.twist(key[count - 1], key[0])
    }
    position = 0
  }

  /// What the high bit of a word and the other bits of the next one add to a third.
  @inline(__always)
  private static func twist(_ word: UInt32, _ next: UInt32) -> UInt32 {
    let mixed = (word & 0x8000_0000) | (next & 0x7FFF_FFFF)
    return (mixed >> 1) ^ (0 &- (next & 1)) & 0x9908_B0DF
  }
}
