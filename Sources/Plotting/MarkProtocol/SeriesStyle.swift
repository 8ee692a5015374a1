// What tells series apart beside their colors.

/// The pattern of a line.
public enum Dash: String, Hashable, Sendable, CaseIterable {
  /// Solid where a label stands beside the line; otherwise by series.
  case automatic
  /// Without gaps.
  case solid
  /// Dashes of middle length.
  case dashed
  /// Short dashes.
  case dotted
  /// A dash and a dot in turn.
  case dashDotted

  /// The lengths of dashes and gaps for a line of this width; an automatic pattern is that of the series, or solid without one.
  public func lengths(width: Double, series: Int?) -> [Double] {
    let unit = max(width, 1)
    switch self {
    case .automatic:
      guard let series else { return [] }
      let bySeries: [Dash] = [.solid, .dashed, .dotted, .dashDotted]
      return bySeries[(series % 4 + 4) % 4].lengths(width: width, series: nil)
    case .solid: return []
    case .dashed: return [4 * unit, 2.2 * unit]
    case .dotted: return [1.2 * unit, 1.6 * unit]
    case .dashDotted: return [5 * unit, 1.8 * unit, 1.2 * unit, 1.8 * unit]
    }
  }
}

extension Markers.Shape {
  /// The shape of a series; after the last the first comes again.
  public static func ofSeries(_ index: Int) -> Markers.Shape {
    [.circle, .square, .triangle, .diamond][(index % 4 + 4) % 4]
  }
}
