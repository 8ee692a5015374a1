/// A block of prose: Markdown as a tree of values.
indirect enum MarkdownBlock: Hashable, Sendable {
  case heading(level: Int, [MarkdownInline], anchor: String)
  case paragraph([MarkdownInline])
  case list(MarkdownList)
  case quote([MarkdownBlock])
  /// A quotation that is marked `[!NOTE]` and the like.
  case callout(CalloutKind, [MarkdownBlock])
  /// Text between `<details>` and `</details>`, which readers unfold.
  case folded(FoldedText)
  /// What a footnote says. It stands where it was written; pages gather them at their end.
  case footnote(MarkdownFootnote)
  /// A fenced or indented code block with the word behind the fence.
  case code(language: String, String)
  /// A formula on its own line; the name is for references.
  case math(MathFormula, name: EquationName?)
  case table(MarkdownTable)
  case rule
  /// Something that is wrong, in place of what cannot be shown.
  case problem(String)
}

/// A list of Markdown.
struct MarkdownList: Hashable, Sendable {
  /// The first number; `nil` for bullets.
  var start: Int?
  /// Whether items stand without space between them.
  var isTight: Bool
  var items: [Item]

  struct Item: Hashable, Sendable {
    /// Whether a task is done; `nil` for what is no task.
    var isDone: Bool?
    var blocks: [MarkdownBlock]
  }
}

/// What a callout is about, as GitHub has them.
enum CalloutKind: String, Hashable, Sendable, CaseIterable {
  case note, tip, important, warning, caution

  /// The word above it.
  var phrase: Phrase {
    switch self {
    case .note: .note
    case .tip: .tip
    case .important: .important
    case .warning: .warning
    case .caution: .caution
    }
  }
}

/// Text that is folded until a reader opens it.
struct FoldedText: Hashable, Sendable {
  /// What is seen of it: words and code, which look the same in every format.
  var summary: [MarkdownInline]
  /// Whether it is open from the beginning.
  var isOpen: Bool
  var blocks: [MarkdownBlock]
}

/// What a footnote says.
struct MarkdownFootnote: Hashable, Sendable {
  /// The word in `[^name]`.
  var name: String
  var blocks: [MarkdownBlock]
  /// Where it stands in the chapter's source.
  var line: Int?
}

extension MarkdownFootnote {
  /// What a footnote of one paragraph says.
  var text: [MarkdownInline] {
    if case .paragraph(let text)? = blocks.first { text } else { [] }
  }
}

/// The mark in the text that leads to a footnote.
struct FootnoteMark: Hashable, Sendable {
  var name: String
  /// Footnotes are numbered in the order in which a page first refers to them.
  var number: Int
  /// Which mark of the same footnote this is, from 1.
  var occurrence: Int
  var line: Int?
}

/// A table written in prose.
struct MarkdownTable: Hashable, Sendable {
  enum Alignment: Hashable, Sendable {
    case none, left, center, right
  }

  var alignments: [Alignment]
  var head: [[MarkdownInline]]
  var rows: [[[MarkdownInline]]]
}

/// The name of a numbered equation.
struct EquationName: Hashable, Sendable {
  var name: String
  /// Where it stands in the chapter's source.
  var line: Int?
}

/// A formula: what was written and what it means.
struct MathFormula: Hashable, Sendable {
  /// TeX that code hosts take.
  var tex: String
  var node: MathNode
  /// The number that the author gives it with `\tag`, or its environment, such as `equation`.
  var tag: EquationTag?
  /// The number that it has for its name's sake, where it has no tag.
  var number: Int?
  /// The rows that others can refer to.
  var rows: [NamedRow] = []
  /// The equations that it refers to with `\eqref`.
  var references: [MarkdownReference] = []
}

/// A row of a formula that has a number and a name.
struct NamedRow: Hashable, Sendable {
  var tag: EquationTag
  var name: EquationName
}

/// A piece of a line of prose.
indirect enum MarkdownInline: Hashable, Sendable {
  case text(String)
  case code(String)
  case math(MathFormula)
  case emphasis([MarkdownInline])
  case strong([MarkdownInline])
  case strikethrough([MarkdownInline])
  case link(destination: String, title: String, [MarkdownInline])
  /// A link to something with a name in the report, before it is resolved.
  case reference(MarkdownReference, [MarkdownInline])
  /// A link to a file of the report, its path seen from the chapter's folder.
  case file(MarkdownFile, [MarkdownInline])
  case image(MarkdownImage)
  case footnote(FootnoteMark)
  case lineBreak
  case softBreak
  case problem(String)
}

/// `#figure:initial-state` and the like, or `em-1d#figure:e-step` in another chapter.
struct MarkdownReference: Hashable, Sendable {
  enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
    case figure, table, equation, section, chapter
  }

  /// The other chapter that has it.
  var chapter: String?
  var kind: Kind
  var name: String
  /// What a browser says beside the pointer.
  var title = ""
  /// Where the reference stands in the chapter's source.
  var line: Int?

  /// What it leads to, as lists of names have it: `figure:e-step`.
  var key: String { Self.key(kind, name) }

  static func key(_ kind: Kind, _ name: String) -> String { "\(kind.rawValue):\(name)" }
}

/// A file of the report that prose links to.
struct MarkdownFile: Hashable, Sendable {
  /// Seen from the chapter's folder: `values.json`, `../em-1d/values.json`.
  var path: String
  /// What a browser says beside the pointer.
  var title = ""
  var line: Int?
}

/// A picture from a file beside the chapter.
struct MarkdownImage: Hashable, Sendable {
  /// The file, seen from the chapter's source.
  var path: String
  var alternativeText: String
  var title: String
  var line: Int?
}

extension [MarkdownInline] {
  /// The words without what they look like, formulas in TeX, as addresses are made of them.
  var plainText: String { text { $0.tex } }

  /// The words for people, where nothing can be set.
  var readableText: String { text { $0.node.plainText } }

  private func text(_ written: (MathFormula) -> String) -> String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .math(let formula): written(formula)
      case .emphasis(let content), .strong(let content), .strikethrough(let content): content.text(written)
      case .link(_, _, let content), .reference(_, let content), .file(_, let content): content.text(written)
      case .image(let image): image.alternativeText
      case .footnote: ""
      case .lineBreak, .softBreak: " "
      case .problem(let message): message
      }
    }.joined()
  }

  /// The same words, to stand in a link themselves.
  var withoutLinks: [MarkdownInline] {
    flatMap { inline -> [MarkdownInline] in
      switch inline {
      case .link(_, _, let content), .reference(_, let content), .file(_, let content): content.withoutLinks
      case .footnote: []
      case .emphasis(let content): [.emphasis(content.withoutLinks)]
      case .strong(let content): [.strong(content.withoutLinks)]
      case .strikethrough(let content): [.strikethrough(content.withoutLinks)]
      case .text, .code, .math, .image, .lineBreak, .softBreak, .problem: [inline]
      }
    }
  }
}

extension [MarkdownBlock] {
  /// The words of the paragraphs, for people.
  var readableText: String {
    compactMap { if case .paragraph(let content) = $0 { content.readableText } else { nil } }.joined(separator: " ")
  }
}
