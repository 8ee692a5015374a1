import Foundation
import NumPyRandom
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Notebook

/// Whatever is typed, there is a page of well-formed MathML or an error with a place in the formula.
struct TeXFuzzTests {
  private static let pieces: [String] =
    TeXCommands.all.sorted().map { "\\\($0)" } + TeXEnvironment.names.flatMap { ["\\begin{\($0)}", "\\end{\($0)}"] }
    + [
      "{", "}", "{", "}", "[", "]", "(", ")", "^", "_", "&", "\\\\", "$", "%", "#1", "#", "'", "~", "|", ".", " ", "\n",
      "1", "x", "é", "🙂", "-3pt", "\\", "\\,",
    ]
    + Array(repeating: ["{", "}", "x"], count: 60).flatMap { $0 }

  private func check(_ tex: String) {
    var macros = TeXMacros()
    let (formula, problems) = TeXParser.read(tex, macros: &macros)
    #expect(problems.allSatisfy { (0...tex.count).contains($0.offset) && !$0.message.isEmpty }, "\(tex)")
    guard problems.isEmpty else { return }
    for display in [true, false] {
      let text = MathMLWriter.write(formula.node, isDisplay: display)
      #expect(XMLParser(data: Data(text.utf8)).parse(), "\(tex)\n\(text)")
    }
    // What is written for code hosts means the same, except for what MathJax reads in a way of its own.
    guard !["raisebox", "mathllap", "mathrlap"].contains(where: tex.contains) else { return }
    var none = TeXMacros()
    #expect(
      TeXParser.read(formula.portableTeX, macros: &none).problems == [] || formula.isDefinition,
      "\(tex)\n\(formula.portableTeX)")
  }

  @Test(arguments: 0..<8)
  func randomInput(seed: UInt32) {
    var random = RandomState(seed: seed)
    for _ in 0..<250 {
      let count = 1 + Int(random.randomSample() * 24)
      check((0..<count).map { _ in Self.pieces[Int(random.randomSample() * Double(Self.pieces.count))] }.joined())
    }
  }

  /// Formulas that are right, with a piece taken out, put in or doubled.
  @Test(arguments: 0..<4)
  func nearlyRight(seed: UInt32) {
    var random = RandomState(seed: 100 + seed)
    for _ in 0..<40 {
      for tex in MathematicsTests.formulas {
        var characters = Array(tex)
        let index = Int(random.randomSample() * Double(characters.count))
        switch Int(random.randomSample() * 3) {
        case 0: characters.remove(at: index)
        case 1:
          characters.insert(contentsOf: Self.pieces[Int(random.randomSample() * Double(Self.pieces.count))], at: index)
        default: characters.insert(contentsOf: characters[index..<min(index + 8, characters.count)], at: index)
        }
        check(String(characters))
      }
    }
  }

  @Test func everyCommandIsWritten() {
    for name in TeXCommands.all.sorted() {
      for arguments in ["", "{a}", "{a}{b}", "[a]{b}", "{a}{b}{c}{d}", "{1pt}{1pt}", "(", "{red}{a}"] {
        check("x \\\(name)\(arguments) y")
      }
    }
  }
}
