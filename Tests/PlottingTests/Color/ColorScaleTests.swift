import Testing

@testable import Plotting

@Suite struct ColorScaleTests {
  private static let steps = 64

  /// How a map looks at evenly spaced fractions.
  private func appearance(_ map: ColorMap, _ theme: Theme, _ vision: Vision) -> [Lab] {
    (0...Self.steps).map { vision.appearance(of: map.color(at: Double($0) / Double(Self.steps), theme: theme)) }
  }

  private func differences(_ seen: [Lab]) -> [Double] { zip(seen, seen.dropFirst()).map { $0.difference(to: $1) } }

  /// Equal steps look equally large: no pair of neighbors differs by more than 1.6 times another's difference.
  @Test(arguments: ColorTests.themes, [ColorMap.diverging, .cyclic]) func stepsLookAlike(theme: Theme, map: ColorMap)
    throws
  {
    // Steps of two, over which the rounding to 256 levels of a screen matters little.
    let seen = appearance(map, theme, .usual).enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    let steps = differences(seen)
    let (low, high) = try (#require(steps.min()), #require(steps.max()))
    #expect(low > 2 && high / low < 1.6, "\(low) to \(high)")
  }

  /// Lightness tells how far a value is from the middle and the hue on which side, whatever the eyes.
  @Test(arguments: ColorTests.themes, Vision.allCases) func sidesStayApart(theme: Theme, vision: Vision) {
    let seen = appearance(.diverging, theme, vision)
    let middle = Self.steps / 2
    for side in [Array(seen[...middle].reversed()), Array(seen[middle...])] {
      for (inner, outer) in zip(side, side.dropFirst()) {
        #expect(theme.isDark ? outer.lightness > inner.lightness - 0.3 : outer.lightness < inner.lightness + 0.3)
      }
    }
    for distance in stride(from: 8, through: middle, by: 4) {
      let difference = seen[middle - distance].difference(to: seen[middle + distance])
      #expect(difference > 1.1 * Double(distance), "\(distance) from the middle: \(difference)")
    }
  }

  @Test(arguments: ColorTests.themes) func theMiddleIsGrayAndCanBeSeen(theme: Theme) {
    let middle = ColorMap.diverging.color(at: 0.5, theme: theme)
    let lab = Vision.usual.appearance(of: middle)
    #expect(abs(lab.a) < 3 && abs(lab.b) < 3)
    #expect((1.25...1.8).contains(middle.contrast(to: theme.paper)))
  }

  @Test(arguments: Vision.allCases) func quartersOfACircleDiffer(vision: Vision) {
    let quarters = [0, 0.25, 0.5, 0.75].map { vision.appearance(of: ColorMap.cyclic.color(at: $0, theme: .light)) }
    for first in 0..<4 { for second in 0..<first { #expect(quarters[first].difference(to: quarters[second]) > 20) } }
  }

  @Test func circlesClose() {
    let map = ColorMap.cyclic
    #expect(map.color(at: 0, theme: .light) == map.color(at: 1, theme: .light))
    #expect(map.color(at: 1.25, theme: .light) == map.color(at: 0.25, theme: .light))
    #expect(map.color(at: -0.75, theme: .light) == map.color(at: 0.25, theme: .light))
    #expect(map.color(at: .nan, theme: .light) == map.color(at: .infinity, theme: .light))
  }

  @Test func theCenterHasTheMiddleColorAndBothSidesChangeAlike() {
    let bar = ColorScale(.diverging, center: 0).colorBar(of: [-1, 3])
    func color(_ value: Double) -> Color { bar.color(of: value, theme: .light) }
    let map = ColorMap.diverging
    #expect(bar.domain == -1...3 && color(0) == map.color(at: 0.5, theme: .light))
    #expect(color(3) == map.color(at: 1, theme: .light) && color(-1.5) == map.color(at: 0.25, theme: .light))
    // The bar shows no more than there is.
    #expect(bar.color(alongBar: 0, theme: .light) == color(-1) && bar.color(alongBar: 1, theme: .light) == color(3))
    // All values on one side.
    #expect(ColorScale(.diverging, center: 0).colorBar(of: [1, 3]).domain == 0...3)
  }

  @Test func logarithmicScalesSpreadByRatio() {
    let bar = ColorScale(scale: .logarithmic).colorBar(of: [1, 10_000, 0, -5])
    #expect(bar.domain == 1...10_000)
    #expect(bar.color(of: 100, theme: .light) == ColorMap.viridis.color(at: 0.5, theme: .light))
  }

  @Test func stepsHaveOneColorEach() {
    var bar = ColorScale().colorBar(of: [0, 10])
    bar.steps = [2, 5]
    func color(_ value: Double) -> Color { bar.color(of: value, theme: .light) }
    #expect(color(0) == color(1.9) && color(2) == color(4.9) && color(5) == color(10))
    #expect(Set([color(1), color(3), color(7)]).count == 3)
    #expect(color(1) == ColorMap.viridis.color(at: 0.1, theme: .light))
  }

  @Test func barsHaveTicksAndFormats() throws {
    func texts(_ colors: ColorScale, _ values: [Double]) throws -> [String] {
      let figure = Figure(x: .hidden, y: .hidden) {
        Points(x: values.indices.map(Double.init), y: values, color: .scaled(values, colors))
      }
      return try Layout(figure, measurer: EvenMeasurer()).texts.map(\.text)
    }
    #expect(try texts(ColorScale(format: .percent), [0, 1]) == ["0%", "50%", "100%"])
    #expect(try texts(ColorScale(title: "n", ticks: .values([0, 3])), [0, 4]) == ["n", "0", "3"])
    #expect(try texts(ColorScale(scale: .logarithmic), [1, 1e6]).contains("106"))
    // Where not all have room, every second, with zero among them.
    let angles = stride(from: -180.0, through: 180, by: 45)
    let shown = try texts(ColorScale(.cyclic, ticks: .values(Array(angles))), [-180, 180])
    #expect(shown == ["−180", "−90", "0", "90", "180"])
  }

  /// What the figure shows beside its marks is what its marks are colored by: with a center, with steps, on any scale.
  @Test(arguments: [
    ColorScale(.diverging, center: 0), ColorScale(scale: .logarithmic), ColorScale(.diverging, center: 1), ColorScale(),
  ])
  func theBarOfAFigureShowsTheColorsOfItsValues(colors: ColorScale) throws {
    let values = colors.scale == .logarithmic ? [1.0, 5000] : [-1.0, 3]
    let figure = Figure(x: .hidden, y: .hidden) { Points(x: [0, 1], y: [0, 1], color: .scaled(values, colors)) }
    let bar = colors.colorBar(of: values)
    let shown = try barColors(figure)
    let (low, high) = (bar.scale.transform(bar.domain.lowerBound), bar.scale.transform(bar.domain.upperBound))
    for (column, color) in shown.enumerated() {
      let value = bar.scale.inverse(low + (high - low) * Double(column) / Double(shown.count - 1))
      let wanted = bar.color(of: value, theme: .light)
      // Going to a value and back costs a last digit.
      #expect(
        zip([color.red, color.green, color.blue], [wanted.red, wanted.green, wanted.blue]).allSatisfy {
          abs($0 - $1) < 1e-6
        })
    }
  }

  @Test func theBarOfTintsShowsAsManyColorsAsThereAreTints() throws {
    let heights = (0..<10).map { row in (0..<10).map { column in Double(row * column) } }
    let figure = Figure(x: .hidden, y: .hidden) {
      Contours(
        x: (0..<10).map(Double.init), y: (0..<10).map(Double.init), values: heights, levels: .values([20, 40, 60]),
        tints: ColorScale())
    }
    #expect(Set(try barColors(figure)).count == 4)
  }

  /// The colors of the figure's color bar, from left to right.
  private func barColors(_ figure: Figure) throws -> [Color] {
    let images = try Layout(figure, measurer: EvenMeasurer()).scene().elements.compactMap { element -> SceneImage? in
      if case .image(let image) = element { image } else { nil }
    }
    return try #require(images.count == 1 ? images.first : nil).colors
  }

  @Test func saysWhatItShowsAndRefusesTheRest() throws {
    let colors = ColorScale(.diverging, center: 0, title: "gain")
    let figure = Figure { Points(x: [1, 2], y: [1, 2], color: .scaled([-1, 2], colors)) }
    #expect(figure.alternativeText.hasPrefix("2 points colored by gain from −1 to 2, with 0 in the middle."))
    // A value that the scale has no place for is counted.
    let logarithmic = Figure {
      Points(x: [1, 2], y: [1, 2], color: .scaled([0, 2], ColorScale(scale: .logarithmic)))
    }
    #expect(try Layout(logarithmic, measurer: EvenMeasurer()).omittedCount == 1)
    let bad: [ColorScale] = [
      ColorScale(domain: 0 ... .infinity), ColorScale(domain: -1e300...1e300), ColorScale(domain: 0...1, center: 2),
      ColorScale(center: .nan), ColorScale(domain: 0...1, scale: .logarithmic), ColorScale(ticks: .values([.nan])),
      ColorScale(scale: .symmetricLogarithmic(threshold: 0)), ColorScale(scale: .time, format: .percent),
    ]
    for (index, colors) in bad.enumerated() {
      let figure = Figure(legend: .none) { Points(x: [1, 2], y: [1, 2], color: .scaled([1, 2], colors)) }
      #expect(throws: PlottingError.self, "scale \(index)") { try Layout(figure, measurer: EvenMeasurer()) }
    }
  }
}
