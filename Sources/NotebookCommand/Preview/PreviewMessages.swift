import Notebook

// What the preview and the program that was built last, whose catalogue and pages are the current ones, tell each other: a
// line of JSON each, on the program's standard input and output.

/// What the program is told first.
struct WeavingStart: Codable {
  /// What it may have been built from.
  var snapshots: [SourceSnapshot]
}

/// What the program says of itself then.
struct WeavingGreeting: Codable {
  /// Another number means that this program speaks another way.
  static let currentProtocol = 1

  struct Chapter: Codable {
    var name: String
    /// The path of its source.
    var path: String
    /// The source that it was compiled from; `nil` if nobody knows.
    var compiled: String?
    /// Why that is so.
    var obstacle: String?
  }

  var `protocol` = currentProtocol
  var chapters: [Chapter]
  /// The source file of the catalogue.
  var catalogue: String
  var styleSheet: String?
  /// The folder of what all pages are made of (templates, style sheet, scripts), as the notebook was compiled.
  var resources: String
  /// What is wrong with the catalogue.
  var findings: [String]
}

/// What the program is asked.
struct WeavingRequest: Codable {
  /// A chapter that has been run.
  struct Chapter: Codable {
    var name: String
    /// The folder of its run.
    var run: String
    /// The source as it is now.
    var source: String
    /// The last source that was woven, if it is not the one that ran.
    var lastSource: String?
    /// What the compiler says of the source.
    var notes: [ChapterWeaver.Note]
    /// The source that it says so of, if that is another.
    var notedSource: String?
  }

  /// Two texts of a source.
  struct Comparison: Codable {
    var path: String
    /// What the first one is.
    var origin: Origin
    var former: String
    var now: String
  }

  enum Origin: String, Codable {
    /// What the program was built from.
    case program
    /// What is being built.
    case build
  }

  /// The folder to write the report into, which is empty.
  var folder: String
  var chapters: [Chapter]
  var comparisons: [Comparison]
  /// Whether what pages are made of (style sheet, pictures) may have changed.
  var isAnew: Bool
}

/// What the program answers.
struct WeavingAnswer: Codable {
  struct Chapter: Codable {
    var name: String
    /// Whether the page is that of a former source, since the code is another now.
    var isFormer: Bool
    var failures: [ChapterFailure]
  }

  /// What changed in a source.
  struct Change: Codable {
    var path: String
    var origin: WeavingRequest.Origin
    var change: CodeComparison.Change
  }

  var chapters: [Chapter] = []
  var changes: [Change] = []
  /// What is wrong with the catalogue; there is no new report then.
  var findings: [String] = []
  /// References that cannot be checked yet.
  var unchecked: [String] = []
  /// Why the report could not be written.
  var unwritable: String?
}
