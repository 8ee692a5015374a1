// What the axes of each panel show.
extension PlotGeometrySolver {
  func horizontalTicks(_ domain: ClosedRange<Double>, panel index: Int, width: Double) -> AxisTicks {
    if figure.x.isHidden { return AxisTicks() }
    let projection = figure.x.projection(domain, start: 0, end: width)
    if !namesX.isEmpty {
      return AxisTicks(namesAcross: namesX, projection: projection, measurements: measurements)
    }
    let extent = extents.x(ofPanel: index)
    return measurements.ticks(
      TickRequest(
        projection: projection, isHorizontal: true, wantedDistance: Metrics.wantedTickDistanceX,
        isWhole: extent.isWholeX, constant: Self.constant(figure.x, extent.x), places: figure.x.ticks,
        format: figure.x.format, isSelfContained: extents.scales.isFreeX))
  }

  func verticalTicks(_ domain: ClosedRange<Double>, panel index: Int, height: Double) -> AxisTicks {
    if figure.y.isHidden { return AxisTicks() }
    let projection = figure.y.projection(domain, start: height, end: 0)
    if !namesY.isEmpty {
      return AxisTicks(namesDown: namesY, projection: projection, widest: widestName, measurements: measurements)
    }
    let extent = extents.y(ofPanel: index)
    return measurements.ticks(
      TickRequest(
        projection: projection, isHorizontal: false,
        wantedDistance: Metrics.wantedTickDistanceY, isWhole: extent.isWholeY,
        constant: Self.constant(figure.y, extent.y), places: figure.y.ticks, format: figure.y.format,
        isSelfContained: extents.scales.isFreeY))
  }

  /// The one value that all data have; nothing where a given range says what is to be seen.
  private static func constant(_ axis: Axis, _ range: ClosedRange<Double>?) -> Double? {
    guard axis.domain == nil, !axis.includesZero, let range, range.lowerBound == range.upperBound else { return nil }
    return range.lowerBound
  }

  /// Between the rows of panels: with the labels of a horizontal axis where each panel has its own.
  func gapY(tickHeight: Double) -> Double {
    guard rows > 1 else { return 0 }
    let labels = extents.scales.isFreeX && !figure.x.isHidden ? Metrics.tickLength + Metrics.tickGap + tickHeight : 0
    return Metrics.panelGap + 4 + labels
  }
}
