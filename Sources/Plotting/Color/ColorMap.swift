/// Turns values into colors.
public enum ColorMap: String, Hashable, Sendable, CaseIterable {
  /// Dark violet to yellow in steps that look equally large, also to color-blind eyes and in print without color.
  case viridis
  /// From the background's color (low) to the ink's (high).
  case grays
  /// From blue (low) over a gray near the background's to orange (high): for values on both sides of one that means nothing special,
  /// such as gains and losses. Color-blind eyes tell the sides apart.
  case diverging
  /// Light, orange, dark, blue and light again: for what goes round, such as angles and times of day. Fractions outside of 0 to 1
  /// go on round the circle.
  case cyclic

  /// The color of a fraction from 0 (low) to 1 (high); fractions outside get the nearer end, except of a cyclic map.
  public func color(at fraction: Double, theme: Theme) -> Color {
    var fraction = fraction
    if self == .cyclic && fraction.isFinite { fraction -= fraction.rounded(.down) }
    fraction = fraction > 0 ? min(fraction, 1) : 0
    switch self {
    case .viridis:
      return Color(hex: Self.viridisSteps[Int((fraction * 255).rounded())])
    case .grays: return Color.between(theme.paper, theme.imageInk, fraction)
    case .diverging:
      return Self.color(at: fraction, in: theme.isDark ? Self.divergingOnDark : Self.divergingOnLight)
    case .cyclic: return Self.color(at: fraction, in: Self.cyclicSteps)
    }
  }

  /// The color between two of evenly spaced steps.
  private static func color(at fraction: Double, in steps: [Color]) -> Color {
    let place = fraction * Double(steps.count - 1)
    let index = min(Int(place), steps.count - 2)
    return Color.between(steps[index], steps[index + 1], place - Double(index))
  }
}

extension Theme {
  /// Whether the paper is darker than the middle between black and white.
  var isDark: Bool { paper.relativeLuminance < 0.18 }
}

extension Color {
  /// A part of the way from one color to another, for colors so close that the space in which it is taken does not matter, or for grays.
  fileprivate static func between(_ start: Color, _ end: Color, _ fraction: Double) -> Color {
    func part(_ start: Double, _ end: Double) -> Double { start + (end - start) * fraction }
    return Color(
      red: part(start.red, end.red), green: part(start.green, end.green), blue: part(start.blue, end.blue))
  }
}
