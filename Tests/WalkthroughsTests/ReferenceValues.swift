import Foundation

/// What NumPy, SciPy and scikit-learn compute for the values that the chapters record.
struct ReferenceValues: Decodable {
  struct Entry: Decodable {
    let name: String
    /// Relative; 0 means exactly equal.
    let tolerance: Double
    let value: Value
  }

  /// A value of a JSON file.
  indirect enum Value: Decodable {
    case boolean(Bool)
    case number(Double)
    case text(String)
    case array([Value])
    case object([String: Value])
    case nothing

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let values = try? container.decode([Value].self) {
        self = .array(values)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let flag = try? container.decode(Bool.self) {
        self = .boolean(flag)
      } else if let values = try? container.decode([String: Value].self) {
        self = .object(values)
      } else if container.decodeNil() {
        self = .nothing
      } else {
        self = .number(try container.decode(Double.self))
      }
    }
  }

  let chapters: [String: [Entry]]

  static func load() throws -> ReferenceValues {
    try JSONDecoder().decode(ReferenceValues.self, from: Data(contentsOf: fixture("reference.json")))
  }
}

extension ReferenceValues.Value {
  /// The first place where a recorded value differs from this one, described; nil if there is none.
  func difference(from recorded: Self, tolerance: Double, at place: String) -> String? {
    switch (self, recorded) {
    case (.boolean(let expected), .boolean(let actual)):
      return expected == actual ? nil : "\(place): \(actual) instead of \(expected)"
    case (.text(let expected), .text(let actual)):
      return expected == actual ? nil : "\(place): \(actual) instead of \(expected)"
    case (.number(let expected), .number(let actual)):
      let isEqual = tolerance == 0 ? expected == actual : abs(expected - actual) <= tolerance * abs(expected)
      return isEqual ? nil : "\(place): \(actual) instead of \(expected)"
    case (.array(let expected), .array(let actual)):
      guard expected.count == actual.count else {
        return "\(place): \(actual.count) instead of \(expected.count) values"
      }
      for (index, pair) in zip(expected, actual).enumerated() {
        if let difference = pair.0.difference(from: pair.1, tolerance: tolerance, at: "\(place)[\(index)]") {
          return difference
        }
      }
      return nil
    default:
      return "\(place): \(recorded) is of another kind than \(self)"
    }
  }
}
