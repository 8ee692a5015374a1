/// The colour of a mark, named by its role, so that one figure looks right on light and on dark paper.
public enum MarkColor: Hashable, Sendable {
  /// The next series colour that no earlier mark of the figure has.
  case automatic
  /// The theme's colour for this series: 0, 1, 2 ...
  case series(Int)
  /// As titles.
  case ink
  /// As tick labels: for what supports the data without being them.
  case muted
  /// The colours of series 0, 1, 2 ... mixed by these weights, such as the responsibilities of a point.
  case blend([Double])
  /// One colour in every theme.
  case fixed(Color)

  /// The colour in a theme; an automatic colour must have been given its series before.
  public func resolved(in theme: Theme, automatic: Int = 0) -> Color {
    switch self {
    case .automatic: theme.series(automatic)
    case .series(let index): theme.series(index)
    case .ink: theme.ink
    case .muted: theme.mutedInk
    case .blend(let weights): Color.mixture(of: weights.indices.map { theme.series($0) }, weights: weights)
    case .fixed(let color): color
    }
  }
}

/// The colours of points.
public enum PointColor: Hashable, Sendable {
  /// All alike.
  case constant(MarkColor)
  /// By group: 0, 1, 2 ... for each point; groups also differ in shape. Names stand beside their groups, or in a legend.
  case series([Int], names: [String] = [])
  /// By value, with a colour bar; the domain defaults to the range of the values.
  case values([Double], map: ColorMap = .viridis, domain: ClosedRange<Double>? = nil, title: String = "")
  /// Each point's row of weights mixes the colours of series 0, 1, 2 ...
  case blend([[Double]])
  /// One given colour a point.
  case colors([Color])
}
