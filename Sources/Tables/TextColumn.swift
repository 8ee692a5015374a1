/// The texts of a column, one behind the other.
struct TextColumn: Sendable {
  /// More bytes than a column of texts can have.
  static let largestSize = Int(UInt32.max)

  private var bytes: [UInt8] = []
  /// Where each ends; a label of one letter would take four times as much in a string of its own.
  private var ends: [UInt32] = []

  init(size: Int, count: Int) {
    bytes.reserveCapacity(size)
    ends.reserveCapacity(count)
  }

  mutating func append(_ text: some Sequence<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
  }

  var count: Int { ends.count }

  subscript(row: Int) -> String {
    String(decoding: bytes[(row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])], as: UTF8.self)
  }
}
