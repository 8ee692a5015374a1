/// What a chapter did when it ran, in the order it did it: a value, from which the page is woven.
public struct Transcript: Hashable, Sendable {
  /// One print, figure or table, and the line that made it.
  public struct Entry: Hashable, Sendable {
    /// The line of the call in the chapter's source, from 1.
    public var line: Int
    /// What was made.
    public var content: Content
  }

  /// What an entry made.
  public enum Content: Hashable, Sendable {
    /// Printed text, with line ends.
    case text(String)
    /// Text beyond what a page holds: only its lines are counted.
    case omittedLines(Int)
    /// A figure or a frame of a sequence.
    case figure(ShownFigure)
    /// A table, with name and caption if it has them.
    case table(Table, name: String?, caption: String?)
    /// A recorded value.
    case value(NamedValue)
  }

  /// The entries in the order of the run.
  public var entries: [Entry] = []

  /// What ended the recording too early, if anything.
  public var failure: RecordedFailure?

  /// The recorded values in the order of the run.
  public var values: [NamedValue] {
    entries.compactMap { if case .value(let value) = $0.content { value } else { nil } }
  }
}

/// A value and the name it was recorded under.
public struct NamedValue: Hashable, Sendable {
  /// The name, such as `gmm.weights`.
  public var name: String
  /// The value.
  public var value: RecordedValue
}

/// A figure that was drawn: its files and what the page needs to know of it.
public struct ShownFigure: Hashable, Sendable {
  /// The name of the figure or sequence.
  public var name: String
  /// The number of the frame in its sequence; `nil` for a single figure.
  public var frame: Int?
  /// What the figure shows, in words.
  public var alternativeText: String
  /// The line below the figure, Markdown.
  public var caption: String?
  /// The file of the figure in the chapter's folder.
  public var file: String
  /// The file of the figure on a dark page.
  public var darkFile: String?
  /// Width in CSS pixels (points of the figure).
  public var width: Int
  /// Height in CSS pixels (points of the figure).
  public var height: Int
}

/// Why a recording ended before the chapter did.
public struct RecordedFailure: Error, Hashable, Sendable {
  /// What was wrong and what to do.
  public var message: String
  /// Where; `nil` when the error was thrown from code that records nothing.
  public var line: RecordedLine?
}

/// The place of a recording call.
public struct RecordedLine: Hashable, Sendable {
  /// The path of the source file when it was compiled.
  public var file: String
  /// The line, from 1.
  public var line: Int
}
