/// Turns values into colors.
public enum ColorMap: String, Hashable, Sendable, CaseIterable {
  /// Dark violet to yellow in steps that look equally large, also to color-blind eyes and in print without color.
  case viridis
  /// From the background's color (low) to the ink's (high).
  case grays

  /// The color of a fraction from 0 (low) to 1 (high); fractions outside get the nearer end.
  public func color(at fraction: Double, theme: Theme) -> Color {
    let fraction = fraction > 0 ? min(fraction, 1) : 0
    switch self {
    case .viridis:
      return Color(hex: Self.viridisSteps[Int((fraction * 255).rounded())])
    case .grays:
      let low = theme.paper
      let high = theme.imageInk
      func between(_ start: Double, _ end: Double) -> Double { start + (end - start) * fraction }
      return Color(
        red: between(low.red, high.red), green: between(low.green, high.green), blue: between(low.blue, high.blue))
    }
  }
}
