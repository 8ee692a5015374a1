import Foundation
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

/// A folder for one test, removed with the value that holds it.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "notebook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func text(_ name: String) throws -> String {
    String(decoding: try FileSystem.contents(of: path + "/" + name), as: UTF8.self)
  }
}

extension ReportBuilder {
  init(fixtures: Catalogue, form: ReportForm = .html, failure: String? = nil) throws {
    try self.init(catalogue: fixtures, form: form) { FakeRenderer(failure: failure) }
  }
}
