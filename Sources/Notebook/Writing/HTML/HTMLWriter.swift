/// A folder a chapter with its page and figures, and the same as Markdown beside it.
struct HTMLWriter: PageWriter {
  static let name = "html"
  static let summary = "folders of pages, with the same as Markdown beside them"
  static let addresses = PageAddresses.folders(page: "index.html")

  private let catalogue: CatalogueText
  private let pages: HTMLPages
  private let markdown: MarkdownWriter

  init(_ catalogue: CatalogueText) throws {
    self.catalogue = catalogue
    pages = HTMLPages(
      catalogue: catalogue, templates: try Templates(words: catalogue.words), addresses: Self.addresses,
      inlineAssets: nil)
    markdown = MarkdownWriter(catalogue)
  }

  func chapter(_ document: Document, address: @escaping (_ file: String) -> String) throws -> [ReportFile] {
    // Of several runs, which say much the same, the search finds the page that compares them.
    [try pages.chapter(document, address: address)] + markdown.chapter(document, address: address)
      + (document.isRun ? [] : [SearchIndex.file(document)])
  }

  func placeholder(for chapter: CatalogueText.Chapter) throws -> [ReportFile] {
    [try pages.placeholder(for: chapter)] + markdown.placeholder(for: chapter)
  }

  func index(_ outcomes: [String: ChapterOutcome]) throws -> [ReportFile] {
    var assets = try ["style.css", "notebook-math-license.txt"].map {
      ReportFile(path: "assets/\($0)", text: try Resources.text($0))
    }
    assets += try ["notebook.js", "tables.js", "search.js"].map {
      ReportFile(path: "assets/\($0)", text: try Resources.script($0, catalogue.words))
    }
    assets.append(ReportFile(path: "assets/math.css", text: try Resources.mathematicsStyle()))
    if let own = catalogue.styleSheet { assets.append(ReportFile(path: "assets/own.css", text: own.text)) }
    assets.append(SearchIndex.list(catalogue.chapters.filter { outcomes[$0.name] != nil }, addresses: Self.addresses))
    return [try pages.index(outcomes)] + markdown.index(outcomes) + assets
  }
}
