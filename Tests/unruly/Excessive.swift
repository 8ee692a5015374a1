import Foundation
import Notebook
import Plotting

/// How much of it, from the environment, so that the everyday tests are quick.
private func count(default value: Int) -> Int {
  ProcessInfo.processInfo.environment["UNRULY_COUNT"].flatMap(Int.init) ?? value
}

struct ManyLines: Chapter {
  static let title = "Many lines"
  static let summary = "Prints more than anybody reads."
  static let sourceFile: String? = "Excessive.swift"

  func run() throws {
    //: Line by line.
    for index in 0..<count(default: 30_000) { print("line", index) }
  }
}

struct ManyPoints: Chapter {
  static let title = "Many points"
  static let summary = "Draws more points than there are pixels."
  static let sourceFile: String? = "Excessive.swift"

  func run() throws {
    //: A spiral.
    let angles = (0..<count(default: 30_000)).map { Double($0) * 0.001 }
    show(
      "spiral",
      Figure("Spiral") {
        Points(x: angles.map { $0 * cos($0) }, y: angles.map { $0 * sin($0) })
      })
  }
}

struct ManyFigures: Chapter {
  static let title = "Many figures"
  static let summary = "Shows one figure after the other."
  static let sourceFile: String? = "Excessive.swift"

  func run() throws {
    //: All alike.
    for index in 0..<count(default: 20) {
      show("figure-\(index)", Figure("Figure \(index)") { Line(x: [0, 1], y: [0, Double(index)]) })
    }
  }
}
