/// What range of values an axis shows.
enum Domains {
  /// The part of the range added at each end.
  static let padding = 0.045

  /// The domain of an axis from what its marks need.
  ///
  /// - Parameter base: the value that some mark stands on, at which the domain then ends.
  static func resolve(
    _ axis: Axis, names: AxisNames, range: ClosedRange<Double>?, pads: Bool, restsOn base: Double?,
    covered: ClosedRange<Double>? = nil
  ) -> ClosedRange<Double> {
    if !names.isEmpty { return ofNames(names) }
    if let domain = axis.domain { return domain }
    guard var range = range.map({ $0.extended(to: axis.ticks.values) }) ?? axis.ticks.values.drawableRange else {
      return whenEmpty(axis.scale)
    }
    if axis.includesZero && axis.scale != .logarithmic { range = range.extended(to: [0]) }
    range = separated(range, scale: axis.scale)
    guard pads else { return range }
    let low = axis.scale.transform(range.lowerBound)
    let high = axis.scale.transform(range.upperBound)
    let margin = (high - low) * padding
    let isCoveredBelow = covered.map { $0.lowerBound <= range.lowerBound } ?? false
    let isCoveredAbove = covered.map { $0.upperBound >= range.upperBound } ?? false
    let lowMargin = range.lowerBound == base || isCoveredBelow ? 0 : margin
    let highMargin = range.upperBound == base || isCoveredAbove ? 0 : margin
    let padded = axis.scale.inverse(low - lowMargin)...axis.scale.inverse(high + highMargin)
    return axis.scale == .logarithmic ? max(padded.lowerBound, 1e-305)...padded.upperBound : padded
  }

  /// What an axis shows where there is nothing to show.
  private static func whenEmpty(_ scale: Scale) -> ClosedRange<Double> {
    switch scale {
    case .linear: 0...1
    case .logarithmic: 1...10
    case .symmetricLogarithmic(let threshold): (-10 * threshold)...(10 * threshold)
    case .time: 0...(365 * CivilDate.secondsPerDay)
    }
  }

  /// The range itself, or a wider one when its ends are too close to be told apart in a picture.
  static func separated(_ range: ClosedRange<Double>, scale: Scale) -> ClosedRange<Double> {
    let middle = range.lowerBound / 2 + range.upperBound / 2
    let magnitude = max(abs(range.lowerBound), abs(range.upperBound))
    func around(_ half: Double) -> ClosedRange<Double> { (middle - half)...(middle + half) }
    switch scale {
    case .linear:
      // Smaller numbers have fewer digits than places are computed with.
      guard magnitude >= 1e-300 else { return -1...1 }
      if range.lowerBound == range.upperBound { return around(magnitude * 0.1) }
      // 13 digits in common leave about 500 numbers in between; lengths are divided by the span, which must not overflow.
      return range.upperBound - range.lowerBound > max(magnitude * 1e-13, 1e-304)
        ? range : around(max(magnitude * 1e-12, 1e-303))
    case .symmetricLogarithmic(let threshold):
      let span = scale.transform(range.upperBound) - scale.transform(range.lowerBound)
      return span > 1e-6 ? range : around(max(threshold * 0.5, magnitude * 0.1))
    case .time:
      let span = range.upperBound - range.lowerBound
      // A moment alone stands between the days around it; moments have about 7 digits after the second.
      return span > max(1e-5, magnitude * 1e-12)
        ? range : around(span == 0 ? 2 * CivilDate.secondsPerDay : max(1e-4, magnitude * 1e-11))
    case .logarithmic:
      let low = max(range.lowerBound, Scale.smallestPositive)
      let high = max(range.upperBound, low)
      return high / low > 1 + 1e-6 ? low...high : (low / 2)...(high * 2)
    }
  }

  /// Half the distance of two names at both ends; one name alone leaves some air.
  static func ofNames(_ names: AxisNames) -> ClosedRange<Double> {
    names.names.count == 1 ? -1...1 : -0.5...(Double(names.names.count) - 0.5)
  }

  /// The domain widened about its middle so that it spans so much on its scale.
  static func widened(
    _ domain: ClosedRange<Double>, toSpan span: Double, scale: Scale, restsOn base: Double?
  ) -> ClosedRange<Double> {
    let (low, high) = (scale.transform(domain.lowerBound), scale.transform(domain.upperBound))
    let extra = span - (high - low)
    guard extra > 0 else { return domain }
    func end(_ position: Double) -> Double {
      // What positive numbers can be drawn: see `Scale.accepts`.
      scale == .logarithmic
        ? min(max(scale.inverse(position), Scale.smallestPositive), Double.largestDrawable) : scale.inverse(position)
    }
    if domain.lowerBound == base { return domain.lowerBound...end(low + span) }
    return min(end(low - extra / 2), domain.lowerBound)...max(end(high + extra / 2), domain.upperBound)
  }

  /// How much of its scale a domain spans.
  static func span(_ domain: ClosedRange<Double>, scale: Scale) -> Double {
    scale.transform(domain.upperBound) - scale.transform(domain.lowerBound)
  }
}

extension ClosedRange<Double> {
  /// The smallest range with these values as well; values that cannot be drawn are left out.
  func extended(to values: [Double]) -> ClosedRange<Double> {
    guard let other = values.drawableRange else { return self }
    return Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}
