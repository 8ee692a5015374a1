import Foundation
import SafeFiles

/// What a page may load and run (Content Security Policy, level 3): what is the report's own, and nothing else.
///
/// So nothing comes from the network, and no script runs that stands in a page by mistake, such as one that text of a
/// chapter became.
struct ContentSecurityPolicy {
  private var directives: [(name: String, sources: [String])]

  /// A page whose style sheets and scripts are files of the report.
  ///
  /// Opened from disk, a page is of no site, and not every
  /// browser takes other files for its own then, so that they are named by how they are loaded, too.
  static let linked = ContentSecurityPolicy(scripts: files, styles: files, images: files + [data])

  /// A page that has them inside: those with these texts, which are what stands between the tags to the letter.
  init(inlineScripts: [String], inlineStyles: [String]) {
    self.init(scripts: inlineScripts.map(Self.hash), styles: inlineStyles.map(Self.hash), images: [Self.data])
  }

  /// A page that is the text of a template: the scripts and style sheets that stand in it.
  init(template: String) {
    self.init(
      inlineScripts: template.matches(of: /(?s)<script>(.*?)<\/script>/).map { String($0.1) },
      inlineStyles: template.matches(of: /(?s)<style>(.*?)<\/style>/).map { String($0.1) })
  }

  private init(scripts: [String], styles: [String], images: [String]) {
    directives = [
      ("default-src", ["'none'"]), ("script-src", scripts), ("style-src", styles),
      // Lengths and colors of formulas.
      ("style-src-attr", ["'unsafe-inline'"]),
      ("img-src", images), ("font-src", [Self.data]), ("base-uri", ["'none'"]), ("form-action", ["'none'"]),
    ]
  }

  private static let files = ["'self'", "file:"]
  private static let data = "data:"

  private static func hash(_ text: String) -> String {
    "'sha256-\(Data(SHA256.hash(text.utf8)).base64EncodedString())'"
  }

  /// As a page says it.
  var text: String {
    directives.map { "\($0.name) \($0.sources.isEmpty ? "'none'" : $0.sources.joined(separator: " "))" }
      .joined(separator: "; ")
  }
}
