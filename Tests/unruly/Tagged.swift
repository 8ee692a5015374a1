import Foundation
import Notebook
import Plotting

/// A chapter whose every file depends on the environment, so that one report can be told from another.
struct Tagged: Chapter {
  static let title = "Tagged"
  static let summary = "Says a word from the environment."

  func run() throws {
    //: The word is in the text, the values and the figures.
    let word = ProcessInfo.processInfo.environment["UNRULY_WORD"] ?? "none"
    record("word", word)
    print(word)
    for frame in 0..<4 {
      show("figure", frame: frame, Figure("\(word) \(frame)") { Line(x: [0, 1], y: [0, Double(frame)]) })
    }
  }
}
