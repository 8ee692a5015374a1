/// How values are spread along an axis.
public enum Scale: String, Hashable, Sendable {
  /// Equal differences are equally long.
  case linear
  /// Equal ratios are equally long; for positive values.
  case logarithmic

  /// Whether the scale has a place for the value.
  public func accepts(_ value: Double) -> Bool {
    switch self {
    case .linear: value.isDrawable
    case .logarithmic: value >= 1e-100 && value.isDrawable
    }
  }

  func transform(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .logarithmic: value.decimalLogarithm
    }
  }

  func inverse(_ position: Double) -> Double {
    switch self {
    case .linear: position
    case .logarithmic: 10.0.raised(to: position)
    }
  }
}

/// Places values of one axis in the picture.
public struct AxisProjection: Hashable, Sendable {
  /// How values are spread.
  public var scale: Scale
  /// The values at the two ends.
  public var domain: ClosedRange<Double>
  /// Where the domain's lower end stands, in points.
  public var start: Double
  /// Where the domain's upper end stands, in points.
  public var end: Double

  private let origin: Double
  private let factor: Double

  /// A projection of a domain onto the stretch from `start` to `end`.
  init(scale: Scale, domain: ClosedRange<Double>, start: Double, end: Double) {
    self.scale = scale
    self.domain = domain
    self.start = start
    self.end = end
    origin = scale.transform(domain.lowerBound)
    let span = scale.transform(domain.upperBound) - origin
    factor = span > 0 ? (end - start) / span : 0
  }

  /// Where a value stands, in points; beyond the ends for values outside the domain.
  public func callAsFunction(_ value: Double) -> Double {
    start + (scale.transform(value) - origin) * factor
  }
}
