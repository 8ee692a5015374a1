/// What every PNG file begins with and is written in (Portable Network Graphics, third edition, 5.2 and 7.1).
enum PNGFormat {
  /// The first eight bytes.
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
}

extension RandomAccessCollection<UInt8> where SubSequence: RandomAccessCollection<UInt8> {
  /// The number of so many bytes, the largest first, that stands `offset` behind the beginning.
  func bigEndian(at offset: Int, count: Int) -> Int {
    dropFirst(offset).prefix(count).reduce(0) { $0 << 8 | Int($1) }
  }
}
