/// How values are spread along an axis.
public enum Scale: Hashable, Sendable {
  /// Equal differences are equally long.
  case linear
  /// Equal ratios are equally long; for positive values.
  case logarithmic
  /// Linear from minus the threshold to the threshold, logarithmic beyond on both sides: for values of both signs that differ by
  /// powers of ten.
  ///
  /// From zero to the threshold is as long as ten ninths of a power of ten, so that the slope does not jump where the parts meet.
  case symmetricLogarithmic(threshold: Double)
  /// Moments as seconds since the beginning of 1970 (UTC), with ticks where the calendar changes.
  case time

  /// Whether the scale has a place for the value.
  public func accepts(_ value: Double) -> Bool {
    switch self {
    case .linear, .symmetricLogarithmic: value.isDrawable
    case .logarithmic: value >= Self.smallestPositive && value.isDrawable
    case .time: abs(value) <= Self.farthestMoment
    }
  }

  /// The smallest value of a logarithmic scale.
  static let smallestPositive = 1e-300
  /// About 317 000 years, in seconds.
  static let farthestMoment = 1e13

  /// What it is called in messages.
  var name: String {
    switch self {
    case .linear: "linear"
    case .logarithmic: "logarithmic"
    case .symmetricLogarithmic: "symmetric logarithmic"
    case .time: "time"
    }
  }

  /// What a value outside of the scale must be, for messages.
  var requirement: String {
    switch self {
    case .linear, .symmetricLogarithmic: "no further than 1e155 from zero"
    case .logarithmic: "positive, from 1e-300 to 1e155"
    case .time: "seconds since 1970, no further than 1e13 (317,000 years) from it"
    }
  }

  /// Whether a sum is meant by equal lengths, so that units of two such axes can be equally long.
  var isEven: Bool { self == .linear || self == .time }

  func transform(_ value: Double) -> Double {
    switch self {
    case .linear, .time: return value
    case .logarithmic: return value.decimalLogarithm
    case .symmetricLogarithmic(let threshold):
      let size = abs(value) / threshold
      let place = size <= 1 ? size * Self.linearReach : Self.linearReach + size.decimalLogarithm
      return value < 0 ? -place : place
    }
  }

  func inverse(_ position: Double) -> Double {
    switch self {
    case .linear, .time: return position
    case .logarithmic: return 10.0.raised(to: position)
    case .symmetricLogarithmic(let threshold):
      let place = abs(position)
      let size = place <= Self.linearReach ? place / Self.linearReach : 10.0.raised(to: place - Self.linearReach)
      return (position < 0 ? -size : size) * threshold
    }
  }

  /// The length from zero to the threshold of a symmetric scale, in powers of ten.
  private static let linearReach = 10.0 / 9
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
    let place = start + (scale.transform(value) - origin) * factor
    // Far from a narrow domain; squares of these must stay finite.
    return abs(place) <= Self.farthest ? place : place < 0 ? -Self.farthest : Self.farthest
  }

  private static let farthest = 1e100
}
