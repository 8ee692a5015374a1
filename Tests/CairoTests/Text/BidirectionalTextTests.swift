import Cairo
import Testing

@Suite struct BidirectionalTextTests {
  /// Capital letters stand for Hebrew ones, `[` for a right-to-left isolate, `<` for a left-to-right one, `]` for the end of either.
  private func text(_ example: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in example.unicodeScalars {
      switch scalar {
      case "A"..."Z": scalars.append(Unicode.Scalar(0x5D0 + scalar.value - 0x41) ?? scalar)
      case "[": scalars.append("\u{2067}")
      case "<": scalars.append("\u{2066}")
      case "]": scalars.append("\u{2069}")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// The examples under rule L2 of Unicode's annex 9, in parts of one level.
  @Test(
    arguments: [
      [("car means ", 0), ("CAR", 1), (".", 0)],
      [("he said “[", 0), ("car", 2), (" MEANS CAR", 1), ("].” “[", 0), ("IT DOES", 1), ("],” she agreed.", 0)],
      [("DID YOU SAY ’<", 1), ("he said “[", 2), ("car", 4), (" MEANS CAR", 3), ("]”", 2), ("]‘?", 1)],
    ] as [[(String, UInt8)]])
  func followsTheStandard(example: [(String, UInt8)]) throws {
    let found = try #require(BidirectionalText.levels(of: text(example.map(\.0).joined())))
    #expect(found == example.flatMap { part, level in part.unicodeScalars.map { _ in level } })
  }

  /// Digits keep their order, and a bracket pair belongs together.
  @Test func knowsNumbersAndBrackets() {
    #expect(BidirectionalText.levels(of: "אב (12.5)") == [1, 1, 1, 1, 2, 2, 2, 2, 1])
    #expect(BidirectionalText.levels(of: "a (אב) c") == [0, 0, 0, 1, 1, 0, 0, 0])
  }

  @Test func treatsParagraphsByThemselves() {
    #expect(BidirectionalText.levels(of: "אב\nab")?.suffix(2) == [0, 0])
    #expect(BidirectionalText.levels(of: "ab\nאב.")?.suffix(3) == [1, 1, 1])
  }

  @Test(arguments: ["", "plain (text) 12", "中文 हिन्दी", "Ünï–σ"])
  func hasNothingToSayOfOthers(text: String) {
    #expect(BidirectionalText.levels(of: text) == nil)
  }
}
