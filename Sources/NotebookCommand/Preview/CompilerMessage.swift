/// What a compiler says is wrong, and where.
struct CompilerMessage: Hashable {
  /// The path of the file; `nil` where it is no file's fault.
  var path: String?
  var line: Int?
  var column: Int?
  var message: String
}

/// What a build says, line by line.
struct BuildLog {
  /// The errors, each once.
  private(set) var errors: [CompilerMessage] = []
  /// Who has the build folder that this one waits for, in the package manager's words.
  private(set) var wait: String?
  private var last: [String] = []

  /// Takes the beginning of a line.
  mutating func note(begun line: String) { if line.contains(Self.waiting) { wait = line } }

  private static let waiting = "Another instance of SwiftPM"

  /// Takes a line.
  mutating func add(_ line: String) {
    if line.contains(Self.waiting), line.hasSuffix("...") {
      wait = line
      return
    }
    if !line.allSatisfy(\.isWhitespace) {
      // It goes on.
      wait = nil
      last = last.suffix(4) + [line]
    }
    guard let error = Self.error(line), !errors.contains(error) else { return }
    errors.append(error)
  }

  /// What is wrong after a build that failed: the errors, or where it names none, its last words.
  var findings: [CompilerMessage] {
    let placed = errors.filter { $0.path != nil }
    if !placed.isEmpty { return placed }
    return errors.isEmpty
      ? [CompilerMessage(message: "the build failed: " + last.joined(separator: "; "))] : errors
  }

  private static func error(_ line: String) -> CompilerMessage? {
    if let match = line.wholeMatch(of: /(\/[^:]+):(\d+):(?:(\d+):)? (?:fatal )?error: (.*)/) {
      return CompilerMessage(
        path: String(match.1), line: Int(match.2), column: match.3.flatMap { Int($0) }, message: String(match.4))
    }
    return line.wholeMatch(of: /error: (.*)/).map { CompilerMessage(message: String($0.1)) }
  }
}
