import Foundation
import SafeFiles

/// A file of settings: a JSON object of names and values, such as `{"components": "1...8", "seed": 3, "columns": ["a"]}`.
enum SettingsFile {
  /// More bytes than anybody writes settings into.
  private static let largestSize = 1 << 20

  /// The settings of a file, in its order.
  ///
  /// - Throws: What is wrong with it, with its path and as far as possible its line.
  static func settings(path: String) throws(ParameterError) -> [GivenSetting] {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.contents(of: path, atMost: largestSize)
    } catch {
      throw .reason("the file of parameters \(singleLine(path)) cannot be read: \(error.explanation)")
    }
    return try settings(bytes, path: singleLine(path))
  }

  static func settings(_ content: [UInt8], path: String) throws(ParameterError) -> [GivenSetting] {
    // Some editors begin a file with a mark of its encoding.
    let bytes = content.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(content.dropFirst(3)) : content
    let value: JSONValue
    do throws(JSONValue.SyntaxError) {
      value = try JSONValue(bytes)
    } catch {
      let before = bytes[..<min(error.offset, bytes.count)]
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      let column = before.count - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
      throw .reason("\(path):\(line):\(column): this is not JSON: \(error.expectation) expected here")
    }
    guard case .object(let members) = value else {
      throw .reason("\(path): parameters are an object of names and values, such as {\"seed\": 3}")
    }
    var settings: [GivenSetting] = []
    for member in members {
      let name = try text(of: member.name, path)
      settings.append(
        GivenSetting(origin: .file, key: name, values: [try read(member.value, name, path)], place: path))
    }
    return settings
  }

  private static func read(_ value: JSONValue, _ name: String, _ path: String) throws(ParameterError)
    -> GivenSetting.Value
  {
    if case .array(let elements) = value {
      var texts: [String] = []
      for element in elements { texts.append(try scalar(element, name, path)) }
      return .array(texts)
    }
    return .text(try scalar(value, name, path))
  }

  private static func scalar(_ value: JSONValue, _ name: String, _ path: String) throws(ParameterError) -> String {
    switch value {
    case .number(let number): return number.text
    case .boolean(let boolean): return boolean.description
    case .string(let string): return try text(of: string, path)
    case .null, .array, .object:
      throw .reason(
        "\(path): \(singleLine(name)): a value is a number, a text, true or false, or an array of such; "
          + "leave a parameter out that is to have its default")
    }
  }

  /// A string without its escapes.
  private static func text(of string: ExactText, _ path: String) throws(ParameterError) -> String {
    guard string.text.contains("\\") else { return string.text }
    let literal = Data("\"\(string.text)\"".utf8)
    guard let text = try? JSONSerialization.jsonObject(with: literal, options: .fragmentsAllowed) as? String else {
      throw .reason("\(path): \"\(singleLine(string.text))\" has an escape that JSON does not know")
    }
    return text
  }
}
