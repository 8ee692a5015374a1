import Foundation
import Testing

/// What the documentation's first page shows is code that is compiled, to the letter, and that does what the page says.
@Suite struct DocumentationTests {
  @Test func showsWhatIsCompiled() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let page = try String(
      contentsOf: tests.appending(path: "../../Sources/Plotting/Plotting.docc/Plotting.md").standardized,
      encoding: .utf8)
    let example = try String(contentsOf: tests.appending(path: "Examples/Steps.swift"), encoding: .utf8)
    #expect(page.contains("<!-- example: Steps.swift -->\n```swift\n\(example)```\n"))
  }

  @Test func theExampleRuns() throws {
    let text = try steps()
    #expect(text.hasPrefix("scene 600 x ") && text.contains(" on #16181d\n"))
    // Ten points, and the names of the line, the curve and the reference at their marks.
    #expect(text.contains("10 markers, edge "))
    for label in ["Ten steps", "step", "error", "measured", "halved each time", "good enough"] {
      #expect(text.contains("text \"\(label)\""), "\(label)")
    }
  }
}
