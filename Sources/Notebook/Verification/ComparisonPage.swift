import Foundation

/// A page for people that shows what a comparison found: one HTML file that needs nothing else.
package enum ComparisonPage {
  /// The page's bytes.
  ///
  /// - Throws: When the page's template is broken.
  package static func html(_ comparison: ReportComparison, title: String) throws -> [UInt8] {
    let file = "templates/comparison.mustache"
    let text = try Resources.text(file)
    let template = try TemplateFile(text, file: file)
    let context = Context(comparison, title: title, policy: ContentSecurityPolicy(template: text).text)
    return Array(template.template.render(context).utf8)
  }

  private struct Context {
    struct Figure {
      var path: String
      var details: String
      var expected: String?
      var actual: String?
      var hasBoth: Bool
    }

    var policy: String
    var title: String
    var summary: String
    var note: String?
    var hasFindings: Bool
    var findings: [Difference]
    var figures: [Figure]

    init(_ comparison: ReportComparison, title: String, policy: String) {
      self.policy = policy
      let count = comparison.differences.count
      self.title = title
      summary = count == 0 ? "No differences." : count == 1 ? "One difference." : "\(count) differences."
      note =
        comparison.comparesPixelsExactly
        ? nil
        : "The reports were drawn in different places (\(comparison.drawingChanges.joined(separator: ", "))): a few pixels "
          + "that differ by a few steps are let pass."
      hasFindings = count > 0
      findings = comparison.differences
      figures = comparison.figures.map { figure in
        Figure(
          path: figure.path, details: figure.details, expected: figure.expected.flatMap(Self.address),
          actual: figure.actual.flatMap(Self.address), hasBoth: figure.expected != nil && figure.actual != nil)
      }
    }

    private static func address(_ file: [UInt8]) -> String? {
      file.isEmpty ? nil : "data:image/png;base64,\(Data(file).base64EncodedString())"
    }
  }
}
