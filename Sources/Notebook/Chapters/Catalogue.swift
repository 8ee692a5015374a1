/// A book: its title, its introduction, and its chapters in reading order.
public struct Catalogue: Sendable {
  /// The title of the whole, plain text.
  public var title: String

  /// What the whole is about, Markdown with mathematics as in chapters.
  public var introduction: String

  /// The chapters in reading order.
  public var chapters: [any Chapter.Type]

  /// The language of the chapters as a BCP 47 tag, in which pages say what they have to say themselves: `en` or
  /// `zh-Hans`.
  public var language: String

  /// Where the report will stand on the web, such as `https://example.org/mixtures/`; `nil` if that is not known.
  ///
  /// Pages then name their canonical address, and have a preview card.
  public var address: String?

  /// A style sheet of the report's own, relative to the folder of the catalogue, which comes behind that of pages.
  public var styleSheet: String?

  /// Commands that formulas of all chapters can use, with the TeX that they stand for: `["\\E": "\\mathbb{E}_{#1}"]`.
  ///
  /// `#1` and so on are the arguments. A chapter defines its own with `\newcommand` in a formula.
  public var macros: [String: String]

  /// The books and articles that chapters cite, in the order in which the index lists them.
  public var bibliography: [Work]

  /// The source file that declares the catalogue.
  public var sourceFile: String

  /// The folder the chapters' sources are in: that of the catalogue.
  public var sourceFolder: String {
    sourceFile.lastIndex(of: "/").map { String(sourceFile[..<$0]) } ?? "."
  }

  /// Names the chapters of a book.
  ///
  /// - Parameters:
  ///   - language: The language of the chapters and of the words on their pages, such as `en` or `zh-Hans`.
  ///   - address: Where the report will stand on the web, if that is known.
  ///   - styleSheet: A CSS file beside the catalogue that comes behind the pages' own.
  ///   - macros: Commands that formulas of all chapters can use, see ``macros``.
  ///   - bibliography: The books and articles that chapters cite, see ``Work``.
  ///   - file: The source file of the declaration, beside which the chapters' sources are found.
  public init(
    title: String, introduction: String, chapters: [any Chapter.Type], language: String = "en",
    address: String? = nil, styleSheet: String? = nil, macros: [String: String] = [:], bibliography: [Work] = [],
    file: String = #filePath
  ) {
    self.macros = macros
    self.title = title
    self.introduction = introduction
    self.chapters = chapters
    self.language = language
    self.address = address
    self.styleSheet = styleSheet
    self.bibliography = bibliography
    self.sourceFile = file
  }

  /// The chapter of that name, if there is one.
  public func chapter(named name: String) -> (any Chapter.Type)? {
    chapters.first { $0.name == name }
  }
}

extension Catalogue {
  /// The names of the chapters, in reading order.
  package var chapterNames: [String] { chapters.map { $0.name } }

  /// The name of a chapter's source file, without its folder, for messages.
  package func nameOfSource(ofChapter name: String) -> String {
    chapter(named: name).map { fileName(of: sourceFileName(of: $0)) } ?? name
  }
}
