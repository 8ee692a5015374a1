/// Looks for the end of a cell, a word of bytes at a time.
struct EndSearch {
  static let width = 8
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080
  private let separators: UInt64

  init(separator: UInt8) { separators = Self.ones &* UInt64(separator) }

  /// The first separator or line end; `end` if there is none before it.
  @inline(__always) func first(in bytes: UnsafeMutablePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var position = start
    while position < end {
      let word = UInt64(littleEndian: UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt64.self))
      let found =
        Self.zeros(word ^ separators) | Self.zeros(word ^ (Self.ones &* UInt64(Byte.lineFeed)))
        | Self.zeros(word ^ (Self.ones &* UInt64(Byte.carriageReturn)))
      if found != 0 { return min(end, position + found.trailingZeroBitCount / 8) }
      position += Self.width
    }
    return end
  }

  /// The high bits of bytes that are zero: right up to the first of them.
  @inline(__always) private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highBits }
}
