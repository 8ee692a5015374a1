/// What a chapter recorded: a number, a string, a truth value, nothing, or an array or object of them.
public indirect enum RecordedValue: Hashable, Sendable {
  /// A floating-point number; written so that it reads back exactly.
  case number(Double)
  /// A floating-point number of 32 bits; written as the shortest text that reads back as the same.
  case single(Float)
  /// A whole number.
  case integer(Int)
  /// A number with more digits than the machine's have.
  case exact(ExactNumber)
  /// A string.
  case string(String)
  /// A truth value.
  case boolean(Bool)
  /// A value that is missing: `null` in JSON.
  case missing
  /// An array, nested for matrices (rows) and more.
  case array([RecordedValue])
  /// Values by name. They are written in the order of their names, since a dictionary has another in every run.
  case object([String: RecordedValue])
}

extension RecordedValue {
  /// The members of an object in the order in which they are written: that of the names' bytes.
  static func ordered(_ members: [String: RecordedValue]) -> [(name: String, value: RecordedValue)] {
    members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) }
  }

  /// The path of the first number that JSON cannot express (infinite or not a number), such as `.weights[3]`; `nil` if
  /// there is none.
  var pathOfNonFinite: String? {
    switch self {
    case .number(let number): return number.isFinite ? nil : ""
    case .single(let number): return number.isFinite ? nil : ""
    case .integer, .exact, .string, .boolean, .missing: return nil
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        if let rest = element.pathOfNonFinite { return "[\(index)]" + rest }
      }
      return nil
    case .object(let members):
      for (name, value) in Self.ordered(members) {
        if let rest = value.pathOfNonFinite { return ValuePath.Step.member(name).text + rest }
      }
      return nil
    }
  }

  /// Whether it is one number.
  var isNumber: Bool {
    switch self {
    case .number, .single, .integer, .exact: true
    case .string, .boolean, .missing, .array, .object: false
    }
  }

  /// The value as JSON on one line.
  ///
  /// A number is written as the shortest decimal that reads back as the same number of its type.
  public var json: String {
    switch self {
    case .number(let number): number.description
    case .single(let number): number.description
    case .integer(let integer): integer.description
    case .exact(let number): number.text
    case .boolean(let boolean): boolean ? "true" : "false"
    case .string(let string): jsonString(string)
    case .missing: "null"
    case .array(let elements): "[" + elements.map(\.json).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + Self.ordered(members).map { "\(jsonString($0.name)): \($0.value.json)" }.joined(separator: ", ") + "}"
    }
  }

  private var isNested: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }

  /// The value as JSON, a line for each row of a matrix and each member of an object.
  func json(indentation: String) -> String {
    let inner = indentation + "  "
    switch self {
    case .array(let elements) where elements.contains(where: \.isNested):
      let rows = elements.map { inner + $0.json(indentation: inner) }
      return "[\n" + rows.joined(separator: ",\n") + "\n\(indentation)]"
    case .object(let members) where !members.isEmpty:
      let rows = Self.ordered(members).map { "\(inner)\(jsonString($0.name)): \($0.value.json(indentation: inner))" }
      return "{\n" + rows.joined(separator: ",\n") + "\n\(indentation)}"
    default: return json
    }
  }
}
