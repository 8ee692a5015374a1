/// What stands for a missing value: nothing, and these texts, in letters of either case, quoted or not.
public enum MissingMarks {
  /// The texts, in small letters.
  public static let all = [
    "-", "--", ".", "..", "?", "na", "n/a", "#n/a", "<na>", "nan", "-nan", "null", "none", "missing",
  ]

  private static let bytes = all.map { Array($0.utf8) }
  private static let longest = bytes.map(\.count).max() ?? 0

  /// Whether a text, but for spaces around it, is one of them, or nothing.
  public static func contains(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { contains(trimmed($0)) }
  }

  static func contains(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    if cell.isEmpty { return true }
    guard cell.count <= longest else { return false }
    return bytes.contains { mark in mark.count == cell.count && mark.elementsEqual(cell.lazy.map(lowercased)) }
  }
}

/// The small letter of a capital one, of ASCII.
@inline(__always) func lowercased(_ byte: UInt8) -> UInt8 {
  byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
}
