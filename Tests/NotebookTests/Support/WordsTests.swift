import Foundation
import SafeFiles
import Testing

@testable import Notebook

struct WordsTests {
  @Test(arguments: [
    ("en", "Next"), ("en-GB", "Next"), ("zh", "下一章"), ("zh-Hans", "下一章"), ("zh-CN", "下一章"), ("ZH-hans-cn", "下一章"),
  ])
  func languages(tag: String, next: String) throws {
    let words = try Words(tag)
    #expect(words(.next) == next)
    #expect(words.tag == tag)
  }

  @Test(arguments: ["fr", "zh-Hant", "zh-TW", "", "en\"><b>", "eng", "en-"])
  func anUnknownLanguageNamesTheKnownOnes(tag: String) {
    let error = #expect(throws: Words.UnknownLanguage.self) { try Words(tag) }
    #expect(error?.description.contains("there are \"en\", \"zh-Hans\"") == true)
  }

  /// Whatever is filled into a phrase in one language has a place in the other.
  @Test(arguments: Phrase.allCases) func placesAreTheSame(phrase: Phrase) throws {
    func places(_ text: String) -> Set<String> { Set(text.matches(of: /{{(\w+)}}/).map { String($0.1) }) }
    let (english, chinese) = (Words.english[phrase], try Words("zh")[phrase])
    #expect(places(english) == places(chinese))
    #expect(!english.isEmpty && !chinese.isEmpty)
    // Only what is the same everywhere is the same in both.
    #expect(english != chinese || phrase == .tableAsCSV)
  }

  @Test func oneIsSaidOtherwise() throws {
    #expect(Words.english(1, one: .oneLine, many: .lines) == "1 line")
    #expect(Words.english(2, one: .oneLine, many: .lines) == "2 lines")
  }

  /// Every phrase is used, and every resource names phrases that there are.
  @Test func allPhrasesAreUsed() throws {
    let sources = fixtures.sourceFolder + "/../../../Sources/Notebook"
    var unused = Set(Phrase.allCases.map(\.rawValue))
    for file in try FileSystem.files(under: sources) where !file.contains("Support/Words/Phrase") {
      guard [".swift", ".mustache", ".js"].contains(where: file.hasSuffix) else { continue }
      let text = String(decoding: try FileSystem.contents(of: "\(sources)/\(file)"), as: UTF8.self)
      for match in text.matches(of: /(?:words\.|\(\.|[:?] \.|\[\.)(\w+)/) { unused.remove(String(match.1)) }
    }
    #expect(unused == [])
    for words in [Words.english, try Words("zh")] {
      _ = try Templates(words: words)
      for script in ["notebook.js", "tables.js", "search.js"] {
        let text = try Resources.script(script, words)
        #expect(!text.contains("%words."))
      }
    }
  }

  @Test func anUnknownPhraseIsTold() {
    do {
      _ = try TemplateFile("<p>\n{{words.nothing}}</p>", file: "page.mustache")
      Issue.record("taken for a template")
    } catch {
      #expect("\(error)" == "page.mustache, line 2: there are no words by the name \"nothing\"")
    }
  }
}
