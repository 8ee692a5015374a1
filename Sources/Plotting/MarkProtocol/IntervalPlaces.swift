extension AxisProjection {
  /// Where an end of an interval stands, in points; nothing for what is no number or too large.
  ///
  /// An end that is not positive lies beyond the start of a logarithmic axis, however far that reaches: the interval is drawn from there.
  public func end(_ value: Double) -> Double? {
    if scale.accepts(value) { return self(value) }
    guard value.isDrawable else { return nil }
    return start < end ? start - Self.beyond : start + Self.beyond
  }

  /// Farther than any line is thick.
  private static var beyond: Double { 100 }
}

extension Extent {
  /// Adds an interval of vertical values at a place; one of which nothing can be drawn is counted.
  public mutating func add(_ x: Double, from start: Double, to end: Double) {
    guard xScale.accepts(x), start.isDrawable, end.isDrawable, yScale.accepts(max(start, end)) else {
      omittedCount += 1
      return
    }
    add(x: x)
    add(y: start)
    add(y: end)
  }
}
