/// A parameter as it is: what a list, a page and a record say of it.
public struct ParameterState: Hashable, Sendable {
  /// The name of the property.
  public var name: String
  /// What it is for.
  public var sentence: String
  /// What can be typed: `an integer`.
  public var form: String
  /// The bounds, `1...50`; `nil` if there are none.
  public var bounds: String?
  /// The default, as it is typed.
  public var defaultText: String
  /// The value, as it is typed.
  public var text: String
  /// The value as `values.json` has it.
  public var value: RecordedValue
  /// The files whose content the value stands for.
  public var files: [ParameterFile]

  /// Whether the value is another one than the default.
  public var isSet: Bool { !isSame(text, defaultText) }
}

/// A parameter of whichever type.
protocol AnyParameter: Sendable {
  /// How it is now.
  func state(named name: String) -> ParameterState

  /// Reads a value as it is typed, and checks it.
  ///
  /// - Returns: What sets it.
  func change(to text: String) throws(ParameterError) -> @Sendable () -> Void

  /// A value as the parameter itself writes it.
  func checkedText(_ text: String) throws(ParameterError) -> String

  /// The value as it is typed, of an array of such texts.
  ///
  /// - Throws: Also where the parameter takes no array.
  func text(of elements: [String]) throws(ParameterError) -> String

  /// What is wrong with its declaration.
  var findings: [String] { get }
}

extension Parameter: AnyParameter {
  func state(named name: String) -> ParameterState {
    let value = storage.value
    return ParameterState(
      name: name, sentence: sentence, form: Value.parameterForm, bounds: boundsText,
      defaultText: defaultValue.parameterText, text: value.parameterText, value: value.recordedValue,
      files: value.parameterFiles)
  }

  func change(to text: String) throws(ParameterError) -> @Sendable () -> Void {
    let value = try Value(parameter: text)
    try check(value)
    return { [storage] in storage.set(value) }
  }

  func checkedText(_ text: String) throws(ParameterError) -> String {
    let value = try Value(parameter: text)
    try check(value)
    return value.parameterText
  }

  func text(of elements: [String]) throws(ParameterError) -> String {
    guard let list = Value.self as? any ParameterList.Type else {
      throw .form("[\(elements.joined(separator: ", "))]", Value.parameterForm)
    }
    return try list.parameterText(of: elements)
  }

  var findings: [String] {
    var findings: [String] = []
    if sentence.trimmed.isEmpty { findings.append("has no sentence that says what it is for") }
    do throws(ParameterError) {
      try check(defaultValue)
    } catch {
      findings.append("has a default that cannot be: \(error)")
    }
    if let path = defaultValue.recordedValue.pathOfNonFinite {
      findings.append("has a default that is not finite\(path.isEmpty ? "" : " (at \(path))")")
    }
    return findings
  }
}
