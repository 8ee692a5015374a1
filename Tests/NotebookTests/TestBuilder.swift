import Plotting
import Testing

@testable import Notebook

/// Draws nothing, or refuses to.
struct FakeRenderer: FigureRenderer {
  var failure: String?

  func render(_ figure: Figure) throws -> RenderedFigure {
    if let failure { throw FixtureError(description: failure) }
    return RenderedFigure(light: [1], dark: [2], width: 600, height: 400)
  }
}

extension ReportBuilder {
  init(fixtures: Catalogue, format: ReportFormat = .html, failure: String? = nil) throws {
    try self.init(catalogue: fixtures, format: format) { FakeRenderer(failure: failure) }
  }
}
