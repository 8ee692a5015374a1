import SafeFiles

/// A catalogue's own style sheet, checked: nothing in a report is loaded from the network, or from a file that is not in it.
struct OwnStyleSheet: Sendable {
  var text: String

  /// More bytes than anybody writes into one file, pictures in it included.
  private static let largestSize = 1 << 24

  /// What is wrong with a style sheet, with its place.
  struct Problem: Error, Hashable, CustomStringConvertible {
    var description: String
  }

  /// Reads the style sheet that a catalogue names.
  init(_ name: String, in catalogue: Catalogue) throws(Problem) {
    let path = catalogue.path(ofStyleSheet: name)
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.contents(of: path, atMost: Self.largestSize)
    } catch {
      throw Problem(description: "the catalogue's style sheet cannot be read at \(path): \(error.explanation)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Problem(description: "\(name): the style sheet is not UTF-8 text")
    }
    // With the line ends that a browser reads, however they are written: a page says which style sheet it has by its hash.
    self.text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    if let problem = Self.problem(in: text) {
      throw Problem(description: "\(name):\(problem.line): \(problem.message)")
    }
  }

  /// The first thing that a report cannot have.
  static func problem(in text: String) -> (line: Int, message: String)? {
    let code = withoutComments(text)
    let checks: [(Regex<Substring>, String)] = [
      (
        /(?i)@import/,
        "@import loads another file, which a report does not have: put its rules into this style sheet"
      ),
      (
        /(?i)url\(\s*["']?(?!\s*(?:["']?\s*)?(?:data:|#))/,
        "url(...) loads a file, which a report does not have: use a data: address"
      ),
      (/(?i)image-set\(\s*["'](?!data:)/, "image-set(...) loads a file, which a report does not have"),
      (/<\//, "\"</\" cannot stand in a style sheet, which may stand in a page"),
    ]
    let found = checks.compactMap { check in
      code.firstMatch(of: check.0).map { (start: $0.range.lowerBound, message: check.1) }
    }
    guard let first = found.min(by: { $0.start < $1.start }) else { return nil }
    return (code[..<first.start].count { $0.isNewline } + 1, first.message)
  }

  /// The text with spaces in the place of comments, line ends kept.
  private static func withoutComments(_ text: String) -> String {
    text.replacing(/(?s)\/\*.*?(?:\*\/|$)/) { match in String(match.output.map { $0.isNewline ? "\n" : " " }) }
  }
}

extension Catalogue {
  /// Where a style sheet is that it names.
  func path(ofStyleSheet name: String) -> String { name.hasPrefix("/") ? name : "\(sourceFolder)/\(name)" }
}
