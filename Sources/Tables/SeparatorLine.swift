/// A first line such as `sep=;`, with which spreadsheets say what separates cells.
struct SeparatorLine {
  /// No such line, with a byte order mark before it, has more bytes.
  static let longest = 10

  let separator: Separator
  /// Its bytes, with those of its end.
  let length: Int

  /// Reads the line; nil if the table begins otherwise.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    let prefix = Array("sep=".utf8)
    guard bytes.count > 5, bytes.prefix(4).map(lowercased) == prefix,
      let separator = Separator.allCases.first(where: { $0.byte == bytes[4] })
    else { return nil }
    self.separator = separator
    if bytes[5] == Byte.lineFeed {
      length = 6
    } else if bytes[5] == Byte.carriageReturn {
      length = bytes.count > 6 && bytes[6] == Byte.lineFeed ? 7 : 6
    } else {
      return nil
    }
  }
}
