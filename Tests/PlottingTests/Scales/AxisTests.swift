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

  @Test(arguments: [1e-100, 1e-12, 1, 1e12, 1e99]) func labelsRangesOfAnySize(unit: Double) throws {
    let found = try labels(Axis(), [unit, 2 * unit])
    #expect(found.count >= 4)
    #expect(Set(found).count == found.count)
  }

  @Test func labelsRangesFarFromZero() throws {
    let found = try labels(Axis("x"), [1e12, 1e12 + 1e3])
    #expect(Set(found).count == found.count && found.count >= 4)
    #expect(found.last?.hasPrefix("x (+") == true)
  }

  @Test func makesDoWithAConstant() throws {
    for value in [0, 1, -3.5, 1e-95, 1e80] {
      let found = try labels(Axis(), [value, value])
      #expect(!found.isEmpty)
    }
  }

  @Test func refusesUnusableDomains() {
    for axis in [Axis(domain: 1...1), Axis(scale: .logarithmic, domain: 0...1), Axis(domain: 0...1e200)] {
      #expect(throws: PlottingError.self) {
        try Layout(Figure(x: axis) { Points(x: [1], y: [1]) }, measurer: EvenMeasurer())
      }
    }
  }
}
