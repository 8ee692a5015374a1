/// A chapter as it is read, whatever the format it is written in: a value.
struct Document: Hashable, Sendable {
  /// The chapter's folder.
  var chapter: String
  /// The chapter's name in the catalogue, which is another one where it is run several times.
  var catalogued: String
  var title: String
  var summary: [MarkdownInline]
  /// The source file's name.
  var sourceFile: String
  /// The copy of the source in the chapter's folder; `nil` if it cannot be read.
  var source: SourceCopy?
  var blocks: [DocumentBlock]
  /// Where its references lead.
  var targets: ReferenceTargets
  /// The pictures that were copied from beside the source, by their paths.
  var pictures: [String: PictureHeader]
  /// Where its links to files of the report lead, by their paths.
  var fileLinks: [String: FileLink]
  var footnotes: Footnotes
  /// Whether the chapter ran to its end, whatever is wrong with it.
  var ranToItsEnd: Bool
  /// All that is wrong with it.
  var failures: [ChapterFailure]
  /// Whether `values.json` has anything in it.
  var hasValues: Bool
  /// The parameters that the chapter ran with.
  var parameters: [ParameterState] = []
  /// The picture for its card.
  var cover: FigureImage?

  /// Whether it is one of several runs of a chapter.
  var isRun: Bool { chapter != catalogued }

  /// Whether it compares several runs of a chapter.
  var comparesRuns: Bool {
    blocks.contains { if case .table(let table) = $0 { !table.runs.isEmpty } else { false } }
  }

  /// Words for its head if something is wrong, and where the first of it is.
  var warning: (phrase: Phrase, place: String)? {
    failures.first.map { (ranToItsEnd ? .isWrong : .didNotRun, $0.place) }
  }
}

/// A piece of a chapter.
enum DocumentBlock: Hashable, Sendable {
  case prose([MarkdownBlock])
  case code(CodeCell)
  case recorded(RecordedBlock)
  case output(PrintedOutput)
  case figure(FigureBlock)
  case sequence(SequenceBlock)
  case table(TableBlock)
  case attachment(AttachmentBlock)
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
  /// The code that made it, where that is not in the text.
  var code: String?
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
  /// The code that made it, where that is not in the text.
  var code: String?
}

/// Values that code recorded which is not in the text.
struct RecordedBlock: Hashable, Sendable {
  var names: [String]
  var code: String
}

extension Document {
  /// What stands beside the page as files, whatever its format: the source, and the tables.
  var files: [(name: String, text: String)] {
    let tables = blocks.compactMap {
      if case .table(let table) = $0 { (name: table.file, text: table.csv) } else { nil }
    }
    return (source.map { [(name: $0.file, text: $0.text)] } ?? []) + tables
  }
}

/// A chapter's source as a file of the report.
struct SourceCopy: Hashable, Sendable {
  /// The name in the chapter's folder.
  var file: String
  var text: String

  /// - Parameter name: The name of the source file, which the copy gets as far as every file system can have it.
  init(name: String, text: String) {
    let isPossible = (try? Names.validate(relativePath: name)) != nil && !name.contains("/") && name.hasSuffix(".swift")
    file = isPossible ? name : "chapter.swift"
    self.text = text
  }
}

extension DocumentBlock {
  /// Whether it varies from run to run, so that reports are not compared in it.
  var varies: Bool {
    switch self {
    case .output(let output): output.kind == .varying
    case .figure(let figure): figure.varies
    case .sequence(let sequence): sequence.varies
    case .table(let table): table.varies
    case .attachment(let file): file.varies
    case .prose, .code, .recorded, .failure: false
    }
  }
}
