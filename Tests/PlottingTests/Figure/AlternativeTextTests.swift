import Synchronization
import Testing

@testable import Plotting

@Suite struct AlternativeTextTests {
  @Test func saysWhatIsShown() {
    let figure = Figure("Clouds", x: Axis("width", unit: "mm"), y: Axis(isHidden: true)) {
      Points(x: [0, 1, 2], y: [0, 1, 1], color: .series([0, 0, 1], names: ["left", "right"]))
      for _ in 0..<2 { Disc(x: 1, y: 1, radius: 2) }
      ReferenceLine(x: 1, label: "middle")
    }
    #expect(
      figure.alternativeText
        == "Clouds. 3 points in 2 groups (left 2, right 1); a disc of radius 2 around (1, 1) (2 times);"
        + " and a vertical line (middle) at 1. Data range: x, width [mm], from −1 to 3.")
    var own = figure
    own.alternativeText = "Mine."
    #expect(own.alternativeText == "Mine.")
  }

  @Test func isThatOfTheLayoutAndOfItsScenes() throws {
    let figure = Figure("Bars") { Bars(x: [1, 2], heights: [3, -4]) }
    let layout = try Layout(figure, measurer: EvenMeasurer())
    #expect(layout.alternativeText == figure.alternativeText)
    #expect(layout.scene(theme: .dark).alternativeText == figure.alternativeText)
    let images = Figure(images: ImageGrid([[1, 2], [3, 4], [5, 6]], imageWidth: 1, columns: 2))
    #expect(try Layout(images, measurer: EvenMeasurer()).alternativeText == "3 images of 1 by 2 pixels in 2 rows.")
  }

  /// Data that do not fit together are refused by the layout; until then the text says what it can.
  @Test func toleratesWhatTheLayoutRefuses() {
    #expect(Figure { Points(x: [1, 2, 3], y: [1, 2]) }.alternativeText == "3 points.")
  }

  @Test(
    arguments: [
      (Figure { Line(x: [2017, 2018, 2024], y: [1, 2, 3]) }, "x from 2017 to 2024; y from 1 to 3."),
      (
        Figure { Line(x: [12_345, 12_399], y: [0.5, 0.75]) },
        "x from 12\u{2009}345 to 12\u{2009}399; y from 0.5 to 0.75."
      ),
      (Figure { Line(x: [1000.001, 1000.004], y: [0, 1]) }, "x from 1000.001 to 1000.004; y from 0 to 1."),
      (
        Figure(x: Axis(domain: 2...5)) { Line(x: [0, 9], y: [0, 20]) },
        "x from 0 to 9, shown from 2 to 5; y from 0 to 20."
      ),
      (
        Figure(y: Axis("n", domain: 0...10)) { Line(y: [2, 3]) },
        "x from 0 to 1; y, n, from 2 to 3, shown from 0 to 10."
      ),
      (Figure { Line(y: [2e9, 8e9]) }, "y from 2×10^9 to 8×10^9."),
      (Figure { Points(x: [1], y: [3]) }, "x at 1; y at 3."),
      (
        Figure(x: Axis("fruit")) { Bars(categories: ["fig", "σ_{1}"], heights: [1, 2]) },
        "x, fruit, with fig and σ1; y from 1 to 2."
      ),
      (Figure { Bars(x: [1, 2], heights: [3, 4]) }, "x from 1 to 2; y from 3 to 4."),
    ])
  func rangesAreThoseOfTheData(figure: Figure, expected: String) {
    #expect(figure.alternativeText.contains(expected), "\(figure.alternativeText)")
  }

  @Test func namesAreSaid() {
    let figure = Figure {
      Annotation("top", x: "apple", y: 3)
      ReferenceLine(x: "pear", label: "middle")
      Bars(categories: ["apple", "pear"], heights: [3, 1])
    }
    #expect(
      figure.alternativeText
        == "“top” at (apple, 3); a vertical line (middle) at pear; and 2 bars: apple 3, pear 1."
        + " Data range: x with apple and pear; y from 1 to 3.")
  }

  @Test func colorsAndSizesHaveTheirRanges() {
    let points = Points(
      x: [1, 2], y: [1, 2], color: .values([0.5, 2], title: "weight"), size: .areas([10, 20], title: "n"))
    #expect(points.summary == "2 points colored by weight from 0.5 to 2 sized by n from 10 to 20")
  }

  /// What a mark is asked how often.
  final class Counts: Sendable {
    private let counts = Mutex<[String: Int]>([:])
    func add(_ name: String) { counts.withLock { $0[name, default: 0] += 1 } }
    subscript(_ name: String) -> Int { counts.withLock { $0[name] ?? 0 } }
  }

  struct Counted: Mark {
    var counts = Counts()
    var summary: String {
      counts.add("summary")
      return "something"
    }
    func check() throws(PlottingError) { counts.add("check") }
    func extend(_ extent: inout Extent) {
      counts.add("extend")
      extent.add(1, 1)
    }
    func draw(in plot: inout PlotArea) { counts.add("draw") }
  }

  /// However many themes a figure is drawn in, its data are gone through once.
  @Test func isMadeOnce() throws {
    let mark = Counted()
    let layout = try Layout(Figure { mark }, measurer: EvenMeasurer())
    for theme in [Theme.light, .dark] { _ = layout.scene(theme: theme) }
    for name in ["summary", "check", "extend"] { #expect(mark.counts[name] == 1, "\(name)") }
    #expect(mark.counts["draw"] == 2)
  }
}
