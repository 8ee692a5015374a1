import Foundation
import SafeFiles
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
    ("LoadedCoin.swift", "Sources/Notebook/Notebook.docc/WritingChapters.md", "Tests/NotebookTests/Fixtures"),
    ("Sample.swift", "Sources/Notebook/Notebook.docc/OwnPackage.md", "Tests/SamplePackage/Sources/sample"),
  ])
  func examplesAreCompiled(name: String, document: String, folder: String) throws {
    let compiled = try FileSystem.contents(of: "\(Self.root)/\(folder)/\(name)")
    #expect(try example(name, in: document) == String(decoding: compiled, as: UTF8.self))
  }

  /// The README's chapter is one of the fixtures, which compiles and runs without a finding.
  @Test func theReadmesChapterRuns() throws {
    let readme = String(decoding: try FileSystem.contents(of: "\(Self.root)/README.md"), as: UTF8.self)
    let part = try #require(readme.range(of: "```swift\nimport Notebook\n")?.lowerBound)
    let end = try #require(readme[part...].range(of: "\n```\n")?.lowerBound)
    let compiled = try FileSystem.contents(of: fixtures.sourceFolder + "/CoinTossing.swift")
    #expect("\(readme[part..<end].dropFirst("```swift\n".count))\n" == String(decoding: compiled, as: UTF8.self))
    let folder = try TemporaryFolder()
    let outcome = try ReportBuilder(fixtures: fixtures).build(chapter: "coin-tossing", into: folder.path)
    #expect(outcome.failures == [])
    #expect(try folder.text(of: "coin-tossing/index.html").contains("After a thousand tosses it is 0."))
  }

  @Test func theChapterWithParametersRuns() throws {
    let folder = try TemporaryFolder()
    let builder = try ReportBuilder(fixtures: settableFixtures)
    let settings = [ParameterSetting(name: "tosses", text: "50"), ParameterSetting(name: "bias", text: "1")]
    let run = PlannedRun(chapter: "loaded-coin", settings: settings)
    let made = try builder.build(run, into: folder.path, hasProcess: false, journal: nil) { _ in }
    #expect(made.outcome.failures == [])
    #expect(try folder.text(of: "loaded-coin/index.html").contains("Of 50 tosses, 50 are heads."))
  }

  /// Every TeX command that the article names is understood.
  @Test func commandsInTheArticleAreUnderstood() throws {
    let text = String(
      decoding: try FileSystem.contents(of: "\(Self.root)/Sources/Notebook/Notebook.docc/WritingChapters.md"),
      as: UTF8.self)
    let section = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix("Mathematics") })
    let names = section.matches(of: /`\\([a-zA-Z]+)\*?`/).map { String($0.1) }
    #expect(names.count > 4)
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
