/// The colors of a figure; lengths and fonts are the same in every theme, so that layouts are too.
///
/// One of one's own is ``light`` or ``dark`` with other colors.
public struct Theme: Hashable, Sendable {
  /// A short name, such as "light".
  public var name: String
  /// The background.
  public var paper: Color
  /// Titles and annotations.
  public var ink: Color
  /// Tick labels, subtitles and reference lines.
  public var mutedInk: Color
  /// Axis lines and ticks.
  public var axis: Color
  /// Grid lines.
  public var grid: Color
  /// The high end of gray images.
  public var imageInk: Color
  /// Colors of series 0, 1, 2 ...: at least 3:1 contrast to the paper, and apart for color-blind eyes.
  public var series: [Color]

  /// Dark ink on white.
  public static let light = Theme(
    name: "light", paper: Color(hex: 0xFFFFFF), ink: Color(hex: 0x222222), mutedInk: Color(hex: 0x555555),
    axis: Color(hex: 0x8A8A8A), grid: Color(hex: 0xE8E8E8), imageInk: Color(hex: 0x111111),
    series: [Color(hex: 0x0072B2), Color(hex: 0xD55E00), Color(hex: 0x009E73), Color(hex: 0xA03C78)])

  /// Light ink on a dark page.
  public static let dark = Theme(
    name: "dark", paper: Color(hex: 0x16181D), ink: Color(hex: 0xE6E6E6), mutedInk: Color(hex: 0xB0B3B8),
    axis: Color(hex: 0x7C8088), grid: Color(hex: 0x2A2D34), imageInk: Color(hex: 0xF2F2F2),
    series: [Color(hex: 0x56B4E9), Color(hex: 0xE69F00), Color(hex: 0x009E73), Color(hex: 0xCC79A7)])

  /// The color of a series; after the last the first comes again, with another dash or shape.
  ///
  /// With the four colors of this module's themes the first sixteen series of lines and points differ, and the first twelve of bars.
  /// A legend that explains more says that some look alike; with fewer colors in a theme of one's own, fewer differ.
  public func series(_ index: Int) -> Color {
    guard !series.isEmpty else { return ink }
    let remainder = index % series.count
    return series[remainder < 0 ? remainder + series.count : remainder]
  }
}
