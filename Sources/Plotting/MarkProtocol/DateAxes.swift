/// On which axes the positions of a mark are moments, in seconds since the beginning of 1970 (UTC), rather than numbers.
///
/// A figure with such a mark has an axis of dates there. A mark of numbers on the same axis is refused, unless the axis was declared
/// as one of dates, `Axis(scale: .time)`, in which case its numbers are seconds.
public struct DateAxes: OptionSet, Hashable, Sendable {
  /// A bit for each axis.
  public var rawValue: UInt8

  /// Axes from their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The horizontal axis.
  public static let x = DateAxes(rawValue: 1)
  /// The vertical axis.
  public static let y = DateAxes(rawValue: 2)
}

extension Figure {
  /// The axes with a scale of time where marks hold dates.
  ///
  /// - Throws: ``PlottingError`` when dates and numbers stand on one axis, or dates on one of another scale.
  func axesWithDates(of panels: [Panel]) throws(PlottingError) -> (x: Axis, y: Axis) {
    let marks = panels.flatMap(\.marks)
    let dated = marks.reduce(into: DateAxes()) { $0.formUnion($1.dateAxes) }
    var axes = (x: x, y: y)
    if dated.isEmpty { return axes }
    for (name, side) in [("x", DateAxes.x), ("y", .y)] where dated.contains(side) {
      let path = side == .x ? \(x: Axis, y: Axis).x : \.y
      guard axes[keyPath: path].scale != .time else { continue }
      try PlottingError.check(
        axes[keyPath: path].scale == .linear, "Axis \(name)", "the scale", axes[keyPath: path].scale.name,
        "linear or .time where marks hold dates")
      for mark in marks where !mark.dateAxes.contains(side) && (try? mark.check()) != nil {
        let names = side == .x ? mark.coordinates.x.names : mark.coordinates.y.names
        // Names beside dates are refused as names beside numbers are.
        if names != nil { continue }
        var extent = Extent()
        mark.extend(&extent)
        try PlottingError.check(
          (side == .x ? extent.x : extent.y) == nil, "Axis \(name)", "a position in \(type(of: mark))", "a number",
          "a date as in the other marks of this axis, or in seconds since 1970 with Axis(scale: .time)")
      }
      axes[keyPath: path].scale = .time
    }
    return axes
  }
}
