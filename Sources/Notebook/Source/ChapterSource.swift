/// A chapter's source, split into what the page shows: a value.
struct ChapterSource: Hashable, Sendable {
  var cells: [SourceCell]

  /// The lines of calls of any function: one that records can pass on the line it was called from.
  var callLines: Set<Int>

  /// The lines of calls of `print`, `show` and `record`.
  var recordingLines: Set<Int>

  /// The lines within `run()` on which an error can be thrown, ascending.
  var throwingLines: [Int]

  /// The line of the type's declaration.
  var declarationLine: Int

  /// What breaks the rules.
  var problems: [SourceProblem]
}

/// A piece of a chapter's source.
enum SourceCell: Hashable, Sendable {
  case prose(ProseCell)
  case code(CodeCell)
}

/// Consecutive `//:` lines.
struct ProseCell: Hashable, Sendable {
  struct Line: Hashable, Sendable {
    /// The text behind `//:` and one space.
    var text: String
    /// The line in the source file, from 1.
    var number: Int
    /// The column of the text in the source file, from 1.
    var column: Int
  }

  var lines: [Line]
}

/// Statements or a declaration, as written but for the common indentation.
struct CodeCell: Hashable, Sendable {
  var text: String

  /// What of it stands in the text of a page, where the rest folds into what it made; `nil` for all.
  var shownText: String?

  /// The lines in the source file, from 1.
  var lines: ClosedRange<Int>

  /// Whether it stands between `//#-hidden-code` and `//#-end-hidden-code`.
  var isFolded: Bool

  /// Whether it is part of `run()`, so that it can have output.
  var isStatements: Bool
}
