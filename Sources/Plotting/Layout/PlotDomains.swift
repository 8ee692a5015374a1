/// What the two axes of a figure show.
struct PlotDomains {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>
  private let scaleX: Scale
  private let scaleY: Scale
  /// Whether the domains are given, by the figure or by names, so that they stay as they are.
  private let isFixedX: Bool
  private let isFixedY: Bool
  private let restsOnX: Double?
  private let restsOnY: Double?

  init(_ figure: Figure, namesX: AxisNames, namesY: AxisNames, extents: PanelExtents, panel: Int) {
    let (across, up) = (extents.x(ofPanel: panel), extents.y(ofPanel: panel))
    x = Domains.resolve(
      figure.x, names: namesX, range: across.x, pads: across.padsX, restsOn: across.restsOnX, covered: across.coveredX)
    y = Domains.resolve(
      figure.y, names: namesY, range: up.y, pads: true, restsOn: up.restsOnY, covered: up.coveredY)
    (scaleX, scaleY) = (figure.x.scale, figure.y.scale)
    isFixedX = figure.x.domain != nil || !namesX.isEmpty
    isFixedY = figure.y.domain != nil || !namesY.isEmpty
    (restsOnX, restsOnY) = (across.restsOnX, up.restsOnY)
  }

  var spanX: Double { Domains.span(x, scale: scaleX) }
  var spanY: Double { Domains.span(y, scale: scaleY) }

  /// The domains with room for marks that reach so far beyond their data, where the data decide on them.
  func withRoom(_ reach: Double, in panel: Size) -> PlotDomains {
    var roomy = self
    func margin(_ span: Double, _ side: Double) -> Double { span * reach / max(side - 2 * reach, side / 2) }
    // The usual margin, a part of the side, is there already.
    if !isFixedX && reach > Domains.padding * panel.width {
      roomy.x = Domains.widened(
        x, toSpan: spanX + 2 * margin(spanX, panel.width), scale: scaleX, restsOn: restsOnX)
    }
    if !isFixedY && reach > Domains.padding * panel.height {
      roomy.y = Domains.widened(
        y, toSpan: spanY + 2 * margin(spanY, panel.height), scale: scaleY, restsOn: restsOnY)
    }
    return roomy
  }

  /// The least part of a panel's one side that the other may have: a twenty-fifth.
  static let smallestProportion = 0.04

  /// Refuses units that cannot be equally long.
  func checkEqual(namesX: AxisNames, namesY: AxisNames, scales: PanelScales) throws(PlottingError) {
    func refuse(_ value: String, _ requirement: String) throws(PlottingError) {
      try PlottingError.check(false, "Figure", "aspect", value, requirement)
    }
    if namesX.isEmpty != namesY.isEmpty {
      try refuse("equal, with names along one axis only", "free, as names have no unit")
    }
    if scaleX != scaleY {
      try refuse(
        "equal, with a \(scaleX.name) x axis and a \(scaleY.name) y axis",
        "free, unless both scales are the same")
    }
    if scales != .shared && (isFixedX || isFixedY) {
      try refuse(
        "equal, with panels of their own scales and a given domain or names",
        "free, unless domains are left to the data or scales are shared")
    }
    let isTooNarrow =
      (isFixedX && spanX < Self.smallestProportion * spanY) || (isFixedY && spanY < Self.smallestProportion * spanX)
    if isTooNarrow {
      try refuse(
        "equal, though one axis shows less than a twenty-fifth of what the other shows",
        "free, unless the domains are more alike or left to the data")
    }
  }

  /// The domains with units of equal length, and a panel that they fit: what is left to the data shows more, and what is given
  /// takes less of the panel's side.
  func equal(in panel: inout Size, roomX: Double, roomY: Double) -> PlotDomains {
    var unit = max(spanX / panel.width, spanY / panel.height)
    if isFixedX && roomX > 0 { unit = min(unit, spanX / roomX) }
    if isFixedY && roomY > 0 { unit = min(unit, spanY / roomY) }
    var equal = self
    if isFixedX {
      panel.width = spanX / unit
    } else {
      equal.x = Domains.widened(x, toSpan: unit * panel.width, scale: scaleX, restsOn: restsOnX)
      // A logarithmic axis ends where its scale does.
      if scaleX == .logarithmic { panel.width = min(panel.width, equal.spanX / unit) }
    }
    if isFixedY {
      panel.height = spanY / unit
    } else {
      equal.y = Domains.widened(y, toSpan: unit * panel.height, scale: scaleY, restsOn: restsOnY)
      if scaleY == .logarithmic { panel.height = min(panel.height, equal.spanY / unit) }
    }
    return equal
  }
}
