import Testing

@testable import Notebook

struct RunningStatementTests {
  @Test(arguments: [
    ("C.run()", true), ("specialized C.run()", true), ("M.C.run()", true), ("(extension in Mod):M.C.run()", true),
    ("closure #1 in C.run()", false), ("plot #1 (_:) in C.run()", false), ("D.run()", false), ("C.run(_:)", false),
    ("protocol witness for Chapter.run() in conformance C", false),
    ("closure #1 in (extension in Mod):C.run()", false),
  ])
  func runItself(name: String, isRun: Bool) {
    let layout = RunLayout(typeName: "C", sourceFile: "C.swift", body: 1...9, firstStatement: 2, lastStatement: 8)
    #expect(RunningStatement(layout: layout).isRun(name) == isRun)
  }

  @Test func statementsAndWhatIsCalledLater() throws {
    let source = try CellParser(
      """
      struct C: Chapter {
        func run() async throws {
          print(1)
          func f() {
            print(2)
          }
          let short = { print(3) }
          let long = { (x: Int) in
            print(4)
          }
          // What `show` draws is called right there, what is in it perhaps not.
          show("a") { Figure {
            Line()
          } }
          for i in 0..<2 {
            print(5)
          }
          Task { print(6) }
        }
      }
      """, typeName: "C"
    ).parse()
    let layout = source.layout
    #expect((1...20).filter(layout.isStatement) == [2, 3, 8, 11, 12, 15, 16, 17, 19])
    #expect(layout.firstStatement == 3 && layout.lastStatement == 18 && layout.taskLines == [18])
    #expect(layout.isAsync && !layout.hasReturn && layout.typeName == "C")
    // Within the closure, and before it on its line.
    #expect(layout.closures.contains { $0.contains(7, 19) } && !layout.closures.contains { $0.contains(7, 17) })
  }
}
