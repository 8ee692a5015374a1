import Testing

@testable import Plotting

/// Histograms, box plots, steps, empirical distributions and quantile plots: what is shown of samples.
@Suite struct SampleMarkTests {
  private let logarithmic = Axis(scale: .logarithmic)

  @Test func binsStandOnZeroBetweenTheirEdges() throws {
    let drawn = try DrawnMarks(Figure { Histogram([0, 1, 1, 5], bins: .edges([0, 1, 3, 4, 6])) })
    // The third bin is empty, so that there are two outlines.
    let first = [(0.0, 0.0), (0, 1), (1, 1), (1, 2), (3, 2), (3, 0)].map { drawn.place($0.0, $0.1) }
    let second = [(4.0, 0.0), (4, 1), (6, 1), (6, 0)].map { drawn.place($0.0, $0.1) }
    #expect(areNear(drawn.fills[0].path.corners, first + second))
    #expect(drawn.panel.y.domain.lowerBound == 0)
    // One wall between the first two bins, as high as the lower one.
    #expect(areNear(drawn.strokes[0].path.corners, [drawn.place(1, 0), drawn.place(1, 1)]))
    #expect(drawn.strokes.count == 2)
  }

  @Test func binsOnLogarithmicAxesStandAtTheBottom() throws {
    let values = [Double](repeating: 1, count: 1000) + [5]
    let drawn = try DrawnMarks(Figure(y: logarithmic) { Histogram(values, bins: .edges([0, 2, 4, 6])) })
    #expect(drawn.layout.omittedCount == 0)
    let corners = drawn.fills[0].path.corners
    #expect(corners.count == 8)
    #expect(corners.map(\.y).max() == drawn.panel.frame.maxY)
    // A single value is seen to be there.
    #expect(drawn.panel.frame.maxY - drawn.panel.y(1) > 15)
    let across = try DrawnMarks(Figure(x: logarithmic) { Histogram([0.5, 3], bins: .edges([-5, 0, 1, 10])) })
    #expect(
      across.fills[0].path.corners.map(\.x).min() ?? 0 < across.panel.frame.minX && across.layout.omittedCount == 1)
  }

  @Test func histogramsSayWhatTheyShow() {
    let histogram = Histogram([1, 1, 2, .nan], bins: .edges([1, 2, 3]), label: "runs")
    #expect(histogram.summary == "a histogram (runs) of 3 values in 2 bins, with its highest 2 from 1 to 2")
    #expect(Histogram([]).summary == "a histogram of no values")
    #expect(Histogram([1], weights: [1, 2]).summary == "a histogram of no values")
  }

  /// Boxes overlap on purpose, so that each of several histograms is seen; their outlines can be told from the paper.
  @Test(arguments: [Theme.light, .dark]) func outlinesStandOutFromThePaper(theme: Theme) throws {
    let marks: [any Mark] = [
      Histogram(scattered(50)), BoxPlot([scattered(50)]), Band(x: [0, 1], lower: [0, 0], upper: [1, 1]),
      EmpiricalDistribution(scattered(50)), Steps(x: [0, 1], y: [0, 1]),
      ErrorBars(x: [0], y: [0], yError: .symmetric([1])), Stems(x: [0, 1], y: [1, 1]),
      VectorField(x: [0], y: [0], dx: [1], dy: [1]), QuantilePlot(scattered(50)),
    ]
    for index in theme.series.indices {
      for mark in marks {
        let figure = Figure(legend: .none) {
          for _ in 0..<index { Line(x: [0, 1], y: [0, 1]) }
          mark
        }
        let drawn = try DrawnMarks(figure, theme: theme)
        let color = try #require(drawn.strokes.last?.color)
        let seen = Color.composite(color, over: theme.paper)
        #expect(seen.contrast(to: theme.paper) >= 3, "series \(index): \(mark.summary)")
      }
    }
  }

  @Test func boxesEndAtTheirQuartiles() throws {
    let sample: [Double] = [1, 2, 3, 4, 5, 20]
    let drawn = try DrawnMarks(Figure { BoxPlot([sample], positions: [7], boxWidth: 2) })
    // Quartiles 2.25 and 4.75, median 3.5, whiskers 1 and 5, one outlier.
    let box = [(6.0, 2.25), (8, 2.25), (8, 4.75), (6, 4.75)].map { drawn.place($0.0, $0.1) }
    #expect(areNear(drawn.fills[0].path.corners, box))
    let corners = drawn.strokes.flatMap { $0.path.corners }
    for (x, y) in [(7.0, 1.0), (7, 2.25), (7, 4.75), (7, 5), (6.5, 1), (7.5, 5), (6, 3.5), (8, 3.5)] {
      #expect(corners.contains { isNear($0, drawn.place(x, y)) }, "\(x), \(y)")
    }
    #expect(drawn.markers.map(\.centers) == [[drawn.place(7, 20)]])
    let level = try DrawnMarks(Figure { BoxPlot([sample], positions: [7], boxWidth: 2, horizontal: true) })
    #expect(
      areNear(
        level.fills[0].path.corners, [(2.25, 6.0), (2.25, 8), (4.75, 8), (4.75, 6)].map { level.place($0.0, $0.1) }))
    #expect(level.markers.map(\.centers) == [[level.place(20, 7)]])
  }

  @Test func boxesHaveRoomAndNames() throws {
    let figure = Figure { BoxPlot(categories: ["a", "none", "c"], samples: [[1, 2], [], [3]]) }
    let drawn = try DrawnMarks(figure)
    #expect(drawn.fills.count == 1 && drawn.fills[0].path.corners.count == 8 && drawn.panel.x.domain.upperBound > 2.3)
    #expect(drawn.layout.texts.contains { $0.text == "none" })
    #expect(
      figure.alternativeText.hasPrefix(
        "2 boxes: a: median 1.5, quartiles 1.25 and 1.75; c: median 3, quartiles 3 and 3."))
    let many = BoxPlot((0..<9).map { [Double($0)] }, label: "runs")
    #expect(many.summary == "9 boxes (runs) with medians from 0 to 8")
  }

  @Test func stepsChangeWhereAsked() {
    func corners(_ position: StepPosition, _ y: [Double]) -> [[Double]] {
      Steps(x: [0, 2, 6], y: y, position: position).corners.map { [$0.x, $0.y] }
    }
    #expect(corners(.after, [1, 2, 3]) == [[0, 1], [2, 1], [2, 2], [6, 2], [6, 3]])
    #expect(corners(.before, [1, 2, 3]) == [[0, 1], [0, 2], [2, 2], [2, 3], [6, 3]])
    #expect(corners(.middle, [1, 2, 3]) == [[0, 1], [1, 1], [1, 2], [4, 2], [4, 3], [6, 3]])
  }

  /// A value holds until the next place, even where nothing is known there.
  @Test func stepsEndAtGaps() throws {
    let drawn = try DrawnMarks(Figure { Steps(x: [0, 1, 2, 3], y: [1, .nan, 2, 3]) })
    let corners = [(0.0, 1.0), (1, 1), (2, 2), (3, 2), (3, 3)].map { drawn.place($0.0, $0.1) }
    #expect(areNear(drawn.strokes[0].path.corners, corners) && drawn.layout.omittedCount == 1)
    let alone = try DrawnMarks(Figure { Steps(x: [1], y: [1]) })
    #expect(alone.markers.first?.centers.count == 1)
  }

  @Test func distributionsRiseFromZeroToOne() throws {
    let drawn = try DrawnMarks(Figure { EmpiricalDistribution([3, 1, 3, 2]) })
    let corners = [(1.0, 0.0), (1, 0.25), (2, 0.25), (2, 0.5), (3, 0.5), (3, 1)].map { drawn.place($0.0, $0.1) }
    #expect(areNear(drawn.strokes[0].path.corners, corners))
    // The last share of larger values is zero, which a logarithmic axis has no place for.
    let survival = try DrawnMarks(Figure(y: logarithmic) { EmpiricalDistribution([3, 1, 3, 2], complementary: true) })
    #expect(survival.layout.omittedCount == 0 && survival.strokes[0].path.corners.count == 5)
  }

  @Test func quantilesLieOnTheirLine() throws {
    // The sample is a normal distribution's own quantiles, stretched and moved.
    let values = (1...99).map { 10 + 3 * NormalDistribution.quantile((Double($0) - 0.3175) / 99.365) }
    let drawn = try DrawnMarks(Figure { QuantilePlot(values) })
    // Equal quantiles are a straight line also where both axes are logarithmic.
    let equal = try DrawnMarks(
      Figure(x: logarithmic, y: logarithmic) { QuantilePlot([1, 10, 100], against: [1, 10, 100]) })
    for drawn in [drawn, equal] {
      let line = drawn.strokes[0].path.corners
      let (start, end) = (line[0], line[line.count - 1])
      #expect(abs(start.x - drawn.panel.frame.minX) < 1 && abs(end.x - drawn.panel.frame.maxX) < 60)
      for center in drawn.markers[0].centers {
        let height = start.y + (center.x - start.x) / (end.x - start.x) * (end.y - start.y)
        #expect(abs(height - center.y) < 0.5)
      }
    }
    #expect(try DrawnMarks(Figure { QuantilePlot([1, 2], reference: .none) }).strokes.isEmpty)
  }
}

extension Color {
  /// What is seen of a color that is not opaque on a background.
  static func composite(_ color: Color, over paper: Color) -> Color {
    func mixed(_ own: Double, _ below: Double) -> Double { own * color.opacity + below * (1 - color.opacity) }
    return Color(
      red: mixed(color.red, paper.red), green: mixed(color.green, paper.green), blue: mixed(color.blue, paper.blue))
  }
}
