// What tells series apart beside their colors.

/// The place of a series in the cycles of colors, dashes and shapes.
///
/// Colors come again after the last. Dashes and shapes, of which there are four, then start one further, so that every color meets
/// every dash and every shape once: with four colors or more, the first sixteen series of lines and points all differ.
struct SeriesCycle: Hashable, Sendable {
  /// How many dashes and shapes there are.
  static let signCount = 4
  /// How many series can be told from each other in the themes of this module.
  static let distinctCount = signCount * Theme.light.series.count

  /// Which color it has.
  let color: Int
  /// How often all colors have been used before.
  let round: Int

  init(_ series: Int, colorCount: Int) {
    let count = max(colorCount, 1)
    let remainder = series % count
    color = remainder < 0 ? remainder + count : remainder
    round = Int((series / count).magnitude % 1000)
  }

  /// Which dash or shape tells it apart where none of the names stands at its mark.
  var sign: Int { (color + round) % Self.signCount }
  /// Which dash or shape tells it from those of the same color where colors need no help.
  var repetition: Int { round % Self.signCount }
}

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

  static let cycle: [Dash] = [.solid, .dashed, .dotted, .dashDotted]

  /// The lengths of dashes and gaps for a line of this width; an automatic pattern is that of the series, or solid without one.
  ///
  /// With as many colors as there are, four in the themes of this module, the first sixteen series differ in color or pattern.
  public func lengths(width: Double, series: Int?, colorCount: Int = Theme.light.series.count) -> [Double] {
    let unit = max(width, 1)
    switch self {
    case .automatic:
      guard let series else { return [] }
      return Self.cycle[SeriesCycle(series, colorCount: colorCount).sign].lengths(width: width, series: nil)
    case .solid: return []
    case .dashed: return [4 * unit, 2.2 * unit]
    case .dotted: return [1.2 * unit, 1.6 * unit]
    case .dashDotted: return [5 * unit, 1.8 * unit, 1.2 * unit, 1.8 * unit]
    }
  }
}

extension Dash {
  /// The lengths for a series among others, of which this dash need not distinguish the first ones.
  func lengths(width: Double, series: Int?, colorCount: Int, distinguishes: Bool) -> [Double] {
    guard self == .automatic, !distinguishes, let series else {
      return lengths(width: width, series: distinguishes ? series : nil, colorCount: colorCount)
    }
    return Self.cycle[SeriesCycle(series, colorCount: colorCount).repetition].lengths(width: width, series: nil)
  }
}

extension Markers.Shape {
  static let cycle: [Markers.Shape] = [.circle, .square, .triangle, .diamond]

  /// The shape of a series, so that with the colors, four in the themes of this module, the first sixteen differ.
  public static func ofSeries(_ index: Int, colorCount: Int = Theme.light.series.count) -> Markers.Shape {
    cycle[SeriesCycle(index, colorCount: colorCount).sign]
  }

  /// The shape of points of one color: circles, and others where a series has the color of an earlier one.
  static func ofSingleSeries(_ index: Int?, colorCount: Int) -> Markers.Shape {
    index.map { cycle[SeriesCycle($0, colorCount: colorCount).repetition] } ?? .circle
  }
}
