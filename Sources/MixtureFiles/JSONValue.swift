/// A value of JSON (RFC 8259), with all that is in the text: fields in their order, and numbers as they are written.
///
/// Foundation's decoder on Linux tells neither where nor what is wrong in a text, takes numbers that are too large for
/// faults of syntax, and passes over fields that are there twice.
enum JSONValue {
  case object([(name: String, value: JSONValue)])
  case list([JSONValue])
  case number(String)
  case text(String)
  case boolean(Bool)
  case null
}

/// Reads a text of JSON.
struct JSONReader {
  /// Lists within lists, more than any file of ours has; each takes room on the stack.
  private static let deepest = 100

  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that a text is.
  static func value(of bytes: [UInt8]) throws(MixtureFileError) -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.position < bytes.count { throw reader.fault("something stands behind its end") }
    return value
  }

  private func fault(_ reason: String) -> MixtureFileError {
    let line = bytes[..<min(position, bytes.count)].count { $0 == UInt8(ascii: "\n") } + 1
    return .notJSON(reason: "line \(line): \(reason)")
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
  }

  /// The next byte that is no space, passed over if it is the one wanted.
  private mutating func accept(_ wanted: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: wanted) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(MixtureFileError) -> JSONValue {
    if depth > Self.deepest { throw fault("more than \(Self.deepest) lists and objects stand within each other") }
    if accept("{") { return .object(try fields(depth: depth)) }
    if accept("[") { return .list(try elements(depth: depth)) }
    if accept("\"") { return .text(try text()) }
    guard position < bytes.count else { throw fault("it ends too early") }
    let word = self.word()
    switch word {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    default:
      guard Self.isNumber(word) else {
        position -= word.utf8.count
        throw fault(word.isEmpty ? "a value is missing" : "\(word.prefix(40)) is no value")
      }
      return .number(word)
    }
  }

  private mutating func fields(depth: Int) throws(MixtureFileError) -> [(name: String, value: JSONValue)] {
    var fields: [(name: String, value: JSONValue)] = []
    if accept("}") { return fields }
    repeat {
      guard accept("\"") else { throw fault("a name in quotes is missing") }
      let name = try text()
      guard accept(":") else { throw fault("a colon is missing behind a name") }
      fields.append((name, try value(depth: depth + 1)))
    } while accept(",")
    guard accept("}") else { throw fault("a comma or } is missing") }
    return fields
  }

  private mutating func elements(depth: Int) throws(MixtureFileError) -> [JSONValue] {
    var elements: [JSONValue] = []
    if accept("]") { return elements }
    repeat { elements.append(try value(depth: depth + 1)) } while accept(",")
    guard accept("]") else { throw fault("a comma or ] is missing") }
    return elements
  }

  // MARK: - Words and texts

  /// What stands there up to a space or a sign.
  private mutating func word() -> String {
    let start = position
    while position < bytes.count, ![0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]),
      !"{}[],:\"".utf8.contains(bytes[position])
    {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// An optional minus, digits of which the first is not zero or the only one, and perhaps decimals and an exponent.
  private static func isNumber(_ word: String) -> Bool {
    var rest = Array(word.utf8)[...]
    func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = rest.prefix(while: isDigit)
    guard whole.count == 1 || whole.count > 1 && whole.first != UInt8(ascii: "0") else { return false }
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      let decimals = rest.dropFirst().prefix(while: isDigit)
      if decimals.isEmpty { return false }
      rest = rest.dropFirst(1 + decimals.count)
    }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
      return !rest.isEmpty && rest.allSatisfy(isDigit)
    }
    return rest.isEmpty
  }

  /// What stands up to the closing quote, behind the opening one.
  private mutating func text() throws(MixtureFileError) -> String {
    var found: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: found, as: UTF8.self) else { throw fault("a text is not UTF-8") }
        return text
      case UInt8(ascii: "\\"): found.append(contentsOf: String(try escaped()).utf8)
      case ..<0x20: throw fault("a text holds a control character")
      default: found.append(byte)
      }
    }
    throw fault("a text has no closing quote")
  }

  private mutating func escaped() throws(MixtureFileError) -> Unicode.Scalar {
    let short: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
      UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    guard position < bytes.count else { throw fault("a text has no closing quote") }
    position += 1
    if let scalar = short[bytes[position - 1]] { return scalar }
    guard bytes[position - 1] == UInt8(ascii: "u"), var code = hexadecimal() else {
      throw fault("a text has a \\ that means nothing")
    }
    if 0xD800..<0xDC00 ~= code, bytes[position...].starts(with: Array("\\u".utf8)) {
      position += 2
      guard let low = hexadecimal(), 0xDC00..<0xE000 ~= low else { throw fault("a text has half of a character") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw fault("a text has half of a character") }
    return scalar
  }

  private mutating func hexadecimal() -> UInt32? {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    position += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
