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
