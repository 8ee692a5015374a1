/// The Secure Hash Algorithm with 256 bits (FIPS 180-4, sections 4.1.2, 4.2.2 and 6.2), which browsers know inline scripts
/// and style sheets by, and reports the files that they were made from.
package struct SHA256 {
  private var state = Self.initial
  /// Bytes that do not make a block yet.
  private var rest: [UInt8] = []
  private var byteCount: UInt64 = 0
  private var schedule = [UInt32](repeating: 0, count: 64)

  private static let blockSize = 64

  /// The hash of nothing so far.
  package init() {}

  /// The hash of some bytes, 32 of them.
  package static func hash(_ message: some Sequence<UInt8>) -> [UInt8] {
    var hash = SHA256()
    Array(message).withUnsafeBytes { hash.append($0) }
    return hash.finish()
  }

  /// The hash of some bytes in 64 hexadecimal digits.
  package static func hexadecimal(_ message: some Sequence<UInt8>) -> String { digits(of: hash(message)) }

  /// Two hexadecimal digits a byte.
  static func digits(of bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  /// Goes on with further bytes.
  package mutating func append(_ bytes: UnsafeRawBufferPointer) {
    byteCount &+= UInt64(bytes.count)
    var bytes = bytes[...]
    if !rest.isEmpty {
      let missing = bytes.prefix(Self.blockSize - rest.count)
      rest.append(contentsOf: missing)
      bytes = bytes.dropFirst(missing.count)
      guard rest.count == Self.blockSize else { return }
      let block = rest
      block.withUnsafeBytes { compress($0) }
      rest.removeAll(keepingCapacity: true)
    }
    while bytes.count >= Self.blockSize {
      compress(UnsafeRawBufferPointer(rebasing: bytes.prefix(Self.blockSize)))
      bytes = bytes.dropFirst(Self.blockSize)
    }
    rest.append(contentsOf: bytes)
  }

  /// The hash of all bytes, 32 of them.
  package consuming func finish() -> [UInt8] {
    let bitCount = byteCount &* 8
    var end: [UInt8] = [0x80]
    end.append(contentsOf: repeatElement(0, count: (119 - rest.count) % Self.blockSize))
    end.append(contentsOf: (0..<8).map { UInt8(truncatingIfNeeded: bitCount >> (56 - 8 * $0)) })
    end.withUnsafeBytes { append($0) }
    return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
  }

  private mutating func compress(_ block: UnsafeRawBufferPointer) {
    for index in 0..<16 {
      schedule[index] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
    }
    for index in 16..<64 {
      let (early, late) = (schedule[index - 15], schedule[index - 2])
      let first = Self.rotated(early, 7) ^ Self.rotated(early, 18) ^ (early >> 3)
      let second = Self.rotated(late, 17) ^ Self.rotated(late, 19) ^ (late >> 10)
      schedule[index] = schedule[index - 16] &+ first &+ schedule[index - 7] &+ second
    }
    let constants = Self.constants
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let first =
        h &+ (Self.rotated(e, 6) ^ Self.rotated(e, 11) ^ Self.rotated(e, 25)) &+ choice &+ constants[index]
        &+ schedule[index]
      let second = (Self.rotated(a, 2) ^ Self.rotated(a, 13) ^ Self.rotated(a, 22)) &+ majority
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
    }
    for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
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
