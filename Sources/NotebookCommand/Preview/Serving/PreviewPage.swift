import Foundation
import SafeFiles

/// A page of the report as a preview serves it: with a script that follows the changes, which no report has.
enum PreviewPage {
  /// Adds the script and its style sheet, and lets the page's policy load what the script asks for.
  static func page(_ html: Data, of chapter: String, in state: PreviewSite.State) -> Data {
    var html = html
    // Ahead of the page's own scripts, which change what it is compared by.
    insert(
      "<script src=\"/\(RequestCheck.folder)/preview.js\" data-instance=\"\(state.instance)\" "
        + "data-version=\"\(state.version)\" data-stamp=\"\(state.stamps[chapter] ?? "")\" "
        + "data-chapter=\"\(chapter)\"></script>\n", before: "<script src=\"", in: &html)
    insert("<link rel=\"stylesheet\" href=\"/\(RequestCheck.folder)/preview.css\">\n", before: "</head>", in: &html)
    insert("connect-src 'self'; ", before: "script-src ", in: &html)
    return html
  }

  private static func insert(_ text: String, before mark: String, in html: inout Data) {
    guard let range = html.range(of: Data(mark.utf8)) else { return }
    html.insert(contentsOf: Data(text.utf8), at: range.lowerBound)
  }

  /// What is shown before there is a report.
  static func waiting(_ title: String, in state: PreviewSite.State) -> Data {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:"
    let html = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      <link rel="icon" href="data:,">
      </head>
      <body>
      <main id="text"></main>
      <script src="/\(RequestCheck.folder)/preview.js" data-instance="\(state.instance)" data-version="-1"></script>
      </body>
      </html>

      """
    var page = Data(html.utf8)
    insert("<link rel=\"stylesheet\" href=\"/\(RequestCheck.folder)/preview.css\">\n", before: "</head>", in: &page)
    insert("connect-src 'self'; ", before: "script-src ", in: &page)
    return page
  }

  /// The media type of a file of a report, by its name.
  static func mediaType(of file: String) -> String {
    switch file.split(separator: ".").last.map({ $0.lowercased() }) {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "json": "application/json"
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "gif": "image/gif"
    case "webp": "image/webp"
    case "svg": "image/svg+xml"
    case "csv", "md", "swift", "txt": "text/plain; charset=utf-8"
    default: "application/octet-stream"
    }
  }
}
