// What the points of `Points` may look like.

/// The colors of points.
public enum PointColor: Hashable, Sendable {
  /// All alike.
  case constant(MarkColor)
  /// By group: 0, 1, 2 ... for each point; groups also differ in shape. Names stand beside their groups, or in a legend.
  case series([Int], names: [String] = [])
  /// By value, with a color bar; the domain defaults to the range of the values.
  case values([Double], map: ColorMap = .viridis, domain: ClosedRange<Double>? = nil, title: String = "")
  /// By value on a color scale of any kind, such as a diverging or a logarithmic one, with a color bar.
  case scaled([Double], ColorScale)
  /// Each point's row of weights mixes the colors of series 0, 1, 2 ...
  case blend([[Double]])
  /// One given color a point.
  case colors([Color])
}

/// How large points are.
public enum PointSize: Hashable, Sendable {
  /// Five points across.
  case standard
  /// One diameter for all, in points.
  case diameter(Double)
  /// A diameter each, in points.
  case diameters([Double])
  /// Areas in proportion to values that are not negative, the largest so many points across, at most 200; a title makes a legend of
  /// sizes.
  case areas([Double], title: String = "", largestDiameter: Double = 7)
}

/// What points look like.
public enum PointShape: Hashable, Sendable {
  /// Circles; by group, when colors tell groups apart, so that color is never the only sign. Scatters of one color have another
  /// shape where the color of an earlier one comes again.
  case automatic
  /// The same shape for all.
  case constant(Markers.Shape)
}
