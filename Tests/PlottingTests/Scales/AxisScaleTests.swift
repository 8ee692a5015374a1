import Testing

@testable import Plotting

/// What an axis can be told: where its ticks stand, how they are written, how values are spread.
@Suite struct AxisScaleTests {
  private func layout(x: Axis = Axis(), y: Axis = .hidden, @MarkBuilder _ marks: () -> [any Mark]) throws -> Layout {
    try Layout(Figure(x: x, y: y, marks: marks), measurer: EvenMeasurer())
  }

  private func labels(_ axis: Axis, _ values: [Double]) throws -> [String] {
    try layout(x: axis) { Line(x: values, y: values.map { _ in 1 }) }.texts.map(\.text)
  }

  @Test func reversedAxesRiseTheOtherWay() throws {
    let layout = try layout(x: Axis(isReversed: true), y: Axis(isReversed: true)) {
      Line(x: [0, 10], y: [0, 5], label: "name")
      Bars(x: [5], heights: [3])
      Curve(over: 0...10, fill: true) { $0 / 5 }
    }
    let panel = try #require(layout.panels.first)
    #expect(panel.x(0) > panel.x(10) && panel.y(0) < panel.y(5))
    // Bars and fills stand on zero, which is at the top.
    for case .clipped(_, let elements) in layout.scene().elements {
      for case .fill(let path, _) in elements { #expect(abs(try #require(path.bounds).minY - panel.y(0)) < 0.01) }
    }
    // The name stands at the end on the right.
    let name = try #require(layout.texts.first { $0.text == "name" }).frame
    #expect(name.minX > panel.x(0))
    #expect(layout.alternativeText.contains("x from 0 to 10, rising to the left; y from 0 to 5, rising downwards"))
  }

  /// As matplotlib's "symlog" with its standard settings: linear up to the threshold, which is 1/(1 - 1/10) decades long.
  @Test(
    arguments: zip(
      [0, 1, 0.5, 10, -1000, -0.9] as [Double],
      [0, 10.0 / 9, 5.0 / 9, 1 + 10.0 / 9, -3 - 10.0 / 9, -1] as [Double]))
  func symmetricScaleIsLinearInside(value: Double, place: Double) {
    let scale = Scale.symmetricLogarithmic(threshold: 1)
    #expect(abs(scale.transform(value) - place) < 1e-12)
    #expect(abs(scale.inverse(scale.transform(value)) - value) <= 1e-12 * abs(value))
    #expect(abs(Scale.symmetricLogarithmic(threshold: 7).transform(7 * value) - place) < 1e-12)
  }

  @Test func symmetricTicksArePowersOfTenAndZero() throws {
    let axis = Axis(scale: .symmetricLogarithmic(threshold: 1))
    #expect(try labels(axis, [-1000, 1000]) == ["−1000", "−100", "−10", "−1", "0", "1", "10", "100", "1000"])
    #expect(try labels(Axis(scale: .symmetricLogarithmic(threshold: 100)), [-20, 30]).contains("0"))
    #expect(try labels(Axis(scale: .symmetricLogarithmic(threshold: 1e-9)), [-1e-3, 1e40]).contains("0"))
    for threshold in [0, -1, .nan, .infinity] {
      #expect(throws: PlottingError.self) {
        try labels(Axis(scale: .symmetricLogarithmic(threshold: threshold)), [1, 2])
      }
    }
  }

  @Test func formatsNumbers() throws {
    #expect(try labels(Axis(domain: 0...1, format: .percent), [0, 1]) == ["0%", "20%", "40%", "60%", "80%", "100%"])
    let prices = TickFormat.currency("€").written([-25, 0, 5].map { Decimal($0, exponent: -1) }).ticks.map(\.label)
    #expect(prices == ["−€2.50", "€0.00", "€0.50"])
    let millions = TickFormat.currency("$").written([5, 10].map { Decimal($0, exponent: 6) }).ticks.map(\.label)
    #expect(millions == ["$5\u{A0}M", "$10\u{A0}M"])
    let masses = TickFormat.metric("g").written([0, 5, 10].map { Decimal($0, exponent: 2) }).ticks.map(\.label)
    #expect(masses == ["0.0\u{A0}kg", "0.5\u{A0}kg", "1.0\u{A0}kg"])
    let tiny = TickFormat.metric("s").written([Decimal(3, exponent: -6), Decimal(-25, exponent: -7)]).ticks.map(\.label)
    #expect(tiny == ["3.0\u{A0}µs", "−2.5\u{A0}µs"])
    let beyond = TickFormat.metric("m").written([Decimal(3, exponent: 30)]).ticks.map(\.label)
    #expect(beyond == ["3×10^{30}\u{A0}m"])
    let degrees = TickFormat.surrounded(before: "~", after: "°").written([Decimal(9, exponent: 1)]).ticks.map(\.label)
    #expect(degrees == ["~90°"])
    #expect(try labels(Axis(format: .own { "<\(Int($0))>" }), [0, 10]).contains("<10>"))
  }

  /// Rounded by its function, half the ticks would say what their neighbors say.
  @Test func ownFormatsDoNotMakeTicksAlike() throws {
    let found = try labels(Axis(format: .own { "\(Int($0.rounded()))" }), [0, 2])
    #expect(Set(found).count == found.count && found.count >= 2)
  }

  @Test func formatsAreEqualToThemselves() {
    let own = TickFormat.own { _ in "" }
    #expect(own == own && own != .own { _ in "" } && TickFormat.percent == .percent)
  }

  @Test func givenTicksStandWhereTheyAreGiven() throws {
    let axis = Axis(ticks: .named([Tick(90, "east"), Tick(0, "north"), Tick(180, "south")]))
    let layout = try layout(x: axis) { Line(x: [80, 100], y: [1, 1]) }
    let panel = try #require(layout.panels.first)
    for (name, value) in [("north", 0.0), ("east", 90), ("south", 180)] {
      let frame = try #require(layout.texts.first { $0.text == name }).frame
      #expect(abs(frame.midX - panel.x(value)) < 1e-6)
    }
    #expect(try labels(Axis(ticks: .values([0, 3, 12.5])), [0, 12.5]) == ["0.0", "3.0", "12.5"])
    #expect(try labels(Axis("x", ticks: .none), [0, 12.5]) == ["x"])
    // Where many have no room, every second is named, zero among them.
    let many = try labels(Axis(ticks: .values((-40...40).map(Double.init))), [-40, 40])
    #expect(many.contains("0") && many.count > 8)
    let bad: [TickPlaces] = [.values([.nan]), .values([1, 1]), .values([1e200]), .named([Tick(.infinity, "a")])]
    for places in bad { #expect(throws: PlottingError.self) { try labels(Axis(ticks: places), [0, 1]) } }
    #expect(throws: PlottingError.self) { try labels(Axis(scale: .logarithmic, ticks: .values([0])), [1, 2]) }
    #expect(throws: PlottingError.self) { try labels(Axis(domain: 0...1, ticks: .values([2])), [0, 1]) }
  }

  @Test func shortTicksShowThatAnAxisIsLogarithmic() throws {
    func minor(_ values: [Double]) throws -> [Double] {
      let layout = try layout(x: Axis(scale: .logarithmic)) { Line(x: values, y: values.map { _ in 1 }) }
      let panel = try #require(layout.panels.first)
      #expect(Set(panel.ticksX.major).isDisjoint(with: panel.ticksX.minor))
      return panel.ticksX.minor
    }
    // 2 to 9 in each of four powers of ten but for 3, which has a name, and some beyond the ends.
    #expect(try minor([1, 1e4]).count >= 28)
    // Powers without names between those with names.
    #expect(try (8...14).contains(minor([1e-10, 1e10]).count))
    #expect(try minor([1e-80, 1e80]).isEmpty && minor([1, 1.5]).isEmpty)
  }

  @Test(arguments: zip([1, 1e-300, 1, 1e-3] as [Double], [1e-60, 1e100, 1e30, 1e12] as [Double]))
  func decadesAreCountedInRoundSteps(low: Double, high: Double) throws {
    let search = LogarithmicTicks(lower: min(low, high), upper: max(low, high))
    let ticks = try #require(search.best { $0.count <= 8 })
    let exponents = ticks.map { decimalExponent(of: $0.value) }
    let step = exponents[1] - exponents[0]
    #expect([2, 3, 5, 10, 20, 50, 100].contains(step) && exponents.allSatisfy { $0 % step == 0 }, "\(exponents)")
    #expect(ticks.count >= 3)
  }
}
