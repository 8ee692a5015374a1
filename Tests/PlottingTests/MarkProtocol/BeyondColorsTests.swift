import Testing

@testable import Plotting

/// What lies beyond the ends given for colors is told.
@Suite struct BeyondColorsTests {
  private static let values = [-5.0, 0, 1, 10, 11, .nan]
  private static let range = 0.0...10

  /// The note, which the alternative text has as well.
  private func note(_ mark: any Mark) throws -> String? {
    let drawn = try Drawn(Figure { [mark] as [any Mark] })
    let note = drawn.layout.texts.map(\.text).first { $0.contains("beyond the ends of the colors") }
    #expect((note != nil) == drawn.layout.alternativeText.contains("beyond the ends of the colors."))
    return note
  }

  private func marks(_ domain: ClosedRange<Double>?, _ map: ColorMap = .viridis) -> [any Mark] {
    let (values, places) = (Self.values, Self.values.indices.map(Double.init))
    return [
      Points(x: places, y: places, color: .values(values, map: map, domain: domain)),
      Points(x: places, y: places, color: .scaled(values, ColorScale(map, domain: domain))),
      HeatMap([values], map: map, domain: domain),
      Raster(values: values, columns: 3, x: 0...1, y: 0...1, map: map, domain: domain),
      Rectangles(
        left: places, right: places.map { $0 + 1 }, bottom: [0], top: [1],
        color: .values(values, map: map, domain: domain)),
      Contours(
        x: [0, 1, 2], y: [0, 1], values: [[-5, 0, 1], [10, 11, .nan]], tints: ColorScale(map, domain: domain)),
    ]
  }

  @Test func valuesBeyondAreCounted() throws {
    for mark in marks(Self.range) {
      let note = try note(mark)
      #expect(
        note?.contains("2 values lie beyond the ends of the colors") == true, "\(mark)")
    }
    #expect(
      try note(HeatMap([[1, 2, 3]], domain: 0...2))
        == "1 value lies beyond the ends of the colors")
  }

  @Test func valuesWithinAreNot() throws {
    for mark in marks(nil) + marks(-5...11) + marks(Self.range, .cyclic) { #expect(try note(mark) == nil, "\(mark)") }
    // Rounding may lift a correlation above 1.
    #expect(try note(HeatMap([[1, 1 + 1e-15, -1 - 1e-15]], domain: -1...1)) == nil)
  }

  @Test func logarithmicColorsCountOnTheirScale() throws {
    let colors = ColorScale(domain: 1...100, scale: .logarithmic)
    #expect(try note(HeatMap([[0.5, 1, 100, 200, -3]], colors: colors))?.hasPrefix("2 values") == true)
  }
}
