/// A parameter's name and what it is to be, as it was typed: `seed=3`.
public struct ParameterSetting: Hashable, Sendable, Codable {
  /// The name.
  public var name: String
  /// The value.
  public var text: String

  /// Sets a parameter.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// Reads `NAME=VALUE`; all behind the first equals sign is the value.
  public init(argument: String) throws(ParameterError) {
    let scalars = argument.unicodeScalars
    guard let sign = scalars.firstIndex(of: "="), sign != scalars.startIndex else { throw .noSetting(argument) }
    name = String(scalars[..<sign])
    text = String(scalars[scalars.index(after: sign)...])
  }

  /// As it is typed.
  public var argument: String { "\(name)=\(text)" }
}
