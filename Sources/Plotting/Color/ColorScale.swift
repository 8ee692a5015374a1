/// How values become colors: by which map, between which values, and spread how.
///
///     Points(x: x, y: y, color: .scaled(gains, ColorScale(.diverging, center: 0, title: "gain")))
///     Contours(x: x, y: y, values: counts, tints: ColorScale(scale: .logarithmic, title: "count"))
public struct ColorScale: Hashable, Sendable {
  /// How fractions become colors.
  public var map: ColorMap
  /// The values that get the first and the last color; the range of the values when not given.
  public var domain: ClosedRange<Double>?
  /// How values are spread.
  public var scale: Scale
  /// The value that gets the middle color, such as zero; colors on both sides then change equally fast.
  public var center: Double?
  /// What is measured, in label markup.
  public var title: String
  /// Where the ticks of the color bar stand.
  public var ticks: TickPlaces
  /// How they are written.
  public var format: TickFormat

  /// A color scale; every part may be left to the values.
  public init(
    _ map: ColorMap = .viridis, domain: ClosedRange<Double>? = nil, scale: Scale = .linear, center: Double? = nil,
    title: String = "", ticks: TickPlaces = .automatic, format: TickFormat = .automatic
  ) {
    self.map = map
    self.domain = domain
    self.scale = scale
    self.center = center
    self.title = title
    self.ticks = ticks
    self.format = format
  }

  /// The color bar for values; those that the scale has no place for are left out.
  public func colorBar(of values: some Sequence<Double>) -> ColorBar {
    var range = domain
    if range == nil {
      range = values.lazy.filter(scale.accepts).drawableRange ?? (scale == .logarithmic ? 1...10 : 0...1)
      if let center, scale.accepts(center) { range = range?.extended(to: [center]) }
    }
    return ColorBar(
      map: map, domain: range ?? 0...1, title: title, scale: scale, center: center, ticks: ticks, format: format)
  }
}
