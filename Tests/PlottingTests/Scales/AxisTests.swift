import Testing

@testable import Plotting

@Suite struct AxisTests {
  private func labels(_ axis: Axis, _ values: [Double], width: Double = 600) throws -> [String] {
    let figure = Figure(x: axis, y: .hidden, size: FigureSize(width: width)) {
      Line(x: values, y: values.map { _ in 1 })
    }
    return try Layout(figure, measurer: EvenMeasurer()).texts.map(\.text)
  }

  @Test func labelsPowersOfTen() throws {
    #expect(
      try labels(Axis(scale: .logarithmic), [1e-6, 1e6]) == ["10−6", "10−4", "10−2", "100", "102", "104", "106"])
    #expect(try labels(Axis(scale: .logarithmic), [1, 100]) == ["1", "2", "5", "10", "20", "50", "100"])
    #expect(try labels(Axis(scale: .logarithmic), [2.2, 2.9]).count >= 3)
  }

  @Test func countsInWholeNumbers() throws {
    #expect(try labels(Axis("iteration"), [0, 1, 2, 3]).prefix(4) == ["0", "1", "2", "3"])
    #expect(try labels(Axis("iteration"), Array(0...10).map(Double.init)).prefix(3) == ["0", "2", "4"])
  }

  @Test func showsTheUnitAndTheFactor() throws {
    #expect(try labels(Axis("length", unit: "m"), [0, 3e12]).last == "length [m] (×1012)")
  }

  @Test(arguments: [1e-170, 1e-100, 1e-95, 1e-12, 1, 1e12, 1e99, 4e154]) func labelsRangesOfAnySize(unit: Double) throws
  {
    let found = try labels(Axis(), [unit, 2 * unit])
    #expect(found.count >= 4)
    #expect(Set(found).count == found.count)
  }

  @Test func labelsRangesFarFromZero() throws {
    let found = try labels(Axis("x"), [1e12, 1e12 + 1e3])
    #expect(Set(found).count == found.count && found.count >= 4)
    #expect(found.last?.hasPrefix("x (+") == true)
  }

  /// A value that all data have is read at a tick, whatever its size.
  @Test(arguments: [0, 1, -3.5, 123, 0.007, 1e-95, 1e80, 3.14159, 1_234_567, -9.5e-170, 1e155, 0.1 + 0.2] as [Double])
  func readsAConstantAtATick(value: Double) throws {
    let layout = try Layout(
      Figure(x: Axis(), y: .hidden) { Line(x: [value, value], y: [1, 2]) }, measurer: EvenMeasurer())
    let panel = try #require(layout.panels.first)
    #expect(panel.ticksX.major.contains { abs($0 - panel.x(value)) < 0.1 })
    #expect(panel.x(value) > panel.frame.minX + 50 && panel.x(value) < panel.frame.maxX - 50)
  }

  /// Values of both signs are read from zero.
  @Test func readsSignsFromZero() throws {
    #expect(try labels(Axis(), [-28.6, 171.2]).contains("0"))
    var random = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let scale = ([1e-160, 1e-9, 1, 1e7, 1e150] as [Double]).randomElement(using: &random) ?? 1
      let ends = [-scale * .random(in: 0.01...1, using: &random), scale * .random(in: 0.01...1, using: &random)]
      for width in [150.0, 400] {
        let layout = try Layout(
          Figure(y: .hidden, size: FigureSize(width: width)) { Line(x: ends, y: [1, 2]) }, measurer: EvenMeasurer())
        let panel = try #require(layout.panels.first)
        #expect(panel.ticksX.major.contains { abs($0 - panel.x(0)) < 1e-6 }, "\(ends) at \(width)")
      }
    }
  }

  @Test(arguments: [1e3, 1e9, 1e12, -1e9]) func tellsNeighborsFarFromZeroApart(offset: Double) throws {
    let span = abs(offset) * 1e-12
    let values = [offset, offset + span / 2, offset + span]
    let layout = try Layout(Figure(y: .hidden) { Line(x: values, y: [1, 2, 1]) }, measurer: EvenMeasurer())
    let panel = try #require(layout.panels.first)
    #expect(panel.x(values[2]) - panel.x(values[0]) > 0.85 * panel.frame.width)
    #expect(panel.ticksX.major.count >= 3 && Set(layout.texts.map(\.text)).count == layout.texts.count)
  }

  @Test func refusesUnusableDomains() {
    let axes = [
      Axis(domain: 1...1), Axis(scale: .logarithmic, domain: 0...1), Axis(domain: 0...1e200),
      Axis(domain: 1...(1.0).nextUp), Axis(domain: 0...0x1p-1030), Axis(scale: .time, domain: 0...1e15),
    ]
    for axis in axes {
      #expect(throws: PlottingError.self) {
        try Layout(Figure(x: axis) { Points(x: [1], y: [1]) }, measurer: EvenMeasurer())
      }
    }
  }
}
