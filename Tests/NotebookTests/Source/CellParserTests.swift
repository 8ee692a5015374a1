import Testing

@testable import Notebook

struct CellParserTests {
  /// A chapter whose `run()` has these lines; the first is line 3 of the source.
  private func source(_ lines: String...) throws -> ChapterSource {
    let body = lines.map { "    " + $0 }.joined(separator: "\n")
    return try CellParser("struct C: Chapter {\n  func run() throws {\n\(body)\n  }\n}\n", typeName: "C").parse()
  }

  private func prose(_ cell: SourceCell) -> String? {
    if case .prose(let cell) = cell { cell.lines.map(\.text).joined(separator: "\n") } else { nil }
  }

  private func code(_ cell: SourceCell) -> String? {
    if case .code(let cell) = cell { cell.text } else { nil }
  }

  @Test func proseAndStatementsAlternate() throws {
    let source = try source(
      "//: # One", "//:", "//:  indented", "let a = 1", "", "  // comment", "let b = 2", "", "//: Two", "", "print(a)",
      "")
    #expect(source.problems == [])
    #expect(source.cells.map(prose) == ["# One\n\n indented", nil, "Two", nil])
    #expect(source.cells.map(code) == [nil, "let a = 1\n\n  // comment\nlet b = 2", nil, "print(a)"])
    guard case .code(let cell) = source.cells[1] else { return }
    #expect(cell.lines == 6...9)
    #expect(source.recordingLines == [13])
  }

  @Test func emptyProseSplitsACell() throws {
    let source = try source("let a = 1", "//:", "let b = 2")
    #expect(source.cells.map(code) == ["let a = 1", "let b = 2"])
  }

  @Test func hiddenCodeIsFolded() throws {
    let source = try source("let a = 1", "//#-hidden-code", "let b = 2", "//#-end-hidden-code", "let c = 3")
    let folded = source.cells.map { cell -> Bool? in if case .code(let code) = cell { code.isFolded } else { nil } }
    #expect(folded == [false, true, false])
    #expect(source.cells.map(code) == ["let a = 1", "let b = 2", "let c = 3"])
  }

  @Test func hiddenCodeMustEnd() throws {
    let source = try source("//#-hidden-code", "let b = 2")
    #expect(source.problems.map(\.line) == [3])
  }

  @Test func blocksAreOneStatement() throws {
    let source = try source("for i in 0..<3 {", "  print(i)", "}", "//: End")
    #expect(source.cells.map(code) == ["for i in 0..<3 {\n  print(i)\n}", nil])
  }

  @Test(arguments: [
    (["for i in 0..<3 {", "  //: nested", "  print(i)", "}"], 4, 7),
    (["call {", "  //: nested", "}"], 4, 7),
    (["let a = 1 //: behind"], 3, 15),
    (["///: a third slash", "print(1)"], 3, 5),
    (["#if os(Linux)", "//: conditional", "print(1)", "#endif"], 4, 5),
    (["#if os(Linux)", "print(1)", "//: conditional", "#endif"], 5, 5),
    (["#sourceLocation(file: \"a\", line: 1)", "print(1)"], 3, 5),
    (["/*: block */", "print(1)"], 3, 5),
    (["let a = [", "  //: in an array", "  1,", "]"], 4, 7),
  ])
  func proseElsewhereIsAnError(lines: [String], line: Int, column: Int) throws {
    let body = lines.map { "    " + $0 }.joined(separator: "\n")
    let source = try CellParser("struct C {\n  func run() throws {\n\(body)\n  }\n}\n", typeName: "C").parse()
    #expect(source.problems.count == 1)
    #expect(source.problems.first?.line == line)
    if column > 1 { #expect(source.problems.first?.column == column) }
  }

  @Test func doubleSlashColonInAStringIsNotProse() throws {
    let source = try source(
      "print(\"see //: here\")", "let s = \"\"\"", "  //: in a string", "  \"\"\"", "let r = #\"\"\"", "  //: raw",
      "  \"\"\"#")
    #expect(source.problems == [])
    #expect(source.cells.count == 1)
  }

  @Test func declarationsOutsideAreShownWithTheirProse() throws {
    let source = try CellParser(
      """
      import Notebook
      //: Before all.
      struct C: Chapter {
        var hidden = 1
        //: A helper.
        /// Documented.
        func helper() -> Int {
          3
        }
        func unseen() {}
        func run() throws {
          print(helper())
        }
      }

      extension C {
        //: In an extension.
        var more: Int { 2 }
      }

      func last() {}
      //: The end.
      """, typeName: "C"
    ).parse()
    #expect(source.problems == [])
    #expect(
      source.cells.map { prose($0) ?? code($0) } == [
        "Before all.", "A helper.", "/// Documented.\nfunc helper() -> Int {\n  3\n}", "print(helper())",
        "In an extension.", "var more: Int { 2 }", "The end.",
      ])
  }

  @Test func anotherChapterInTheFileTellsItsOwnStory() throws {
    let source = try CellParser(
      """
      struct C: Chapter {
        func run() {
          //: Mine.
          print(1)
        }
      }
      struct D: Notebook.Chapter {
        func run() {
          //: Not mine.
          print(2)
        }
      }
      """, typeName: "C"
    ).parse()
    #expect(source.problems == [])
    #expect(source.cells.map { prose($0) ?? code($0) } == ["Mine.", "print(1)"])
  }

  @Test func missingTypeAndRun() {
    #expect(throws: SourceProblem.self) { try CellParser("struct D {}", typeName: "C").parse() }
    #expect(throws: SourceProblem.self) { try CellParser("struct C {}", typeName: "C").parse() }
  }

  @Test func lineEndsAndByteOrderMarkDoNotMatter() throws {
    let text = "struct C {\n  func run() {\n    //: Prose é\n    print(\"é\")\n  }\n}\n"
    let plain = try CellParser(text, typeName: "C").parse()
    let carriage = text.replacing("\n", with: "\r\n")
    #expect(try CellParser("\u{FEFF}" + carriage, typeName: "C").parse() == plain)
  }

  @Test func throwingLines() throws {
    let source = try source("let a = try f()", "let b = try? f()", "if a { throw E() }")
    #expect(source.throwingLines == [3, 5])
  }
}
