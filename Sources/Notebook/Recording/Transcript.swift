/// What a chapter did when it ran, in the order it did it: a value, from which the page is woven.
struct Transcript: Hashable, Sendable {
  /// One print, figure or table, and the line that made it.
  struct Entry: Hashable, Sendable {
    /// The line of the statement of `run()` that caused it, from 1.
    var line: Int
    /// What was made.
    var content: Content
  }

  /// What an entry made.
  enum Content: Hashable, Sendable {
    /// Printed text, with line ends.
    case text(String, TextKind = .plain)
    /// Text beyond what a page holds: only its lines are counted.
    case omittedLines(Int)
    /// A figure or a frame of a sequence.
    case figure(ShownFigure)
    /// A table, with name and caption if it has them.
    case table(Table, name: String?, caption: String?, varies: Bool = false)
    /// A recorded value.
    case value(NamedValue)
    /// A file that the chapter left.
    case file(AttachedFile)
  }

  /// What kind of text was printed.
  enum TextKind: Hashable, Sendable {
    case plain
    /// Written to standard error.
    case error
    /// Said to vary from run to run.
    case varying
  }

  /// The parameters that the chapter ran with.
  var parameters = RunParameters()

  /// The entries in the order of the run.
  var entries: [Entry] = []

  /// What ended the recording too early, if anything.
  var failure: RecordedFailure?

  /// Whether some text stands at the last statement known before it, since nobody knows which one wrote it.
  var hasGuessedPlaces = false

  /// Takes the runtime's last words away, which stand with the failure: the last line of standard error, if it says no more.
  mutating func removeLastWords(_ words: String) {
    let last = entries.lastIndex { if case .text(_, .error) = $0.content { true } else { false } }
    guard let last, case .text(let text, let kind) = entries[last].content else { return }
    let said = text.trimmed
    let line = said.split(whereSeparator: \.isNewline).last ?? ""
    guard line.hasSuffix("Fatal error: \(words)") else { return }
    let rest = said.dropLast(line.count)
    if rest.isEmpty {
      entries.remove(at: last)
    } else {
      entries[last].content = .text(String(rest), kind)
    }
  }

  /// The values of the parameters, then the recorded ones in the order of the run.
  var values: [NamedValue] {
    parameters.values
      + entries.compactMap { if case .value(let value) = $0.content { value } else { nil } }
  }
}

/// A figure that was drawn: its files and what the page needs to know of it.
struct ShownFigure: Hashable, Sendable {
  /// The name of the figure or sequence.
  var name: String
  /// The number of the frame in its sequence; `nil` for a single figure.
  var frame: Int?
  /// The line below the figure, Markdown.
  var caption: String?
  var image: FigureImage
  /// Whether it was said to vary from run to run.
  var varies = false
  /// The families of fonts that its letters are from, with their versions.
  var fonts: [String: String] = [:]
}

/// A file that a chapter left in its folder, and what the page says of it.
struct AttachedFile: Hashable, Sendable {
  /// The name in the chapter's folder.
  var name: String
  /// What is in it, Markdown.
  var caption: String?
  /// Its size in bytes.
  var byteCount: Int
  /// Whether it was said to vary from run to run.
  var varies = false
}

/// An image of a figure: its files, what it shows, and the space it takes before they are loaded.
public struct FigureImage: Hashable, Sendable, Codable {
  /// The file in the chapter's folder.
  public var file: String
  /// The file for dark pages.
  public var darkFile: String?
  /// What it shows, in words.
  public var alternativeText: String
  /// Width in CSS pixels (points of the figure).
  public var width: Int
  /// Height in CSS pixels (points of the figure).
  public var height: Int
  /// Whether the words are the figure's own, which are English, and not the author's; not kept in a manifest.
  package var hasGeneratedText = false

  private enum CodingKeys: String, CodingKey { case file, darkFile, alternativeText, width, height }
}

/// Why a recording ended before the chapter did.
struct RecordedFailure: Error, Hashable, Sendable {
  /// What was wrong and what to do.
  var message: String
  /// The statement of `run()` where; `nil` when nobody knows.
  var line: RecordedLine?
  /// Whether it came when `run()` had ended.
  var isAtEnd = false
}

/// The place of a recording call.
struct RecordedLine: Hashable, Sendable {
  /// The path of the source file when it was compiled.
  var file: String
  /// The line, from 1.
  var line: Int
}
