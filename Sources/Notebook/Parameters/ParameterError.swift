/// What is wrong with a setting of a parameter, and what to do; in one line for people.
public indirect enum ParameterError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A text is not of the form that is expected: the text, and the form as ``ParameterValue/parameterForm`` has it.
  case form(_ text: String, _ form: String)
  /// A text is none of some words: the text, and the words.
  case word(_ text: String, _ words: [String])
  /// A number is out of bounds: the number and the bounds.
  case bounds(_ number: String, _ bounds: String)
  /// Anything else that is wrong with a value.
  case reason(_ message: String)
  /// A setting cannot be used: its name, and what is wrong with its value.
  case setting(_ name: String, _ problem: ParameterError)
  /// A chapter has no parameter of that name: the name, the chapter, and the names that there are.
  case unknown(_ name: String, chapter: String, known: [String])
  /// A parameter is set twice.
  case givenTwice(_ name: String)
  /// A text is not a name, an equals sign and a value.
  case noSetting(_ text: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .form(let text, let form): "\(Self.quoted(text)) is not \(form)"
    case .word(let text, let words):
      "\(Self.quoted(text)) is not one of \(words.joined(separator: ", "))\(Self.hint(text, words))"
    case .bounds(let number, let bounds): "\(number) is out of bounds: give \(Self.words(bounds))"
    case .reason(let message): message
    case .setting(let name, let problem): "\(name): \(problem)"
    case .unknown(let name, let chapter, let known):
      if known.isEmpty {
        "the chapter \(chapter) has no parameters, so that \(Self.quoted(name)) cannot be set"
      } else {
        "the chapter \(chapter) has no parameter \(Self.quoted(name))\(Self.hint(name, known)): "
          + "there \(known.count == 1 ? "is" : "are") \(known.joined(separator: ", "))"
      }
    case .givenTwice(let name): "\(name) is set twice: set it once"
    case .noSetting(let text):
      "\(Self.quoted(text)) is not a setting: write a parameter's name, an equals sign and a value, such as seed=3"
    }
  }

  private static func hint(_ text: String, _ known: [String]) -> String {
    nearestName(to: text, among: known).map { " (did you mean \($0)?)" } ?? ""
  }

  /// Bounds as one says them: `1...50` is a number from 1 to 50.
  private static func words(_ bounds: String) -> String {
    guard let dots = bounds.range(of: "...") else { return bounds }
    let (lower, upper) = (bounds[..<dots.lowerBound], bounds[dots.upperBound...])
    if lower.isEmpty { return "at most \(upper)" }
    return upper.isEmpty ? "at least \(lower)" : "\(lower) to \(upper)"
  }

  /// The text as a person can read it, however long it is.
  private static func quoted(_ text: String) -> String {
    let shown = singleLine(String(text.prefix(80)))
    return "\"\(shown)\(text.count > 80 ? "…" : "")\""
  }
}

/// Settings that cannot be used: all that is wrong with them.
public struct RefusedSettings: Error, Hashable, Sendable, CustomStringConvertible {
  /// One for each finding, in the order of the settings.
  public var errors: [ParameterError]

  /// The findings, one a line.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}
