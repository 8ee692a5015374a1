/// The place in a page for what something of another chapter is called.
///
/// It is a comment before and a comment behind, which HTML and Markdown do not show. What stands between can be filled in
/// again and again, also in a page that was written long ago.
enum LinkLabel {
  /// An empty place.
  static func place(_ chapter: String, _ reference: MarkdownReference) -> String {
    beginning(of: ChapterLinks.Reference(chapter: chapter, name: reference.key)) + end
  }

  /// Fills in what a reference is called, wherever the page has a place for it.
  static func fill(_ page: String, _ reference: ChapterLinks.Reference, with label: String) -> String {
    let mark = beginning(of: reference)
    var result = ""
    var rest = page[...]
    while let start = rest.range(of: mark), let stop = rest[start.upperBound...].range(of: end) {
      result += rest[..<start.upperBound] + label
      rest = rest[stop.lowerBound...]
    }
    return result + rest
  }

  private static let end = "<!--/label-->"

  private static func beginning(of reference: ChapterLinks.Reference) -> String {
    // Two hyphens would end the comment.
    "<!--label \(escapedHTML(reference.text).replacing("--", with: "-&#45;"))-->"
  }
}
