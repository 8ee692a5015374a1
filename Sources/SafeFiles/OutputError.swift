/// Why output could not take its place: what was wrong, and what to do about it.
package struct OutputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was being done, which decides the exit status of a program.
  package enum Kind: Hashable, Sendable {
    /// The folder cannot be the output's: it is something else, or nobody may create it. Nothing was written.
    case cannotCreate

    /// The output could not be written whole. The former one stands untouched.
    case cannotWrite

    /// The process was asked to end (SIGINT, SIGTERM, SIGHUP). The former output stands untouched.
    case interrupted
  }

  /// What was being done.
  package let kind: Kind

  /// One line for people.
  package let description: String

  /// An error of a kind, with its line for people.
  package init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
