/// How one direction of a figure is named, scaled and bounded.
///
///     Axis("share", domain: 0...1, format: .percent)
///     Axis("depth", unit: "m", isReversed: true)
///     Axis("gain", scale: .symmetricLogarithmic(threshold: 1))
public struct Axis: Hashable, Sendable {
  /// What is measured; markup as in all labels.
  public var title: String
  /// In which unit, shown in brackets after the title.
  public var unit: String
  /// How values are spread.
  public var scale: Scale
  /// The values at the ends; from the data with a margin when nothing is given.
  public var domain: ClosedRange<Double>?
  /// Whether zero must be in view.
  public var includesZero: Bool
  /// Whether values rise to the left, or downwards.
  public var isReversed: Bool
  /// Where ticks stand.
  public var ticks: TickPlaces
  /// How ticks are written.
  public var format: TickFormat
  /// Whether neither line, ticks, labels nor title are drawn.
  public var isHidden: Bool
  /// The names along the axis and their order, from left to right or from the top down; when empty, the names at which marks
  /// stand in order of first appearance, or numbers where no mark stands at names.
  public var categories: [String]

  /// An axis; every part may be left to the data.
  public init(
    _ title: String = "", unit: String = "", scale: Scale = .linear, domain: ClosedRange<Double>? = nil,
    includesZero: Bool = false, isReversed: Bool = false, ticks: TickPlaces = .automatic,
    format: TickFormat = .automatic, isHidden: Bool = false, categories: [String] = []
  ) {
    self.title = title
    self.unit = unit
    self.scale = scale
    self.domain = domain
    self.includesZero = includesZero
    self.isReversed = isReversed
    self.ticks = ticks
    self.format = format
    self.isHidden = isHidden
    self.categories = categories
  }

  /// An axis that is not drawn.
  public static let hidden = Axis(isHidden: true)

  /// Title and unit as drawn.
  var heading: String { unit.isEmpty ? title : title.isEmpty ? "[\(unit)]" : "\(title) [\(unit)]" }

  /// The projection of a domain onto a stretch of the picture that goes from low to high values unless the axis is reversed.
  func projection(_ domain: ClosedRange<Double>, start: Double, end: Double) -> AxisProjection {
    AxisProjection(
      scale: scale, domain: domain, start: isReversed ? end : start, end: isReversed ? start : end)
  }

  /// Refuses a scale, a domain, ticks or a format that make no sense.
  func check(_ name: String) throws(PlottingError) {
    let mark = "Axis \(name)"
    if case .symmetricLogarithmic(let threshold) = scale {
      try PlottingError.check(
        threshold >= 1e-100 && threshold <= 1e100, mark, "the threshold of the scale", threshold,
        "positive, from 1e-100 to 1e100")
    }
    if let domain {
      let accepts = scale.accepts(domain.lowerBound) && scale.accepts(domain.upperBound)
      try PlottingError.check(
        accepts && domain.lowerBound < domain.upperBound, mark, "domain", domain,
        "between two different numbers, each \(scale.requirement)")
      try PlottingError.check(
        Domains.separated(domain, scale: scale) == domain, mark, "domain", domain,
        "wider: its ends have so many digits in common that nothing between them can be told apart")
    }
    try ticks.check(mark, scale: scale, domain: domain)
    try format.check(mark, scale: scale)
  }
}
