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
      /// Why the expected picture is not shown.
      var expectedNote: String
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
        // What was made now has the size of our figures; what anybody can have put there is bounded by it.
        let actual = figure.actual.flatMap { $0.isEmpty ? nil : Self.address($0) }
        let limit = max(4 * (figure.actual.flatMap(Self.pixelCount) ?? 0), Self.ordinaryPixelCount)
        let count = figure.expected.flatMap(Self.pixelCount)
        let expected = count.map { $0 <= limit } == true ? figure.expected.map(Self.address) : nil
        return Figure(
          path: figure.path, details: figure.details, expected: expected, actual: actual,
          expectedNote: figure.expected == nil
            ? "Not in the report." : count == nil ? "No picture that can be read." : "Too large to be shown.",
          hasBoth: expected != nil && actual != nil)
      }
    }

    /// Far more than a figure has.
    private static let ordinaryPixelCount = 1 << 24

    /// How many pixels a picture has, as it says; `nil` if it is none.
    private static func pixelCount(_ file: [UInt8]) -> Int? {
      guard let size = try? PictureFile(png: file).size, size.width > 0, size.height > 0 else { return nil }
      let (count, overflows) = size.width.multipliedReportingOverflow(by: size.height)
      return overflows ? .max : count
    }

    private static func address(_ file: [UInt8]) -> String {
      "data:image/png;base64,\(Data(file).base64EncodedString())"
    }
  }
}
