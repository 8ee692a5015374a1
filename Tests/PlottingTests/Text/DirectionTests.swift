import Testing

@testable import Plotting

/// Capital letters go to the left, all else to the right; a text that begins with one goes to the left altogether.
///
/// Letters that are higher or lower than usual are ä and g, and q cannot be drawn.
private struct TurningMeasurer: TextMeasurer {
  func advance(of text: Substring, weight: FontWeight) -> Double { 0.6 * Double(text.count) }

  func levels(of text: String) -> [UInt8]? {
    guard let first = text.first else { return nil }
    let levels: [UInt8] = text.unicodeScalars.map { scalar in
      scalar.properties.isUppercase ? 1 : first.isUppercase ? 2 : 0
    }
    return levels.contains { $0 > 0 } ? levels : nil
  }

  func reach(of text: Substring, weight: FontWeight, direction: TextDirection?) -> TextReach? {
    TextReach(above: text.contains("ä") ? 1.2 : 0.7, below: text.contains("g") ? 0.5 : 0.1)
  }

  func problem(in text: String, weight: FontWeight, direction: TextDirection?) -> TextProblem? {
    text.contains("q") ? TextProblem(character: "q", reason: "which is a test; leave it out") : nil
  }
}

@Suite struct DirectionTests {
  /// What a mark writes itself must be drawable as well, in cells and at places.
  @Test func lettersOfMarksAreChecked() {
    func message(_ mark: any Mark) -> String? {
      do throws(PlottingError) {
        _ = try Layout(Figure("Words") { [mark] as [any Mark] }, measurer: TurningMeasurer())
        return nil
      } catch { return "\(error)" }
    }
    #expect(message(TextMark("fine", x: 1, y: 1)) == nil)
    let text = message(TextMark("qed", x: 1, y: 1))
    #expect(
      text?.contains("Words") == true && text?.contains("qed") == true && text?.contains("which is a test") == true)
  }

  private func block(_ text: String, width: Double = .infinity) -> TextBlock {
    TextBlock(text, font: Font(size: 10), width: width, measurer: TurningMeasurer())
  }

  @Test func standFromLeftToRight() {
    let line = block("abCDef").lines[0]
    #expect(line.runs.map(\.text) == ["ab", "CD", "ef"])
    #expect(line.runs.map(\.direction) == [.leftToRight, .rightToLeft, .leftToRight])
    let turned = block("ABcdEF").lines[0]
    #expect(turned.runs.map(\.text) == ["EF", "cd", "AB"] && block("ABcdEF").isRightToLeft)
    #expect(turned.runs.map(\.x) == [0, 12, 24])
    #expect(block("abc").lines[0].runs.map(\.direction) == [nil])
  }

  /// A subscript behind a letter that goes to the left stands at its left.
  @Test func takeScriptsAlong() {
    let line = block("AB_{C}").lines[0]
    #expect(line.runs.map(\.text) == ["C", "AB"] && line.runs[0].rise < 0 && line.runs[1].x > 0)
  }

  /// Each line is put in order by itself, from words in the order of reading; the first word stands at the right of the first line.
  @Test func areTakenIntoEachLine() {
    let block = block("AB CD EF GH", width: 34)
    #expect(block.lines.map { $0.runs.map(\.text) } == [["CD", " ", "AB"], ["GH", " ", "EF"]])
    let placed = PlacedText(block, x: 100, y: 0)
    let runs = placed.elements(theme: .light).compactMap { if case .glyphs(let run) = $0 { run } else { nil } }
    let ends = runs.map { $0.origin.x + 6 * Double($0.text.count) }
    #expect(ends.max() == placed.frame.maxX)
  }

  @Test func highLettersMakeRoom() {
    let usual = block("a\nb")
    #expect(usual.height == 2 * TextLine.height * 10)
    let high = block("ag\nbä")
    #expect(abs(high.height - usual.height - (5 - 10 * TextLine.descent) - (12 - 10 * TextLine.ascent)) < 1e-12)
    #expect(high.baseline(0) == usual.baseline(0))
    #expect(abs(high.baseline(1) - high.baseline(0) - (high.height - usual.height) - 10 * TextLine.height) < 1e-12)
  }

  @Test func aLetterThatCannotBeDrawnIsAnError() {
    func error(_ title: String, _ name: String) -> PlottingError? {
      let figure = Figure(title, x: Axis(name), y: Axis("y")) { Points(x: [1, 2], y: [1, 2]) }
      do throws(PlottingError) {
        _ = try Layout(figure, measurer: TurningMeasurer())
        return nil
      } catch {
        return error
      }
    }
    let problem = TextProblem(character: "q", reason: "which is a test; leave it out")
    #expect(error("title", "name") == nil)
    #expect(error("title", "q\u{7}") == .undrawable(figure: "title", text: "q\\u{7}", problem: problem))
    #expect(
      error("title", "aq").map { "\($0)" }
        == "Figure \"title\": the text \"aq\" has q, which is a test; leave it out")
    #expect(
      error("aq", "x").map { "\($0)" } == "Figure \"aq\": its title has q, which is a test; leave it out")
    #expect(error("", "aq").map { "\($0)" } == "Figure: the text \"aq\" has q, which is a test; leave it out")
  }

  /// Nothing is lost when a measurer counts characters instead of scalars.
  @Test func areNotTakenFromAMeasurerThatMiscounts() {
    struct Miscounting: TextMeasurer {
      func advance(of text: Substring, weight: FontWeight) -> Double { 1 }
      func levels(of text: String) -> [UInt8]? { Array(repeating: 1, count: text.count) }
    }
    let block = TextBlock("ae\u{301}b", font: Font(size: 10), measurer: Miscounting())
    #expect(block.lines[0].runs.map(\.text) == ["ae\u{301}b"])
  }

  @Test func standInTheTextOfAScene() throws {
    let run = GlyphRun(text: "A", font: Font(size: 10), origin: .zero, color: Color(hex: 0), direction: .rightToLeft)
    func scene(_ run: GlyphRun) -> Scene {
      Scene(
        size: Size(width: 10, height: 10), background: Color(hex: 0xFFFFFF), elements: [.glyphs(run)],
        alternativeText: "", omittedCount: 0)
    }
    var plain = run
    plain.direction = nil
    #expect(scene(run).description.contains("right to left") && !scene(plain).description.contains("right to left"))
    #expect(SceneDigest(scene(run)).value != SceneDigest(scene(plain)).value)
    #expect(SceneText(scene(run).description).labels[0].style.contains("right to left"))
  }
}
