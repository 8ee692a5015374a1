/// Tells formulas between dollar signs from sums of money, by the rules of pandoc and comrak; GitHub documents the marks only.
///
/// `$x$` is a formula where no white space stands inside beside its dollar signs, no digit behind it, and no other dollar
/// sign in it but `\$`; `` $`x`$ `` is one in any case, and what stands between `$$` and `$$` is one of its own line.
/// Whatever else has a dollar sign is text, such as "costs $5 and $6". Where a reader could take it for either (a letter or
/// a digit beside a formula, TeX in what is none), it is an error that says how to write the one and the other: code hosts
/// differ there, and nobody would be told.
enum DollarFormula {
  /// What begins at a dollar sign.
  enum Reading: Equatable {
    /// A formula: its TeX without the marks, and where it ends behind them. Offsets count bytes from the dollar sign.
    case formula(tex: Range<Int>, end: Int, isDisplay: Bool)
    /// A dollar sign.
    case text
    /// Neither, up to this offset.
    case problem(String, end: Int)
  }

  private static let dollar = UInt8(ascii: "$")
  private static let backtick = UInt8(ascii: "`")
  private static let backslash = UInt8(ascii: "\\")

  /// Reads what begins at the dollar sign that the bytes begin with.
  ///
  /// - Parameters:
  ///   - bytes: The rest of the paragraph.
  ///   - previous: The byte before the dollar sign.
  static func read(_ bytes: ArraySlice<UInt8>, after previous: UInt8?) -> Reading {
    let bytes = Array(bytes)
    let count = bytes.prefix { $0 == dollar }.count
    switch count {
    case 1: return inline(bytes, previous)
    case 2: return display(bytes)
    default: return .problem("dollar signs in a row are written \\$, each of them", end: count)
    }
  }

  private static func display(_ bytes: [UInt8]) -> Reading {
    var end = 2
    while end < bytes.count, !(bytes[end] == dollar && end + 1 < bytes.count && bytes[end + 1] == dollar) {
      end += bytes[end] == backslash ? 2 : 1
    }
    guard end < bytes.count else {
      return .problem(
        "a formula begins with $$ here and does not end in this paragraph: end it with $$, or write it in a ```math "
          + "block; two dollar signs are \\$\\$", end: 2)
    }
    guard bytes[2..<end].contains(where: { !isSpace($0) }) else {
      return .problem("the formula between $$ and $$ is empty; dollar signs are \\$", end: end + 2)
    }
    return .formula(tex: 2..<end, end: end + 2, isDisplay: true)
  }

  private static func inline(_ bytes: [UInt8], _ previous: UInt8?) -> Reading {
    guard bytes.count > 1 else { return .text }
    if bytes[1] == backtick { return betweenBackticks(bytes) }
    var end = 1
    while end < bytes.count, bytes[end] != dollar { end += bytes[end] == backslash ? 2 : 1 }
    guard end < bytes.count else {
      let beginsCommand = bytes.count > 2 && bytes[1] == backslash && isLetter(bytes[2])
      return beginsCommand
        ? .problem(
          "a formula begins here and does not end in this paragraph: end it with $; a dollar sign is \\$", end: 1)
        : .text
    }
    let content = bytes[1..<end]
    // A code span is read first.
    if content.contains(backtick) { return .text }
    if looksLikeTeX(content), !hasBalancedBraces(content) {
      return .problem(
        "a brace is open where this formula ends: close it, or write $`...`$ where dollar signs stand within it, as in "
          + "\\text{for $i$ even}", end: end + 1)
    }
    let next = end + 1 < bytes.count ? bytes[end + 1] : nil
    let isFormula = !isSpace(bytes[1]) && !isSpace(bytes[end - 1]) && !(next.map(isDigit) ?? false)
    guard isFormula else {
      guard looksLikeTeX(content) else { return .text }
      return .problem(
        "this is no formula, because white space stands inside beside a dollar sign, or a digit behind it: write "
          + "$x$, or $`x`$ before a digit; a dollar sign is \\$", end: end + 1)
    }
    if isDigit(bytes[1]), hasWords(content) {
      return .problem(
        "code hosts take what stands between these dollar signs for a formula: a dollar sign is \\$, words in a formula "
          + "are \\text{words}", end: end + 1)
    }
    let neighbors = [previous, next].compactMap { $0 }
    if neighbors.contains(where: { isLetter($0) || isDigit($0) }) {
      return .problem(
        "a letter or a digit stands right beside what is between these dollar signs: if it is a formula, write $`x`$; "
          + "if not, write \\$", end: end + 1)
    }
    return .formula(tex: 1..<end, end: end + 1, isDisplay: false)
  }

  private static func betweenBackticks(_ bytes: [UInt8]) -> Reading {
    func run(at index: Int) -> Int { bytes[index...].prefix { $0 == backtick }.count }
    let count = run(at: 1)
    var end = 1 + count
    while end < bytes.count {
      guard bytes[end] == backtick else {
        end += 1
        continue
      }
      let length = run(at: end)
      if length == count {
        let isFormula = end + count < bytes.count && bytes[end + count] == dollar
        return isFormula ? .formula(tex: (1 + count)..<end, end: end + count + 1, isDisplay: false) : .text
      }
      end += length
    }
    return .text
  }

  /// Whether a text has what only TeX has: a command, a sub- or a superscript.
  static func looksLikeTeX(_ text: some Collection<UInt8>) -> Bool {
    var isEscaped = false
    for byte in text {
      if isEscaped {
        if isLetter(byte) { return true }
        isEscaped = false
      } else if byte == backslash {
        isEscaped = true
      } else if byte == UInt8(ascii: "^") || byte == UInt8(ascii: "_") {
        return true
      }
    }
    return false
  }

  private static func hasBalancedBraces(_ text: some Collection<UInt8>) -> Bool {
    var depth = 0
    var isEscaped = false
    for byte in text {
      if !isEscaped, byte == UInt8(ascii: "{") { depth += 1 }
      if !isEscaped, byte == UInt8(ascii: "}") { depth -= 1 }
      isEscaped = !isEscaped && byte == backslash
    }
    return depth == 0
  }

  /// Whether there are words among white space, as between two sums of money.
  private static func hasWords(_ text: some Collection<UInt8>) -> Bool {
    text.split(whereSeparator: isSpace).dropFirst().contains { $0.count > 1 && $0.allSatisfy(isLetter) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
