/// A JSON text that keeps numbers as they are written, so that no digit is lost before it is compared.
indirect enum JSONValue: Hashable {
  case null
  case boolean(Bool)
  case number(ExactText)
  case string(ExactText)
  case array([JSONValue])
  case object([Member])

  /// A name and its value, in the order of the text.
  struct Member: Hashable {
    var name: ExactText
    var value: JSONValue
  }

  /// Why a text is not JSON.
  struct SyntaxError: Error, CustomStringConvertible {
    var offset: Int
    var expectation: String
    var description: String { "is not JSON: \(expectation) expected at byte \(offset)" }
  }

  /// Parses a text.
  init(_ bytes: [UInt8]) throws(SyntaxError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.value(depth: 0)
    parser.skipSpace()
    if parser.position < bytes.count { throw parser.error("nothing more") }
  }
}

/// Recursive descent over RFC 8259.
private struct JSONParser {
  let bytes: [UInt8]
  var position = 0

  /// Deeper nesting could only exhaust the stack.
  static let maximumDepth = 200

  func error(_ expectation: String) -> JSONValue.SyntaxError {
    JSONValue.SyntaxError(offset: position, expectation: expectation)
  }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func value(depth: Int) throws(JSONValue.SyntaxError) -> JSONValue {
    skipSpace()
    guard depth < Self.maximumDepth, let byte = next else { throw error("a value") }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(ExactText(try string()))
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONValue.SyntaxError) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw error(word) }
    position += word.utf8.count
    return value
  }

  private mutating func number() throws(JSONValue.SyntaxError) -> JSONValue {
    let start = position
    while let byte = next, "+-.eE0123456789".utf8.contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      position = start
      throw error("a value")
    }
    return .number(ExactText(text))
  }

  private mutating func array(depth: Int) throws(JSONValue.SyntaxError) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    if take("]") { return .array(elements) }
    repeat { elements.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw error("\"]\"") }
    return .array(elements)
  }

  private mutating func object(depth: Int) throws(JSONValue.SyntaxError) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("a name") }
      let name = ExactText(try string())
      guard take(":") else { throw error("\":\"") }
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw error("\"}\"") }
    return .object(members)
  }

  /// The characters between quotation marks; escapes stay as they are written, which is all that comparing needs.
  private mutating func string() throws(JSONValue.SyntaxError) -> String {
    position += 1
    let start = position
    while let byte = next, byte != UInt8(ascii: "\"") {
      if byte < 0x20 { throw error("no control character") }
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    guard next != nil, let text = String(validating: bytes[start..<position], as: UTF8.self) else {
      throw error("the end of a string")
    }
    position += 1
    return text
  }
}
