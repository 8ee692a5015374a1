import Foundation
import Testing

@testable import Notebook

/// What the documentation shows is code that is compiled elsewhere, to the letter.
struct DocumentationTests {
  private static let root = fixtures.sourceFolder + "/../../.."

  /// The code below a comment that says which file it is.
  private func example(_ name: String, in document: String) throws -> String {
    let text = String(decoding: try FileSystem.contents(of: "\(Self.root)/\(document)"), as: UTF8.self)
    let part = try #require(text.range(of: "<!-- example: \(name) -->\n```swift\n").map { text[$0.upperBound...] })
    let end = try #require(part.range(of: "\n```\n"))
    return part[..<end.lowerBound] + "\n"
  }

  @Test(arguments: [
    ("FirstSteps.swift", "Sources/Notebook/Notebook.docc/WritingChapters.md", "Tests/NotebookTests/Fixtures"),
    ("Sample.swift", "Sources/Notebook/Notebook.docc/OwnPackage.md", "Tests/SamplePackage/Sources/sample"),
  ])
  func examplesAreCompiled(name: String, document: String, folder: String) throws {
    let compiled = try FileSystem.contents(of: "\(Self.root)/\(folder)/\(name)")
    #expect(try example(name, in: document) == String(decoding: compiled, as: UTF8.self))
  }

  /// Every TeX command that the article names is understood.
  @Test func commandsInTheArticleAreUnderstood() throws {
    let text = String(
      decoding: try FileSystem.contents(of: "\(Self.root)/Sources/Notebook/Notebook.docc/WritingChapters.md"),
      as: UTF8.self)
    let section = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix("Mathematics") })
    let names = section.matches(of: /`\\([a-zA-Z]+)\*?`/).map { String($0.1) }
    #expect(names.count > 40)
    for name in names {
      // Whatever it needs behind it: the command itself must not be the mistake.
      do throws(TeXError) {
        _ = try TeXParser.parse("\\\(name){a}{b}")
      } catch {
        #expect(!error.message.contains("\\\(name) is not supported"), "\(error.message)")
      }
    }
  }
}
