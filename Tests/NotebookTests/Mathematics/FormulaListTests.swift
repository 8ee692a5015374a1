import Foundation
import Testing

@testable import Notebook

/// Writes the MathML of a list of formulas, for `Tests/Tools/katex-comparison`.
struct FormulaListTests {
  private static let folder = ProcessInfo.processInfo.environment["FORMULA_LIST"]

  @Test(.enabled(if: folder != nil)) func writesMathML() throws {
    let folder = try #require(Self.folder)
    let formulas = try String(contentsOfFile: folder + "/formulas.txt", encoding: .utf8)
    let lines = formulas.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let found = problems(String(line)).map { $0.drop { $0 != " " }.dropFirst() }
      return found.isEmpty
        ? (try? mathML(String(line), display: true)) ?? "" : "error: \(found.joined(separator: "; "))"
    }
    try lines.joined(separator: "\n").write(toFile: folder + "/mathml.txt", atomically: true, encoding: .utf8)
  }
}
