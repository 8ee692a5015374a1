/// A value that can be written to `values.json` and quoted in prose.
public protocol Recordable {
  /// The value as numbers, strings, truth values and arrays.
  var recordedValue: RecordedValue { get }
}

/// What a chapter recorded: a number, a string, a truth value, or an array of them.
public indirect enum RecordedValue: Hashable, Sendable, Recordable {
  /// A floating-point number; written so that it reads back exactly.
  case number(Double)
  /// A whole number.
  case integer(Int)
  /// A string.
  case string(String)
  /// A truth value.
  case boolean(Bool)
  /// An array, nested for matrices (rows) and more.
  case array([RecordedValue])

  /// The value itself.
  public var recordedValue: RecordedValue { self }
}

extension Double: Recordable {
  /// The number.
  public var recordedValue: RecordedValue { .number(self) }
}

extension Int: Recordable {
  /// The whole number.
  public var recordedValue: RecordedValue { .integer(self) }
}

extension String: Recordable {
  /// The string.
  public var recordedValue: RecordedValue { .string(self) }
}

extension Bool: Recordable {
  /// The truth value.
  public var recordedValue: RecordedValue { .boolean(self) }
}

extension Array: Recordable where Element: Recordable {
  /// The elements in order.
  public var recordedValue: RecordedValue { .array(map(\.recordedValue)) }
}

extension RecordedValue {
  /// Where a number that JSON cannot express (infinite or not a number) stands, as indices; `nil` if there is none.
  var indicesOfNonFinite: [Int]? {
    switch self {
    case .number(let number): return number.isFinite ? nil : []
    case .integer, .string, .boolean: return nil
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        if let rest = element.indicesOfNonFinite { return [index] + rest }
      }
      return nil
    }
  }

  /// Whether it is one number.
  var isNumber: Bool {
    switch self {
    case .number, .integer: true
    case .string, .boolean, .array: false
    }
  }

  /// The value as JSON on one line.
  ///
  /// A `Double` is written as the shortest decimal that reads back as the same number.
  public var json: String {
    switch self {
    case .number(let number): number.description
    case .integer(let integer): integer.description
    case .boolean(let boolean): boolean ? "true" : "false"
    case .string(let string): jsonString(string)
    case .array(let elements): "[" + elements.map(\.json).joined(separator: ", ") + "]"
    }
  }

  /// The value as JSON, arrays of arrays with a row a line.
  func json(indentation: String) -> String {
    guard case .array(let elements) = self,
      elements.contains(where: { if case .array = $0 { true } else { false } })
    else { return json }
    let inner = indentation + "  "
    let rows = elements.map { inner + $0.json(indentation: inner) }
    return "[\n" + rows.joined(separator: ",\n") + "\n\(indentation)]"
  }
}
