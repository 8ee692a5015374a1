/// A folder a chapter with its page and figures, and the same as Markdown beside it.
struct HTMLWriter: PageWriter {
  static let name = "html"
  static let summary = "folders of pages, with the same as Markdown beside them"
  static let addresses = PageAddresses.folders(page: "index.html")

  private let pages: HTMLPages
  private let markdown: MarkdownWriter

  init(_ catalogue: CatalogueText) throws {
    pages = HTMLPages(catalogue: catalogue, templates: try Templates(), addresses: Self.addresses, inlineAssets: nil)
    markdown = MarkdownWriter(catalogue)
  }

  func chapter(_ document: Document, address: @escaping (_ file: String) -> String) throws -> [ReportFile] {
    [try pages.chapter(document, address: address)] + markdown.chapter(document, address: address)
  }

  func placeholder(for chapter: CatalogueText.Chapter) throws -> [ReportFile] {
    [try pages.placeholder(for: chapter)] + markdown.placeholder(for: chapter)
  }

  func index(_ outcomes: [String: ChapterOutcome]) throws -> [ReportFile] {
    let assets = try ["style.css", "notebook.js", "notebook-math-license.txt"].map {
      ReportFile(path: "assets/\($0)", text: try Resources.text($0))
    }
    return [try pages.index(outcomes)] + markdown.index(outcomes) + assets
      + [ReportFile(path: "assets/math.css", text: try Resources.mathematicsStyle())]
  }
}
