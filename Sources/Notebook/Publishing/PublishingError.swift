/// Why a report could not take its place: what was wrong, and what to do about it.
public struct PublishingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was being done, which decides the exit status of a program.
  public enum Kind: Hashable, Sendable {
    /// The folder cannot be a report's: it is something else, or nobody may create it. Nothing was written.
    case cannotCreate

    /// The report could not be written whole. The former one stands untouched.
    case cannotWrite

    /// The process was asked to end (SIGINT, SIGTERM, SIGHUP). The former report stands untouched.
    case interrupted
  }

  /// What was being done.
  public let kind: Kind

  /// One line for people.
  public let description: String

  /// An error of a kind, with its line for people.
  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
