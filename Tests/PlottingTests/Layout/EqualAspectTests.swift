import Testing

@testable import Plotting

@Suite struct EqualAspectTests {
  /// The lengths of a unit, or of a decade, along both axes.
  private func units(_ panel: Layout.PlotPanel, _ a: Double = 0, _ b: Double = 1) -> (Double, Double) {
    (abs(panel.x(b) - panel.x(a)), abs(panel.y(b) - panel.y(a)))
  }

  private func panel(_ figure: Figure) throws -> Layout.PlotPanel {
    try #require(try Drawn(figure).layout.panels.first)
  }

  @Test(
    arguments: [
      (2.0...5.0, nil), (nil, 2.0...5.0), (0.0...1.0, 0.0...3.0), (0.0...10.0, 0.0...3.0), (nil, nil),
    ] as [(ClosedRange<Double>?, ClosedRange<Double>?)], [nil, 300])
  func keepsGivenDomains(domains: (x: ClosedRange<Double>?, y: ClosedRange<Double>?), height: Double?) throws {
    let panel = try panel(
      Figure(
        x: Axis("x", domain: domains.x), y: Axis("y", domain: domains.y), aspect: .equal,
        size: FigureSize(width: 600, height: height)
      ) { Line(x: [0, 9], y: [0, 20]) })
    let (x, y) = units(panel)
    #expect(abs(x - y) < 1e-6 * x)
    if let domain = domains.x { #expect(panel.x.domain == domain) }
    if let domain = domains.y { #expect(panel.y.domain == domain) }
  }

  @Test func comparesDecadesOnLogarithmicAxes() throws {
    let panel = try panel(
      Figure(x: Axis(scale: .logarithmic), y: Axis(scale: .logarithmic), aspect: .equal) {
        Line(x: [1, 1000], y: [1, 10])
      })
    let (x, y) = units(panel, 1, 10)
    #expect(abs(x - y) < 1e-6 * x)
  }

  @Test func showsCellsOfNamesAsSquares() throws {
    let panel = try panel(
      Figure(aspect: .equal) { Points(x: ["a", "b", "c", "a"], y: ["p", "q", "p", "q"]) })
    let (x, y) = units(panel)
    #expect(abs(x - y) < 1e-6 * x)
  }

  @Test func refusesUnitsThatCannotBeCompared() {
    let logarithmic = Axis(scale: .logarithmic)
    for figure in [
      Figure(x: logarithmic, aspect: .equal) { Line(x: [1, 2], y: [1, 2]) },
      Figure(y: logarithmic, aspect: .equal) { Line(x: [1, 2], y: [1, 2]) },
      Figure(aspect: .equal) { Bars(categories: ["a"], heights: [1]) },
      Figure(x: Axis(domain: 0...1), y: Axis(domain: 0...1000), aspect: .equal) { Line(y: [1, 2]) },
    ] {
      #expect(throws: PlottingError.self) { try Drawn(figure) }
    }
  }

  @Test func staysWithinTheScaleAtItsEnds() throws {
    let panel = try panel(
      Figure(x: Axis(scale: .logarithmic), y: Axis(scale: .logarithmic), aspect: .equal) {
        Line(x: [1, 10], y: [1e-299, 1e154])
      })
    let (x, y) = units(panel, 1, 10)
    #expect(abs(x - y) < 1e-6 * x && panel.x.domain.lowerBound >= 1e-300 && panel.x.domain.upperBound <= 1e155)
  }
}
