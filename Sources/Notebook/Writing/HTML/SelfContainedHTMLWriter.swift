import Foundation

/// One HTML file a chapter with all figures, styles and values inside.
struct SelfContainedHTMLWriter: PageWriter {
  static let name = "selfContained"
  static let summary = "pages that are one file each"
  static let addresses = PageAddresses.files(index: "index.html", suffix: ".html")

  /// Browsers open pages of this size, if slowly; it grows by a third inside.
  private static let largestFile = 64_000_000

  private let pages: HTMLPages

  init(_ catalogue: CatalogueText) throws {
    pages = HTMLPages(
      catalogue: catalogue, templates: try Templates(words: catalogue.words), addresses: Self.addresses,
      inlineAssets: try InlineAssets(catalogue.words))
  }

  func placement(of file: String, _ bytes: [UInt8]) -> FilePlacement {
    // Nothing on the page refers to the text of a scene.
    if file.hasSuffix(RenderedFigure.sceneSuffix) { return .omitted }
    let ending = file.lastIndex(of: ".").map { String(file[$0...]) } ?? ""
    let types = [".json": "application/json", ".csv": "text/csv", ".swift": "text/x-swift"]
    let type = PictureKind(file: file)?.mediaType ?? types[ending] ?? "application/octet-stream"
    return .address("data:\(type);base64," + Data(bytes).base64EncodedString())
  }

  func refusal(of file: String, byteCount: Int) -> String? {
    guard byteCount > Self.largestFile else { return nil }
    return "the file \"\(file)\" has \(byteCount) bytes, more than a page that is one file can be expected to hold "
      + "(\(Self.largestFile)): make the report as folders"
  }

  func chapter(_ document: Document, address: @escaping (_ file: String) -> String) throws -> [ReportFile] {
    [try pages.chapter(document, address: address)]
  }

  func placeholder(for chapter: CatalogueText.Chapter) throws -> [ReportFile] {
    [try pages.placeholder(for: chapter)]
  }

  func index(_ outcomes: [String: ChapterOutcome]) throws -> [ReportFile] { [try pages.index(outcomes)] }
}

/// What stands inside each page that has everything inside.
struct InlineAssets: Sendable {
  let style: String
  let mathematicsStyle: String
  let script: String
  let tablesScript: String

  init(_ words: Words) throws {
    style = try Resources.text("style.css")
    mathematicsStyle = try Resources.mathematicsStyle()
    script = try Resources.script("notebook.js", words)
    tablesScript = try Resources.script("tables.js", words)
  }
}
