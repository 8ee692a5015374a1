/// A name that cannot be a file's or a folder's in a report.
public struct InvalidName: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name as it was given.
  public let name: String

  /// One line for people: what is wrong with it, and what would do.
  public let description: String
}

/// Which names chapters and figures may have, so that no name leads out of the report or means two files at once.
public enum ReportPath {
  /// A longer name would not leave room for a suffix on every file system.
  public static let maximumLength = 100

  /// Throws unless a name can stand for one file or folder everywhere: ASCII letters, digits, `-`, `_` and `.`, at
  /// most ``maximumLength`` of them, beginning with a letter or digit and not ending with a `.`.
  public static func validate(component name: String) throws(InvalidName) {
    func invalid(_ problem: String) -> InvalidName {
      InvalidName(
        name: name,
        description: "the name \(quoted(name)) \(problem): use letters, digits and hyphens, such as \"first-steps\"")
    }
    guard let first = name.utf8.first, let last = name.utf8.last else { throw invalid("is empty") }
    if name.utf8.count > maximumLength { throw invalid("is longer than \(maximumLength) characters") }
    if let odd = name.unicodeScalars.first(where: { !isAllowed($0) }) {
      throw invalid(odd == "/" ? "leads to another folder" : "contains \(quoted(String(odd)))")
    }
    if !isLetterOrDigit(first) { throw invalid("begins with \(quoted(String(UnicodeScalar(first))))") }
    if last == UInt8(ascii: ".") { throw invalid("ends with a full stop") }
  }

  /// Throws unless a path is made of valid components, so that it stays below the folder it is relative to.
  public static func validate(relative path: String) throws(InvalidName) {
    for component in path.split(separator: "/", omittingEmptySubsequences: false) {
      try validate(component: String(component))
    }
  }

  /// Equal for names that some file system takes for one: those that differ in case only.
  public static func key(_ name: String) -> String { name.lowercased() }

  private static func isAllowed(_ scalar: UnicodeScalar) -> Bool {
    guard scalar.isASCII else { return false }
    let byte = UInt8(truncatingIfNeeded: scalar.value)
    return isLetterOrDigit(byte) || "-_.".utf8.contains(byte)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// The name as a person can read it, even if it holds control characters or is very long.
  private static func quoted(_ name: String) -> String {
    var text = "\""
    for scalar in name.unicodeScalars.prefix(60) {
      text += scalar.escaped(asASCII: false)
    }
    return text + (name.unicodeScalars.count > 60 ? "…\"" : "\"")
  }
}
