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
    if let domain = axis.domain { return separated(domain, scale: axis.scale) }
    guard var range else { return axis.scale == .linear ? 0...1 : 1...10 }
    if axis.includesZero && axis.scale == .linear {
      range = min(range.lowerBound, 0)...max(range.upperBound, 0)
    }
    range = separated(range, scale: axis.scale)
    guard pads else { return range }
    let low = axis.scale.transform(range.lowerBound)
    let high = axis.scale.transform(range.upperBound)
    let margin = (high - low) * padding
    let isCoveredBelow = covered.map { $0.lowerBound <= range.lowerBound } ?? false
    let isCoveredAbove = covered.map { $0.upperBound >= range.upperBound } ?? false
    let lowMargin = range.lowerBound == base || isCoveredBelow ? 0 : margin
    let highMargin = range.upperBound == base || isCoveredAbove ? 0 : margin
    return axis.scale.inverse(low - lowMargin)...axis.scale.inverse(high + highMargin)
  }

  /// The range itself, or a wider one when its ends are too close to be told apart in a picture.
  static func separated(_ range: ClosedRange<Double>, scale: Scale) -> ClosedRange<Double> {
    switch scale {
    case .linear:
      let magnitude = max(abs(range.lowerBound), abs(range.upperBound))
      // 10 digits in common leave 5 or 6 for the difference, enough for smooth positions.
      if range.upperBound - range.lowerBound > magnitude * 1e-10, magnitude >= 1e-90 { return range }
      let middle = range.lowerBound / 2 + range.upperBound / 2
      let half = magnitude < 1e-90 ? 1 : range.lowerBound == range.upperBound ? magnitude * 0.1 : magnitude * 1e-9
      return (middle - half)...(middle + half)
    case .logarithmic:
      let low = max(range.lowerBound, 1e-100)
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
      scale == .logarithmic ? min(max(scale.inverse(position), 1e-100), 1e100) : scale.inverse(position)
    }
    if domain.lowerBound == base { return domain.lowerBound...end(low + span) }
    return min(end(low - extra / 2), domain.lowerBound)...max(end(high + extra / 2), domain.upperBound)
  }

  /// How much of its scale a domain spans.
  static func span(_ domain: ClosedRange<Double>, scale: Scale) -> Double {
    scale.transform(domain.upperBound) - scale.transform(domain.lowerBound)
  }
}
