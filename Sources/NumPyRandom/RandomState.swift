/// NumPy's legacy random generator, `numpy.random.RandomState`, draw for draw.
///
/// The same seed and the same calls in the same order give the same numbers as NumPy, to the last bit, except for
/// `multivariateNormal`, which agrees up to the sign of singular vectors. (Normal, exponential and binomial draws use
/// the C library's logarithm, as NumPy does.)
///
/// It is a value: assigning it copies the whole state, and both copies then go their own ways. Draws are `mutating`.
public struct RandomState: Hashable, Sendable {
  var twister: MersenneTwister
  /// The second number of a pair of normal deviates, waiting for the next draw of one.
  var cachedNormal: Double?

  /// A generator in the state that `numpy.random.RandomState(seed)` starts in.
  public init(seed: UInt32) {
    twister = MersenneTwister(seed: seed)
  }

  /// Starts anew from a seed.
  ///
  /// A normal deviate still waiting is dropped, as NumPy does.
  public mutating func reseed(_ seed: UInt32) {
    self = RandomState(seed: seed)
  }

  /// The next 32 random bits.
  package mutating func nextWord() -> UInt32 {
    twister.next()
  }

  /// The next 64 random bits: two words, the first one high.
  mutating func nextDoubleWord() -> UInt64 {
    let high = UInt64(nextWord())
    return high << 32 | UInt64(nextWord())
  }
}

extension RandomState: Codable {
  private enum CodingKeys: String, CodingKey {
    case key, position, cachedNormal
  }

  /// Reads a saved state; throws `DecodingError.dataCorrupted` when it is not one of a Mersenne Twister.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let key = try container.decode([UInt32].self, forKey: .key)
    let position = try container.decode(Int.self, forKey: .position)
    guard key.count == MersenneTwister.wordCount else {
      throw DecodingError.dataCorruptedError(
        forKey: .key, in: container,
        debugDescription: "The state has \(key.count) words instead of \(MersenneTwister.wordCount).")
    }
    guard (0...MersenneTwister.wordCount).contains(position) else {
      throw DecodingError.dataCorruptedError(
        forKey: .position, in: container,
        debugDescription: "The position \(position) is not between 0 and \(MersenneTwister.wordCount).")
    }
    twister = MersenneTwister(key: key, position: position)
    cachedNormal = try container.decodeIfPresent(Double.self, forKey: .cachedNormal)
  }

  /// Writes the whole state, so that a decoded generator goes on where this one stands.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(twister.key, forKey: .key)
    try container.encode(twister.position, forKey: .position)
    try container.encodeIfPresent(cachedNormal, forKey: .cachedNormal)
  }
}

extension RandomState: RandomNumberGenerator {
  /// The next 64 random bits, so that Swift's own random functions can draw from this generator.
  public mutating func next() -> UInt64 { nextDoubleWord() }
}
