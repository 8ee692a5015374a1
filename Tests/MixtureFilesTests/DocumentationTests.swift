import Foundation
import Testing

/// What the documentation's first page shows is code that is compiled, to the letter, and what that code prints.
@Suite struct DocumentationTests {
  @Test func showsWhatIsCompiledAndPrinted() async throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let page = try String(
      contentsOf: tests.appending(path: "../../Sources/MixtureFiles/MixtureFiles.docc/MixtureFiles.md").standardized,
      encoding: .utf8)
    let example = try String(contentsOf: tests.appending(path: "Examples/KeepingAModel.swift"), encoding: .utf8)
    #expect(page.contains("<!-- example: KeepingAModel.swift -->\n```swift\n\(example)```\n"))

    let result = try await #require(processExitsWith: .success, observing: [\.standardOutputContent]) {
      try keepAModel()
    }
    let printed = String(decoding: result.standardOutputContent, as: UTF8.self)
    #expect(page.contains("It prints\n\n```text\n\(printed)```\n"), "\(printed)")
  }
}
