/// A chapter as it is read, whatever the format it is written in: a value.
struct Document: Hashable, Sendable {
  var chapter: String
  var title: String
  var summary: [MarkdownInline]
  /// The source file's name.
  var sourceFile: String
  var blocks: [DocumentBlock]
  /// Where its references lead.
  var targets: ReferenceTargets
  /// The pictures that were copied from beside the source, by their paths.
  var pictures: [String: PictureHeader]
  /// Where its links to files of the report lead, by their paths.
  var fileLinks: [String: FileLink]
  var footnotes: Footnotes
  /// All that is wrong with it.
  var failures: [ChapterFailure]
  /// Whether `values.json` has anything in it.
  var hasValues: Bool
}

/// A piece of a chapter.
enum DocumentBlock: Hashable, Sendable {
  case prose([MarkdownBlock])
  case code(CodeCell)
  case output(PrintedOutput)
  case figure(FigureBlock)
  case sequence(SequenceBlock)
  case table(TableBlock)
  case failure(ChapterFailure)
}

/// A figure with its number on the page.
struct FigureBlock: Hashable, Sendable {
  var number: Int
  var name: String
  var image: FigureImage
  var caption: [MarkdownInline]
  /// Whether it varies from run to run.
  var varies = false
}

/// Moments of one figure.
struct SequenceBlock: Hashable, Sendable {
  struct Frame: Hashable, Sendable {
    var image: FigureImage
    var caption: [MarkdownInline]
  }

  var number: Int
  var name: String
  var frames: [Frame]
  /// Whether it varies from run to run.
  var varies = false
}

/// A table that the chapter showed; it has a number if it has a name.
struct TableBlock: Hashable, Sendable {
  struct Column: Hashable, Sendable {
    var title: [MarkdownInline]
    var isNumeric: Bool
  }

  /// A table with more rows than this scrolls in itself or is folded.
  static let longTable = 20
  /// Rows beyond this are counted, not shown.
  static let maximumRows = 1_000

  var number: Int?
  var name: String?
  var caption: [MarkdownInline]
  var columns: [Column]
  var rows: [[String]]
  /// Rows that are not on the page.
  var omittedRowCount: Int
  /// Whether it varies from run to run.
  var varies = false
}

extension DocumentBlock {
  /// Whether it varies from run to run, so that reports are not compared in it.
  var varies: Bool {
    switch self {
    case .output(let output): output.kind == .varying
    case .figure(let figure): figure.varies
    case .sequence(let sequence): sequence.varies
    case .table(let table): table.varies
    case .prose, .code, .failure: false
    }
  }
}
