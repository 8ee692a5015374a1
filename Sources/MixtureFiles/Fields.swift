import Wording

/// The fields of a JSON object, each to be there or not as it is asked for.
struct Fields {
  private let fields: [(name: String, value: JSONValue)]
  /// What stands before their names in messages.
  private let path: String

  /// The fields of what should be an object.
  ///
  /// - Parameter name: What it is called in messages; empty for the whole file.
  init(_ value: JSONValue, name: String) throws(MixtureFileError) {
    guard case .object(let fields) = value else {
      throw .wrongType(field: name.isEmpty ? "the file" : name, expected: "an object")
    }
    self.fields = fields
    path = name.isEmpty ? "" : "\(name)."
    var names: Set<String> = []
    if let repeated = fields.first(where: { !names.insert($0.name).inserted }) {
      throw .repeatedField(path + repeated.name)
    }
  }

  /// Throws where there is a field that is not among the known.
  func checkNames(_ known: [String]) throws(MixtureFileError) {
    if let unknown = fields.first(where: { !known.contains($0.name) })?.name {
      throw .unknownField(path + unknown, nearest: nearestName(to: unknown, among: known).map { path + $0 })
    }
  }

  /// A field's value; nil if there is none.
  func optional(_ name: String) -> JSONValue? { fields.first { $0.name == name }?.value }

  private func required(_ name: String) throws(MixtureFileError) -> JSONValue {
    guard let value = optional(name) else { throw .missingField(path + name) }
    return value
  }

  func text(_ name: String) throws(MixtureFileError) -> String { try required(name).text(path + name) }

  func integer(_ name: String) throws(MixtureFileError) -> Int { try required(name).integer(path + name) }

  func number(_ name: String) throws(MixtureFileError) -> Double { try required(name).number(path + name) }

  func texts(_ name: String) throws(MixtureFileError) -> [String] {
    var texts: [String] = []
    for (index, value) in try required(name).list(path + name).enumerated() {
      texts.append(try value.text("\(path)\(name)[\(index)]"))
    }
    return texts
  }

  func numbers(_ name: String) throws(MixtureFileError) -> [Double] { try required(name).numbers(path + name) }

  func rows(_ name: String) throws(MixtureFileError) -> [[Double]] { try required(name).rows(path + name) }

  func matrices(_ name: String) throws(MixtureFileError) -> [[[Double]]] {
    var matrices: [[[Double]]] = []
    for (index, value) in try required(name).list(path + name).enumerated() {
      matrices.append(try value.rows("\(path)\(name)[\(index)]"))
    }
    return matrices
  }
}

extension JSONValue {
  fileprivate func list(_ name: String) throws(MixtureFileError) -> [JSONValue] {
    guard case .list(let elements) = self else { throw .wrongType(field: name, expected: "a list") }
    return elements
  }

  fileprivate func text(_ name: String) throws(MixtureFileError) -> String {
    guard case .text(let text) = self else { throw .wrongType(field: name, expected: "a text") }
    return text
  }

  fileprivate func number(_ name: String) throws(MixtureFileError) -> Double {
    guard case .number(let text) = self, let number = Double(text) else {
      throw .wrongType(field: name, expected: "a number")
    }
    guard number.isFinite else { throw .unsound(field: name, reason: "\(text.prefix(40)) is too large for a number") }
    return number
  }

  fileprivate func integer(_ name: String) throws(MixtureFileError) -> Int {
    guard case .number(let text) = self, let number = Int(text) else {
      throw .wrongType(field: name, expected: "a whole number")
    }
    return number
  }

  fileprivate func numbers(_ name: String) throws(MixtureFileError) -> [Double] {
    var numbers: [Double] = []
    for (index, value) in try list(name).enumerated() { numbers.append(try value.number("\(name)[\(index)]")) }
    return numbers
  }

  fileprivate func rows(_ name: String) throws(MixtureFileError) -> [[Double]] {
    var rows: [[Double]] = []
    for (index, value) in try list(name).enumerated() { rows.append(try value.numbers("\(name)[\(index)]")) }
    return rows
  }
}
