/// A chapter's source, split into what the page shows: a value.
struct ChapterSource: Hashable, Sendable {
  var cells: [SourceCell]

  /// The lines within `run()` of calls of `print`, `show` and `record`, ascending.
  var recordingLines: [Int]

  /// The lines within `run()` on which an error can be thrown, ascending.
  var throwingLines: [Int]

  /// Which lines are statements of `run()`.
  var layout: RunLayout

  /// What breaks the rules.
  var problems: [SourceProblem]

  /// The lines of `run()` in the file that was compiled into a program or library.
  func layout(sourceFile: String, of chapter: any Chapter.Type) -> RunLayout {
    var layout = layout
    layout.image = ModuleBuild.imageName(of: chapter)
    layout.imageBase = ModuleBuild.imageBase(of: chapter)
    layout.sourceFile = sourceFile
    return layout
  }
}

/// A piece of a chapter's source.
enum SourceCell: Hashable, Sendable {
  case prose(ProseCell)
  case code(CodeCell)
}

extension SourceCell {
  /// The line that it begins on.
  var firstLine: Int {
    switch self {
    case .prose(let cell): cell.lines.first?.number ?? 1
    case .code(let cell): cell.lines.lowerBound
    }
  }
}

/// Consecutive `//:` lines.
struct ProseCell: Hashable, Sendable {
  struct Line: Hashable, Sendable {
    /// The text behind `//:` and one space or tab.
    var text: String
    /// The line in the source file, from 1.
    var number: Int
    /// The column of the text in the source file, from 1.
    var column: Int
  }

  var lines: [Line]
}

extension ProseCell {
  /// Text that stands at one line of the source, such as a caption.
  init(_ text: String, line: Int) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      Line(text: String($0), number: line, column: 1)
    }
  }
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
