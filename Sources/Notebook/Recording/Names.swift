/// Names of figures, tables and values: what can be a file, an address and part of JSON on any system.
enum Names {
  static let maximumLength = 100

  /// Letters, digits, dots, hyphens and underscores; a letter or digit first.
  static func validate(figure name: String) throws {
    try validate(name, kind: "figure or table", extra: ".-_")
  }

  /// As for figures.
  static func validate(equation name: String) throws {
    try validate(name, kind: "equation", extra: ".-_")
  }

  /// Letters, digits and dots, as prose quotes them.
  static func validate(value name: String) throws {
    try validate(name, kind: "value", extra: "._")
  }

  private static func validate(_ name: String, kind: String, extra: String) throws {
    func isPlain(_ character: Character) -> Bool {
      character.isASCII && (character.isLetter || character.isNumber)
    }
    guard name.utf8.count <= maximumLength else {
      throw RecordingError(
        "the name of a \(kind) has at most \(maximumLength) characters, this one has \(name.utf8.count)")
    }
    guard let first = name.first, isPlain(first), name.allSatisfy({ isPlain($0) || extra.contains($0) }) else {
      let allowed = extra.map { "\"\($0)\"" }.joined(separator: ", ")
      throw RecordingError(
        "\"\(name)\" cannot name a \(kind): names are of the letters a-z and A-Z, digits and \(allowed), a letter or digit first"
      )
    }
  }
}
