// swift-format-ignore-file
// Statements that share lines with braces and with each other.
import Notebook
import Plotting

struct OneLine: Chapter {
  static let title = "One line"
  static let summary = "All in one."
  static let sourceFile: String? = "SharedLines.swift"
  func run() throws { print("first"); print("second") }
}

struct WholeTypeInALine: Chapter { static let title = "All"; static let summary = "All of it."; static let sourceFile: String? = "SharedLines.swift"; func run() throws { let x = 1; print("x:", x) } }

struct BothBraces: Chapter {
  static let title = "Both braces"
  static let summary = "The first and the last statement."
  static let sourceFile: String? = "SharedLines.swift"
  func run() throws { let first = "one"  // about the first
      print(first)

    //: Prose between.
    print("two"); let last = "three"
    print(last); record("last", last) } }

struct AfterProse: Chapter {
  static let title = "After prose"
  static let summary = "A call of many lines and a closure."
  static let sourceFile: String? = "SharedLines.swift"
  func run() throws {
    //: Before.
    show(
      "line", Figure("A line") { Line(x: [0, 1], y: [0, 1]) }); print("shown")
    //: Then.
    [1, 2].forEach { print("item", $0) } }
}

struct FigureLast: Chapter {
  static let title = "Figure last"
  static let summary = "What folds into a caption."
  static let sourceFile: String? = "SharedLines.swift"
  func run() throws {
    //: Before.
    print("before")
    show("line", Figure("A line") { Line(x: [0, 1], y: [0, 1]) }) }
}

struct OnlyProse: Chapter {
  static let title = "Only prose"
  static let summary = "Nothing but a comment beside the braces."
  static let sourceFile: String? = "SharedLines.swift"
  func run() throws {  // a comment
    //: Words.
    /* another */ }
}

let sharedLines = Catalogue(
  title: "Shared lines", introduction: "",
  chapters: [OneLine.self, WholeTypeInALine.self, BothBraces.self, AfterProse.self, FigureLast.self, OnlyProse.self])
