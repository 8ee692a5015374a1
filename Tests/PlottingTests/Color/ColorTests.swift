import Testing

@testable import Plotting

@Suite struct ColorTests {
  static let themes = [Theme.light, Theme.dark]

  /// Pairs from the table of Sharma, Wu and Dalal (2005), chosen for hues around 0 and the blue region.
  @Test func measuresDifferencesAsPublished() {
    func difference(_ first: (Double, Double, Double), _ second: (Double, Double, Double)) -> Double {
      Lab(lightness: first.0, a: first.1, b: first.2)
        .difference(to: Lab(lightness: second.0, a: second.1, b: second.2))
    }
    #expect(abs(difference((50, 2.6772, -79.7751), (50, 0, -82.7485)) - 2.0425) < 5e-5)
    #expect(abs(difference((50, 2.5, 0), (73, 25, -18)) - 27.1492) < 5e-5)
    #expect(abs(difference((50, 2.49, -0.001), (50, -2.49, 0.0009)) - 7.1792) < 5e-5)
    #expect(abs(difference((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514)) - 0.9082) < 5e-5)
  }

  @Test(arguments: themes) func seriesStandOutFromThePaper(theme: Theme) {
    for color in theme.series { #expect(color.contrast(to: theme.paper) >= 3) }
    for color in [theme.ink, theme.mutedInk] { #expect(color.contrast(to: theme.paper) >= 4.5) }
    #expect(theme.axis.contrast(to: theme.paper) >= 3)
  }

  @Test(arguments: themes, Vision.allCases) func seriesStayApart(theme: Theme, vision: Vision) {
    let seen = theme.series.map(vision.appearance)
    for first in seen.indices {
      for second in seen.indices where second > first {
        let difference = seen[first].difference(to: seen[second])
        #expect(difference >= 10, "series \(first) and \(second): \(difference)")
      }
    }
  }

  @Test(arguments: themes) func labelsInSeriesColorsCanBeRead(theme: Theme) {
    for color in theme.series {
      let text = color.forText(ink: theme.ink, paper: theme.paper)
      #expect(text.contrast(to: theme.paper) >= 4.5)
      // Still recognizably the series' color, rather than ink.
      let own = Vision.usual.appearance(of: text)
      let others = theme.series.filter { $0 != color } + [theme.ink]
      let toSeries = own.difference(to: Vision.usual.appearance(of: color))
      for other in others { #expect(toSeries < own.difference(to: Vision.usual.appearance(of: other))) }
    }
  }

  @Test(arguments: Vision.allCases) func viridisRisesInLightness(vision: Vision) {
    let lightness = (0...16).map { step in
      vision.appearance(of: ColorMap.viridis.color(at: Double(step) / 16, theme: .light)).lightness
    }
    for (darker, lighter) in zip(lightness, lightness.dropFirst()) { #expect(lighter > darker) }
  }

  @Test func viridisHasThePublishedEnds() {
    #expect(ColorMap.viridis.color(at: 0, theme: .light) == Color(hex: 0x440154))
    #expect(ColorMap.viridis.color(at: 1, theme: .dark) == Color(hex: 0xFDE725))
    #expect(ColorMap.viridis.color(at: .nan, theme: .light) == Color(hex: 0x440154))
  }

  @Test func mixesByWeight() {
    let (blue, orange) = (Color(hex: 0x0072B2), Color(hex: 0xD55E00))
    #expect(Color.mixture(of: [blue, orange], weights: [1, 0]) == blue)
    #expect(Color.mixture(of: [blue, orange], weights: [0, 0.25]) == orange)
    #expect(
      Color.mixture(of: [blue, orange], weights: [2, 2]) == Color.mixture(of: [blue, orange], weights: [0.5, 0.5]))
    #expect(Color.mixture(of: [blue, orange], weights: [.nan, 1]) == orange)
    #expect(Color.mixture(of: [blue, orange], weights: [.infinity, 1]) == orange)
    // The middle of black and white in OKLab has the lightness 0.5, which is #636363.
    let gray = Color.mixture(of: [Color(hex: 0), Color(hex: 0xFFFFFF)], weights: [1, 1])
    #expect(gray == Color(hex: 0x636363))
  }

  @Test func groupsDifferByMoreThanColor() throws {
    let labels = [0, 1, 2, 3]
    let figure = Figure { Points(x: [1, 2, 3, 4], y: [1, 2, 3, 4], color: .series(labels)) }
    let scene = try Layout(figure, measurer: EvenMeasurer()).scene()
    var shapes: [Markers.Shape] = []
    for case .markers(let markers) in scene.elements { shapes += markers.shapes }
    #expect(Set(shapes).count == 4)
  }

  @Test func linesInALegendDifferByTheirDashes() throws {
    let figure = Figure(legend: .top) {
      for series in 0..<4 { Line(x: [0, 1], y: [0, Double(series)], label: "line \(series)") }
    }
    let scene = try Layout(figure, measurer: EvenMeasurer()).scene()
    var dashes: [[Double]] = []
    for case .clipped(_, let elements) in scene.elements {
      for case .stroke(_, _, let style) in elements { dashes.append(style.dashes) }
    }
    #expect(dashes.count == 4 && Set(dashes).count == 4)
  }
}
