import Cairo
import Foundation
import Testing

/// What the documentation's first page shows is code that is compiled, to the letter, and that does what the page says.
@Suite struct DocumentationTests {
  @Test func showsWhatIsCompiled() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let page = try String(
      contentsOf: tests.appending(path: "../../Sources/Cairo/Cairo.docc/Cairo.md").standardized, encoding: .utf8)
    let example = try String(contentsOf: tests.appending(path: "Examples/Triangle.swift"), encoding: .utf8)
    #expect(page.contains("<!-- example: Triangle.swift -->\n```swift\n\(example)```\n"))
  }

  @Test func theExampleRuns() throws {
    let image = try PNGCoding.decode(triangle())
    func pixel(_ x: Int, _ y: Int) -> [UInt8] { Array(image.bytes[4 * (y * 200 + x)..<4 * (y * 200 + x) + 3]) }
    #expect(image.width == 200 && image.height == 100 && image.pixelsPerMeter == 5669)
    #expect(pixel(100, 60) == [204, 51, 51] && pixel(10, 10) == [255, 255, 255])
  }
}
