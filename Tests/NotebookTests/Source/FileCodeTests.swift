import Testing

@testable import Notebook

/// What counts as code, and whose it is.
struct FileCodeTests {
  private let text = """
    import Notebook

    private let secret = 1

    struct First: Chapter {
      func run() throws {
        //: Words.
        let number = secret - 1
        print(number)
      }
    }

    extension First { var more: Int { 2 } }

    struct Second: Chapter { func run() {} }

    func helper() -> Int { 3 }

    let book = Catalogue(title: "Title", introduction: "Words", chapters: [First.self])
    """

  private enum Part: CaseIterable { case first, second, shared, catalogue }

  private func changed(_ old: String, _ new: String) throws -> Set<Part> {
    #expect(text.contains(old))
    let before = FileCode(text, types: ["First", "Second"])
    let after = FileCode(text.replacing(old, with: new), types: ["First", "Second"])
    func differ(_ first: CodeTokens?, _ second: CodeTokens?) throws -> Bool {
      !(try #require(first).isSameCode(as: try #require(second)))
    }
    var parts: Set<Part> = []
    if try differ(before.own["First"], after.own["First"]) { parts.insert(.first) }
    if try differ(before.own["Second"], after.own["Second"]) { parts.insert(.second) }
    if try differ(before.shared, after.shared) { parts.insert(.shared) }
    if try differ(before.catalogue, after.catalogue) { parts.insert(.catalogue) }
    return parts
  }

  @Test(arguments: [
    ("//: Words.", "//: Other words.\n    //:\n    //: More."), ("//: Words.\n", ""), ("//: Words.", "// A comment"),
    ("print(number)", "print(number) // said"), ("    print", "        print"), ("\n\n", "\n\n\n\n"),
    ("print(number)", "/* a\n b */\n    print(number)"), ("let number", "//#-shown-code\n    let number"),
  ])
  func wordsAreNoCode(old: String, new: String) throws { #expect(try changed(old, new) == []) }

  @Test(arguments: [
    ("secret - 1", "secret - 2"), ("secret - 1", "secret -1"), ("secret - 1", "secret-1"),
    ("print(number)", "print\n    (number)"), ("{ 2 }", "{ 4 }"), ("print(number)", ""),
  ])
  func aChaptersOwn(old: String, new: String) throws { #expect(try changed(old, new) == [.first]) }

  @Test func whatAFileKeepsToItself() throws {
    #expect(try changed("secret = 1", "secret = 2") == [.first, .second])
    #expect(try changed("import Notebook", "import Notebook\nimport Plotting") == [.first, .second])
  }

  @Test func whatOthersCanDependOn() throws {
    #expect(try changed("{ 3 }", "{ 4 }") == [.shared])
    #expect(try changed("private let secret", "let secret") == [.first, .second, .shared])
    #expect(try changed("Title", "Another") == [.catalogue])
    #expect(try changed("struct First", "public struct First") == [.first, .shared])
  }

  @Test func whatStandsInAString() throws {
    let string = "let a = \"\"\"\n  //: one\n\n  two\n  \"\"\"\n"
    func code(_ text: String) -> CodeTokens { FileCode(text, types: []).shared }
    #expect(!code(string).isSameCode(as: code(string.replacing("//: one\n", with: ""))))
    #expect(!code(string).isSameCode(as: code(string.replacing("\n\n", with: "\n"))))
    #expect(code(string).isSameCode(as: code("//: Words.\n" + string)))
  }

  @Test func linesOfTheSameCode() {
    let (before, after) = ("let a = 1\n\nlet b =\n  2\n", "//: x\n\nlet a = 1\n//: y\nlet b =\n\n  2\n")
    let (first, second) = (FileCode(before, types: []).shared, FileCode(after, types: []).shared)
    #expect((1...4).map { first.line($0, in: second) } == [3, nil, 5, 7])
    #expect(first.line(5, in: second) == nil && !first.hasSameLines(as: second))
    #expect(!first.tellPlaces && FileCode("let a = #line", types: []).shared.tellPlaces)
    #expect(!FileCode("let a = #filePath // #line", types: []).shared.tellPlaces)
  }

  @Test func whoNamesAType() {
    for text in ["First()", "let x: First", "Other.First.name", "First.title"] {
      #expect(FileCode.isNamed("First", in: text))
    }
    for text in ["First.self", "FirstSteps", "aFirst", "_First", "first", "[First.self, Second.self]", ""] {
      #expect(!FileCode.isNamed("First", in: text))
    }
  }
}
