import Testing

@testable import Notebook

struct FoldedCodeTests {
  private func fold(_ text: String, isFolded: Bool = false) -> FoldedCode {
    let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
    return FoldedCode(CodeCell(text: text, lines: 10...(9 + count), isFolded: isFolded, isStatements: true))
  }

  @Test(arguments: [
    ("record(\"a\", 1)", ["a"], []), ("self.record(\"a\", try f())", ["a"], []), ("try show(\"b\") { g() }", [], ["b"]),
    ("for x in y {\n  let z = x\n  show(\"b\", frame: z, figure)\n  record(\"c\", 1)\n}", ["c"], ["b"]),
    ("attach(\"m.json\", caption: \"c\", try f())", [], ["m.json"]),
    ("for x in y {\n  for z in x { show(\"b\", frame: z, f) }\n}", [], ["b"]),
  ])
  func statementsThatOnlyShowOrRecord(text: String, recorded: [String], shown: [String]) {
    let code = fold("let a = 1\n\n\(text)\nlet b = 2")
    #expect(code.statements.map(\.recorded) == [recorded])
    #expect(code.statements.map(\.shown) == [shown])
    #expect(code.statements.first?.text == text)
    #expect(code.text(without: code.statements) == "let a = 1\n\nlet b = 2")
  }

  @Test(arguments: [
    "let x = record(\"a\", 1)", "print(\"a\")", "record(name, 1)", "record(\"a\\(i)\", 1)", "other.record(\"a\", 1)",
    "for x in y {\n  total += x\n  record(\"a\", x)\n}", "if b { record(\"a\", 1) }", "record(\"a\", 1); let x = 2",
    "try? show(\"a\") { f() }", "for x in y { let z = x }", "for x in y { show(Table(x)) }",
    "show(\"a\") {\n  print(1)\n  return f()\n}", "show(\"a\") {\n  total += 1\n  return f()\n}",
    "show(\"a\") {\n  total = 1\n  return f()\n}",
    "let text = \"\"\"\nrecord(\"a\", 1)\n\"\"\"",
  ])
  func allOthersStay(text: String) {
    #expect(fold(text).statements.isEmpty)
  }

  @Test func commentsGoWithTheirStatement() {
    let code = fold("// Of the section.\n\n// One.\n// Two.\nrecord(\"a\", 1)  // Three.\n\nlet b = 2")
    #expect(code.statements.first?.text == "// One.\n// Two.\nrecord(\"a\", 1)  // Three.")
    #expect(code.text(without: code.statements) == "// Of the section.\n\nlet b = 2")
  }

  @Test func theMarkKeepsAStatement() {
    let code = fold("//#-shown-code\nrecord(\"a\", 1)\nrecord(\"b\", 2)")
    #expect(code.statements.map(\.recorded) == [["b"]])
    #expect(code.text == "record(\"a\", 1)\nrecord(\"b\", 2)")
    #expect(code.text(without: code.statements) == "record(\"a\", 1)")
    #expect(code.problems == [])
  }

  @Test func marksThatMeanNothingAreErrors() {
    #expect(fold("let a = 1\n//#-shown-code\nlet b = 2").problems.map(\.line) == [11])
    #expect(fold("//#-shown-code\nrecord(\"a\", 1)", isFolded: true).problems.map(\.line) == [10])
    let problem = fold("//#-show-code\nrecord(\"a\", 1)").problems.first
    #expect(problem?.line == 10)
    #expect(problem?.message.contains("there are //#-shown-code, //#-hidden-code") == true)
    #expect(fold("let a = \"//#-show\"\nlet b = \"\"\"\n//#-shown-code\n\"\"\"").problems == [])
  }
}
