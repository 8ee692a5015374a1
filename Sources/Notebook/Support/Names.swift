/// Which names chapters, figures and values may have, so that each can be a file, an address and part of JSON on any
/// system, none leads out of the report and none means two files at once.
enum Names {
  /// A longer name would not leave room for a suffix on every file system.
  static let maximumLength = 100

  /// Throws unless a name can stand for a chapter's folder: ASCII letters, digits, `-`, `_` and `.`, at most
  /// ``maximumLength`` of them, beginning with a letter or digit and not ending with a `.`.
  static func validate(chapter name: String) throws(InvalidName) {
    func invalid(_ problem: String) -> InvalidName {
      InvalidName("the name \(quoted(name)) \(problem): use letters, digits and hyphens, such as \"first-steps\"")
    }
    if name.utf8.count > maximumLength { throw invalid("is longer than \(maximumLength) characters") }
    if let problem = problem(component: name) { throw invalid(problem) }
  }

  /// A longer path would not leave room for the folder that it is relative to.
  static let maximumPathLength = 1000

  /// Throws unless a path is made of such names, so that it stays below the folder that it is relative to.
  static func validate(relativePath path: String) throws(InvalidName) {
    if path.utf8.count > maximumPathLength {
      throw InvalidName("the path \(quoted(path)) is longer than \(maximumPathLength) characters")
    }
    for component in path.split(separator: "/", omittingEmptySubsequences: false) {
      // With its suffixes, the name of a file may be longer than that of what it is for.
      let problem = component.utf8.count > 255 ? "is too long" : problem(component: String(component))
      if let problem { throw InvalidName("the path \(quoted(path)) leaves its folder, or a name in it \(problem)") }
    }
  }

  /// Letters, digits, dots, hyphens and underscores; a letter or digit first.
  static func validate(figure name: String) throws(InvalidName) {
    try validate(name, kind: "figure or table", extra: ".-_")
  }

  /// A file of a chapter's own: a name as any part of a path, with an ending, that no other file of the report has.
  static func validate(attachment name: String) throws(InvalidName) {
    func invalid(_ problem: String) -> InvalidName {
      InvalidName(
        "the file name \(quoted(name)) \(problem): use letters, digits and hyphens, and an ending, such as \"model.json\""
      )
    }
    if name.utf8.count > maximumLength { throw invalid("is longer than \(maximumLength) characters") }
    if let problem = problem(component: name) { throw invalid(problem) }
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { throw invalid("has no ending") }
    let key = key(name)
    if key == "values.json" || key == "search.js" || reservedEndings.contains(where: key.hasSuffix) {
      throw invalid("is kept for what every report has")
    }
  }

  /// Endings of pages, figures and sources.
  private static let reservedEndings = [".html", ".md", ".png", ".scene.txt", ".swift"]

  /// As for figures.
  static func validate(equation name: String) throws(InvalidName) {
    try validate(name, kind: "equation", extra: ".-_")
  }

  /// Letters, digits, dots and underscores, as prose quotes them.
  static func validate(value name: String) throws(InvalidName) {
    try validate(name, kind: "value", extra: "._")
  }

  /// Equal for names that some file system takes for one: those that differ in case only.
  static func key(_ name: String) -> String { name.lowercased() }

  private static func validate(_ name: String, kind: String, extra: String) throws(InvalidName) {
    guard name.utf8.count <= maximumLength else {
      throw InvalidName(
        "the name of \(kind == "equation" ? "an" : "a") \(kind) has at most \(maximumLength) characters, this one has \(name.utf8.count)"
      )
    }
    guard let first = name.unicodeScalars.first, isLetterOrDigit(first),
      name.unicodeScalars.allSatisfy({ isLetterOrDigit($0) || extra.unicodeScalars.contains($0) })
    else {
      let allowed = extra.map { "\"\($0)\"" }.joined(separator: ", ")
      throw InvalidName(
        "\(quoted(name)) cannot name \(kind == "equation" ? "an" : "a") \(kind): names are of the letters a-z and A-Z, digits and \(allowed), a letter or digit first"
      )
    }
  }

  /// What keeps a name from being that of a file or folder everywhere.
  private static func problem(component name: String) -> String? {
    guard let first = name.unicodeScalars.first, let last = name.unicodeScalars.last else { return "is empty" }
    if let odd = name.unicodeScalars.first(where: { !isLetterOrDigit($0) && !"-_.".unicodeScalars.contains($0) }) {
      return odd == "/" ? "leads to another folder" : "contains \(quoted(String(odd)))"
    }
    if !isLetterOrDigit(first) { return "begins with \(quoted(String(first)))" }
    return last == "." ? "ends with a full stop" : nil
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }

  /// The name as a person can read it, even if it holds control characters or is very long.
  private static func quoted(_ name: String) -> String {
    let text = name.unicodeScalars.prefix(60).map { $0.escaped(asASCII: false) }.joined()
    return "\"\(text)\(name.unicodeScalars.count > 60 ? "…" : "")\""
  }
}

/// A name that cannot be, with what would do, in one line for people.
struct InvalidName: Error, Hashable, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
