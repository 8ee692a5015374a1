import Cairo
import Foundation
import Testing

/// What the documentation's first page shows is code that is compiled, to the letter, and that does what the page says.
@Suite struct DocumentationTests {
  @Test func showsWhatIsCompiled() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let page = try String(
      contentsOf: tests.appending(path: "../../Sources/PlottingCairo/PlottingCairo.docc/PlottingCairo.md").standardized,
      encoding: .utf8)
    let example = try String(contentsOf: tests.appending(path: "Examples/Clouds.swift"), encoding: .utf8)
    #expect(page.contains("<!-- example: Clouds.swift -->\n```swift\n\(example)```\n"))
  }

  @Test func theExampleRuns() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "clouds-\(UUID().uuidString).png").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try drawClouds(to: path)
    let image = try PNGCoding.decode(Array(Data(contentsOf: URL(filePath: path))))
    #expect(image.width == 1200 && image.pixelsPerMeter == 5669)
  }
}
