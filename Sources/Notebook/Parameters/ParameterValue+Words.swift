extension Bool: ParameterValue {
  /// Reads `true` or `false`.
  public init(parameter text: String) throws(ParameterError) {
    guard let value = Bool(text) else { throw .form(text, Self.parameterForm) }
    self = value
  }

  /// `true` or `false`.
  public var parameterText: String { description }

  /// `true or false`.
  public static var parameterForm: String { "true or false" }
}

extension String: ParameterValue {
  /// Any text is one.
  public init(parameter text: String) throws(ParameterError) { self = text }

  /// The text itself.
  public var parameterText: String { self }

  /// `a text`.
  public static var parameterForm: String { "a text" }
}

/// What an enumeration with names has of itself.
extension ParameterValue where Self: RawRepresentable & CaseIterable, RawValue == String {
  /// Reads one of the names.
  public init(parameter text: String) throws(ParameterError) {
    guard let value = Self.allCases.first(where: { isSame($0.rawValue, text) }) else {
      throw .word(text, Self.allCases.map(\.rawValue))
    }
    self = value
  }

  /// The name.
  public var parameterText: String { rawValue }

  /// The names, parted by bars.
  public static var parameterForm: String { allCases.map(\.rawValue).joined(separator: " | ") }
}
