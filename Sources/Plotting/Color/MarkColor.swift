/// The color of a mark, named by its role, so that one figure looks right on light and on dark paper.
public enum MarkColor: Hashable, Sendable {
  /// The next series color that no earlier mark of the figure has.
  case automatic
  /// The theme's color for this series: 0, 1, 2 ...
  case series(Int)
  /// As titles.
  case ink
  /// As tick labels: for what supports the data without being them.
  case muted
  /// The colors of series 0, 1, 2 ... mixed by these weights, such as the responsibilities of a point.
  case blend([Double])
  /// One color in every theme.
  case fixed(Color)

  /// The series it belongs to; nothing for a color that is not a series'.
  func series(automatic: Int) -> Int? {
    switch self {
    case .automatic: automatic
    case .series(let index): index
    case .ink, .muted, .blend, .fixed: nil
    }
  }

  /// The color in a theme.
  func resolved(in theme: Theme, automatic: Int) -> Color {
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
