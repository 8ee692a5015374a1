import Notebook
import NotebookCommand

struct TwoDice: Chapter {
  static let title = "Two dice"
  static let summary = "Seven comes up more often than any other sum."
  static let sourceFile: String? = "Dice.swift"

  func run() throws {
    //: Two dice fall in 36 ways. The sums from 2 to 12 come about in so many of them:
    let ways = (2...12).map { sum in (1...6).count { (1...6).contains(sum - $0) } }
    print(ways)
    record("ways", ways)

    //: The sum is 7 in \(ways[5]) of them.
  }
}

@main struct Dice: NotebookProgram {
  static let name = "dice"
  static let version = "1.0.0"
  static let catalogue = Catalogue(title: "Dice", introduction: "What to expect of dice.", chapters: [TwoDice.self])
}
