/// The scale beside a figure that shows values as colors.
public struct ColorBar: Hashable, Sendable {
  /// How values become colors.
  public var map: ColorMap
  /// The values at the two ends.
  public var domain: ClosedRange<Double>
  /// What is measured, in label markup.
  public var title: String
  /// How values are spread along the bar.
  public var scale: Scale
  /// The value that has the middle color, colors on both sides changing equally fast; the middle of the domain when not given.
  public var center: Double?
  /// Where tints change, rising, when a tint stands for a range of values; empty for colors that change steadily.
  public var steps: [Double]
  /// Where ticks stand.
  public var ticks: TickPlaces
  /// How ticks are written.
  public var format: TickFormat

  /// A color bar from its parts.
  public init(
    map: ColorMap, domain: ClosedRange<Double>, title: String, scale: Scale = .linear, center: Double? = nil,
    steps: [Double] = [], ticks: TickPlaces = .automatic, format: TickFormat = .automatic
  ) {
    self.map = map
    self.domain = domain
    self.title = title
    self.scale = scale
    self.center = center
    self.steps = steps
    self.ticks = ticks
    self.format = format
  }
}

extension ColorBar {
  /// The color of a value; beyond the domain that of the nearer end, or, on a cyclic map, of the value whole turns away.
  public func color(of value: Double, theme: Theme) -> Color {
    map.color(at: fraction(of: representative(of: value)), theme: theme)
  }

  /// How many values have the color of an end although they lie beyond it; none on a cyclic map, which goes on.
  ///
  /// A hair's breadth beyond does not count, as that of a correlation just above 1, nor what has no place on the scale and so no color.
  public func beyondCount(of values: some Sequence<Double>) -> Int {
    guard map != .cyclic else { return 0 }
    let (low, high) = (scale.transform(domain.lowerBound), scale.transform(domain.upperBound))
    let slack = 1e-9 * (high - low)
    return values.reduce(0) { count, value in
      guard scale.accepts(value), !domain.contains(value) else { return count }
      let place = scale.transform(value)
      return place < low - slack || place > high + slack ? count + 1 : count
    }
  }

  /// The color at a part of the bar's length.
  func color(alongBar part: Double, theme: Theme) -> Color {
    if steps.isEmpty && center == nil { return map.color(at: part, theme: theme) }
    let (low, high) = (scale.transform(domain.lowerBound), scale.transform(domain.upperBound))
    return color(of: scale.inverse(low + (high - low) * part), theme: theme)
  }

  /// The part of the map that a value stands for.
  private func fraction(of value: Double) -> Double {
    let place = scale.transform(value)
    let (low, high) = (scale.transform(domain.lowerBound), scale.transform(domain.upperBound))
    guard let center else { return high > low ? (place - low) / (high - low) : 0.5 }
    let middle = scale.transform(center)
    let reach = max(high - middle, middle - low)
    return reach > 0 ? 0.5 + (place - middle) / reach / 2 : 0.5
  }

  /// The value itself, or the middle of the step it lies in.
  private func representative(of value: Double) -> Double {
    guard !steps.isEmpty else { return value }
    let upper = steps.firstIndex { $0 > value } ?? steps.count
    let low = upper > 0 ? steps[upper - 1] : min(domain.lowerBound, steps[0])
    let high = upper < steps.count ? steps[upper] : max(domain.upperBound, steps[steps.count - 1])
    return scale.inverse((scale.transform(low) + scale.transform(high)) / 2)
  }

  /// Refuses a scale that makes no sense.
  func check() throws(PlottingError) {
    let mark = "Color bar"
    if case .symmetricLogarithmic(let threshold) = scale {
      try PlottingError.check(
        threshold >= 1e-100 && threshold <= 1e100, mark, "the threshold of the scale", threshold,
        "positive, from 1e-100 to 1e100")
    }
    try PlottingError.check(
      scale.accepts(domain.lowerBound) && scale.accepts(domain.upperBound), mark, "domain", domain,
      "between two numbers, each \(scale.requirement)")
    if let center {
      try PlottingError.check(
        scale.accepts(center) && domain.contains(center), mark, "center", center,
        "within the domain \(domain), which may be given wider than the data")
    }
    for (lower, upper) in zip(steps, steps.dropFirst()) {
      try PlottingError.check(lower < upper, mark, "steps", steps, "in rising order")
    }
    for step in steps { try PlottingError.check(scale.accepts(step), mark, "a step", step, scale.requirement) }
    try ticks.check(mark, scale: scale, domain: nil)
    try format.check(mark, scale: scale)
  }
}
