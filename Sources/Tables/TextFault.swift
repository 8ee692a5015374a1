/// What is no text in UTF-8.
public enum TextFault: Equatable, Sendable {
  /// Text in UTF-16.
  case utf16
  /// A compressed file, a workbook and the like, by name.
  case otherFormat(name: String, advice: String)
  /// A zero byte, as no text has it.
  case zeroByte(offset: Int)
  /// Bytes that are no UTF-8, in a cell of a line.
  case invalidUTF8(line: Int, column: Int, text: String)

  private static let formats: [(bytes: [UInt8], name: String, advice: String)] = [
    ([0x1F, 0x8B], "a gzip archive", "unpack it with gunzip"),
    ([0x50, 0x4B, 0x03, 0x04], "a workbook or a zip archive", "save the sheet as CSV, or unpack the archive"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook", "save the sheet as CSV"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive", "unpack it with unzstd"),
    ([0xFD, 0x37, 0x7A, 0x58], "an xz archive", "unpack it with unxz"),
    (Array("BZh".utf8), "a bzip2 archive", "unpack it with bunzip2"),
    (Array("PAR1".utf8), "a Parquet file", "export it as CSV"),
    (Array("%PDF".utf8), "a PDF file", "give the table as CSV"),
  ]

  init?(firstBytes: UnsafeBufferPointer<UInt8>) {
    if firstBytes.starts(with: [0xFF, 0xFE]) || firstBytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16
    } else if let format = Self.formats.first(where: { firstBytes.starts(with: $0.bytes) }) {
      self = .otherFormat(name: format.name, advice: format.advice)
    } else {
      return nil
    }
  }
}

extension TextFault: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .utf16:
      "it is text in UTF-16, and UTF-8 is needed: save it so, or convert it with iconv -f UTF-16 -t UTF-8"
    case .otherFormat(let name, let advice): "it is no table of text but \(name): \(advice)"
    case .zeroByte(let offset):
      "byte \(offset) is zero, which no text has: if it is UTF-16, convert it with iconv -f UTF-16LE -t UTF-8; else it is no "
        + "table of text"
    case .invalidUTF8(let line, let column, let text):
      "line \(line), column \(column): \"\(text)\" is not UTF-8. Save the table as UTF-8, or convert it: "
        + "iconv -f ISO-8859-1 -t UTF-8, if it is Latin-1"
    }
  }
}
