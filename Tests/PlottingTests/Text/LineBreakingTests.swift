import Testing

@testable import Plotting

@Suite struct LineBreakingTests {
  /// Lines of so many characters, since each is 6 points wide, with a little room to spare.
  private func lines(_ text: String, characters: Int) -> [String] {
    let block = TextBlock(
      text, font: Font(size: 10), width: 6 * Double(characters) + 0.6, measurer: EvenMeasurer())
    return block.lines.map { $0.runs.map(\.text).joined() }
  }

  @Test func dividesAtSoftHyphens() {
    #expect(lines("incompre\u{AD}hensible", characters: 10) == ["incompre-", "hensible"])
    #expect(lines("an incompre\u{AD}hensible", characters: 12) == ["an incompre-", "hensible"])
    // The hyphen would stand beyond the end.
    #expect(lines("an incompre\u{AD}hensible", characters: 11) == ["an", "incompre-", "hensible"])
    #expect(lines("in\u{AD}com\u{AD}pre\u{AD}hen\u{AD}sible", characters: 9) == ["incompre-", "hensible"])
  }

  @Test func breaksWhereASpaceHasNoWidth() {
    #expect(lines("alpha\u{200B}beta", characters: 6) == ["alpha", "beta"])
    #expect(lines("alpha\u{200B}beta gamma", characters: 9) == ["alphabeta", "gamma"])
  }

  /// Never before what closes or after what opens.
  @Test func breaksBetweenChineseCharacters() {
    #expect(lines("混合高斯模型的估计", characters: 4) == ["混合高斯", "模型的估", "计"])
    #expect(lines("混合高斯，模型", characters: 4) == ["混合高", "斯，模型"])
    #expect(lines("混合高（斯模型）", characters: 4) == ["混合高", "（斯模", "型）"])
    #expect(lines("データの分布", characters: 3) == ["データ", "の分布"])
    #expect(lines("用 EM 算法求解", characters: 5) == ["用 EM", "算法求解"])
  }

  /// Letters with their marks, flags, families and Indic syllables are one each, and scripts stay with their letter.
  @Test(arguments: 1...9) func splitsNoCharacter(width: Int) {
    let text = "x\u{302}y\u{304}z\u{303} 🇩🇪🇫🇷 👩‍👩‍👧 क्षत्रिय ę\u{301}é\u{323} ສະເລ່ຍ กำ"
    let whole = Set(text)
    for line in lines(text, characters: width) {
      #expect(line.allSatisfy(whole.contains), "\(line)")
    }
    let scripts = TextBlock(
      "longword_{i}^{2} b_{j}", font: Font(size: 10), width: 6 * Double(width) + 12, measurer: EvenMeasurer())
    for line in scripts.lines { #expect(line.runs.first?.rise == 0) }
  }

  @Test func endsLinesAtEveryLineEnd() {
    for end in ["\n", "\r", "\r\n", "\u{2028}", "\u{2029}", "\u{85}", "\u{B}", "\u{C}"] {
      #expect(lines("one\(end)two", characters: 20) == ["one", "two"])
    }
    #expect(lines("one\ttwo", characters: 20) == ["one two"])
  }

  @Test func staysWithinTheWidth() {
    let text = "the in\u{AD}com\u{AD}pre\u{AD}hen\u{AD}sible x_{1}^{2} 混合高斯模型（的）估计 alpha\u{200B}beta and\tmore"
    for width in stride(from: 12.0, through: 400, by: 3) {
      let block = TextBlock(text, font: Font(size: 10), width: width, measurer: EvenMeasurer())
      #expect(block.lines.allSatisfy { $0.width <= width }, "\(width)")
      let hidden: Set<Character> = [" ", "-", "\u{AD}", "\u{200B}", "\t"]
      let letters = block.lines.flatMap(\.runs).map(\.text).joined().filter { !hidden.contains($0) }
      #expect(letters == RichText(text).plain.filter { !hidden.contains($0) })
    }
  }
}
