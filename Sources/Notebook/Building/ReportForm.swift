/// The forms that a report can have.
public enum ReportForm: String, Sendable, Codable, CaseIterable {
  /// A folder a chapter with its page and figures, and the same as Markdown beside it.
  case html
  /// A folder a chapter with GitHub-flavoured Markdown and its figures.
  case markdown
  /// One HTML file a chapter with all figures, styles and values inside.
  case selfContained

  /// Whether there are HTML pages.
  var hasPages: Bool { self != .markdown }

  /// Whether there are Markdown files.
  var hasMarkdown: Bool { self != .selfContained }
}

/// Where pages are, in the report and seen from each other.
struct PageAddresses: Hashable, Sendable {
  /// What stands between a chapter's name and the end of its page's path.
  private let suffix: String
  /// From a chapter's page up to the report.
  private let up: String
  /// The index page.
  let index: String

  /// HTML in folders.
  static let folders = PageAddresses(suffix: "/index.html", up: "../", index: "index.html")
  /// HTML files beside each other.
  static let flat = PageAddresses(suffix: ".html", up: "", index: "index.html")
  /// Markdown in folders, under the name that code hosts show first.
  static let markdown = PageAddresses(suffix: "/README.md", up: "../", index: "README.md")

  /// A chapter's page in the report, which is also its address from the index.
  func page(of chapter: String) -> String { chapter + suffix }

  /// A chapter's page, seen from another chapter's.
  func neighbour(_ chapter: String) -> String { up + page(of: chapter) }

  /// The index, seen from a chapter's page.
  var indexFromChapter: String { up + index }
}
