/// The Secure Hash Algorithm with 256 bits (FIPS 180-4, sections 4.1.2, 4.2.2 and 6.2), which browsers know inline scripts
/// and style sheets by.
struct SHA256 {
  /// The hash of some bytes, 32 of them.
  static func hash(_ message: some Sequence<UInt8>) -> [UInt8] {
    var bytes = Array(message)
    let bitCount = UInt64(bytes.count) * 8
    bytes.append(0x80)
    bytes.append(contentsOf: repeatElement(0, count: (120 - bytes.count % 64) % 64))
    bytes.append(contentsOf: (0..<8).map { UInt8(truncatingIfNeeded: bitCount >> (56 - 8 * $0)) })
    var state = initial
    for start in stride(from: 0, to: bytes.count, by: 64) { compress(bytes[start..<(start + 64)], into: &state) }
    return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
  }

  private static func compress(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    var schedule = [UInt32](repeating: 0, count: 64)
    for index in 0..<16 {
      let start = block.startIndex + 4 * index
      schedule[index] = block[start..<(start + 4)].reduce(0) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<64 {
      let (early, late) = (schedule[index - 15], schedule[index - 2])
      let first = rotated(early, 7) ^ rotated(early, 18) ^ (early >> 3)
      let second = rotated(late, 17) ^ rotated(late, 19) ^ (late >> 10)
      schedule[index] = schedule[index - 16] &+ first &+ schedule[index - 7] &+ second
    }
    var words = state
    for index in 0..<64 {
      let (a, b, c, e, f, g) = (words[0], words[1], words[2], words[4], words[5], words[6])
      let choice = (e & f) ^ (~e & g)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let first =
        words[7] &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ choice &+ constants[index] &+ schedule[index]
      let second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
      words = [first &+ second, a, b, c, words[3] &+ first, e, f, g]
    }
    for index in 0..<8 { state[index] &+= words[index] }
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

  /// The first 32 bits of the fractional parts of the square roots of the first 8 primes.
  private static let initial: [UInt32] = primes.prefix(8).map { fraction($0) { $0.squareRoot() } }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = primes.map { fraction($0, cubeRoot) }

  private static let primes: [Int] = {
    var found: [Int] = []
    for number in 2... where found.allSatisfy({ number % $0 != 0 }) {
      found.append(number)
      if found.count == 64 { break }
    }
    return found
  }()

  /// Exact, since the roots' integer parts leave more than 32 of a double's 53 bits.
  private static func fraction(_ number: Int, _ root: (Double) -> Double) -> UInt32 {
    let root = root(Double(number))
    return UInt32((root - root.rounded(.down)) * 4_294_967_296)
  }

  private static func cubeRoot(_ number: Double) -> Double {
    var root = number
    // Newton's method, from above, until it no longer falls.
    while true {
      let next = (2 * root + number / (root * root)) / 3
      if next >= root { return root }
      root = next
    }
  }
}
