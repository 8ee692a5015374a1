import CFriBidi

/// Which way letters follow each other.
public enum WritingDirection: Hashable, Sendable {
  /// As in Latin.
  case leftToRight
  /// As in Hebrew and Arabic.
  case rightToLeft
}

/// Which way each part of a text goes where scripts that are written to the left and to the right are mixed: Unicode's bidirectional
/// algorithm (UAX #9), through FriBidi.
public enum BidirectionalText {
  /// The level of each scalar, even where it goes to the right and odd where it goes to the left.
  ///
  /// Each paragraph goes the way of its first letter that has one. Nothing for text in which everything goes to the right.
  public static func levels(of text: String) -> [UInt8]? {
    // Nothing before the Hebrew letters goes to the left.
    guard text.utf8.contains(where: { $0 >= 0xD6 }), text.unicodeScalars.contains(where: mayTurn) else { return nil }
    let scalars = text.unicodeScalars.map(\.value)
    let types = [FriBidiCharType](unsafeUninitializedCapacity: scalars.count) { buffer, count in
      fribidi_get_bidi_types(scalars, Int32(scalars.count), buffer.baseAddress)
      count = scalars.count
    }
    var levels: [UInt8] = []
    levels.reserveCapacity(scalars.count)
    while levels.count < scalars.count {
      let start = levels.count
      let end = types[start...].firstIndex(of: CFriBidiParagraphSeparator).map { $0 + 1 } ?? scalars.count
      levels += paragraph(Array(scalars[start..<end]), types: Array(types[start..<end]))
    }
    return levels.contains { $0 > 0 } ? levels : nil
  }

  private static func paragraph(_ scalars: [UInt32], types: [FriBidiCharType]) -> [UInt8] {
    let count = Int32(scalars.count)
    let brackets = [FriBidiBracketType](unsafeUninitializedCapacity: scalars.count) { buffer, written in
      fribidi_get_bracket_types(scalars, count, types, buffer.baseAddress)
      written = scalars.count
    }
    var direction = CFriBidiAutomatic
    var levels = [FriBidiLevel](repeating: 0, count: scalars.count)
    // It fails only without memory.
    guard fribidi_get_par_embedding_levels_ex(types, brackets, count, &direction, &levels) > 0 else {
      return Array(repeating: 0, count: scalars.count)
    }
    return levels.map { UInt8(max($0, 0)) }
  }

  /// Whether a character goes to the left, or may tell others to: letters of the scripts that do, and Unicode's invisible marks.
  private static func mayTurn(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590...0x8FF, 0x200F, 0x202B, 0x202E, 0x2067, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF,
      0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
