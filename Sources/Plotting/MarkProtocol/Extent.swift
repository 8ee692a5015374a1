/// The range of values that marks need shown, and what they could not show.
public struct Extent: Hashable, Sendable {
  /// How horizontal values are spread.
  public let xScale: Scale
  /// How vertical values are spread.
  public let yScale: Scale
  /// The horizontal values at the ends of the axis, where the figure gives them.
  public let xDomain: ClosedRange<Double>?
  /// The vertical values at the ends of the axis, where the figure gives them.
  public let yDomain: ClosedRange<Double>?
  /// The horizontal range that must be shown so far: that of the data and of what needs room beside them.
  public private(set) var x: ClosedRange<Double>?
  /// The vertical range that must be shown so far.
  public private(set) var y: ClosedRange<Double>?
  /// The horizontal range of the data.
  public private(set) var dataX: ClosedRange<Double>?
  /// The vertical range of the data.
  public private(set) var dataY: ClosedRange<Double>?
  /// How many values could not be drawn.
  public var omittedCount = 0
  /// How many points, bars and the like cannot be seen because they lie beyond the ends given for an axis.
  public private(set) var outsideCount = 0
  /// How many points of lines lie beyond the ends given for an axis; such a line is seen to leave the figure.
  public private(set) var outsideVertexCount = 0
  /// How many values have the color of an end because they lie beyond those given for colors.
  public var beyondColorsCount = 0
  /// How far marks reach beyond the places of their data, in points of the picture.
  public private(set) var reach = 0.0
  /// Whether horizontal values need a margin, as points at the very edge would be hard to read.
  public var padsX = false
  /// Whether all horizontal values are whole numbers, such as counts or iterations, so that ticks should be as well.
  public private(set) var isWholeX = true
  /// Whether all vertical values are whole numbers.
  public private(set) var isWholeY = true
  /// The horizontal value on which some mark stands, such as a bar that lies, so that no margin may open before it.
  public private(set) var restsOnX: Double?
  /// The vertical value on which some mark stands, such as a bar or a density.
  public private(set) var restsOnY: Double?
  /// The horizontal range that cells or images cover without a gap: where it ends the axis may end, without a margin.
  public private(set) var coveredX: ClosedRange<Double>?
  /// The vertical range that cells or images cover without a gap.
  public private(set) var coveredY: ClosedRange<Double>?
  /// What readers must be told below the figure.
  private(set) var remarks: [String] = []
  /// What the first mark that does not go with those before it says.
  private(set) var refusal: PlottingError?
  /// Whether the latest mark has added values of an axis.
  private(set) var latestMarkHasX = false
  private(set) var latestMarkHasY = false
  /// Where bars of the panel stand.
  var claims = BarClaims()

  /// An empty extent for axes of these scales, and with these ends where they are given.
  public init(
    xScale: Scale = .linear, yScale: Scale = .linear, xDomain: ClosedRange<Double>? = nil,
    yDomain: ClosedRange<Double>? = nil
  ) {
    self.xScale = xScale
    self.yScale = yScale
    self.xDomain = xDomain
    self.yDomain = yDomain
  }

  /// An empty extent for the axes of a figure.
  init(_ figure: Figure) {
    self.init(xScale: figure.x.scale, yScale: figure.y.scale, xDomain: figure.x.domain, yDomain: figure.y.domain)
  }

  mutating func beginMark() { (latestMarkHasX, latestMarkHasY) = (false, false) }

  /// Adds a horizontal value; values that the axis has no place for are ignored.
  public mutating func add(x value: Double) {
    latestMarkHasX = true
    guard xScale.accepts(value) else { return }
    isWholeX = isWholeX && value.rounded() == value
    dataX = Self.union(dataX, value)
    x = Self.union(x, value)
  }

  /// Adds a vertical value; values that the axis has no place for are ignored.
  public mutating func add(y value: Double) {
    latestMarkHasY = true
    guard yScale.accepts(value) else { return }
    isWholeY = isWholeY && value.rounded() == value
    dataY = Self.union(dataY, value)
    y = Self.union(y, value)
  }

  /// Adds a rectangle that is covered without a gap; ends that the axes have no place for are ignored.
  ///
  /// Whether values are whole is left to what stands in the rectangle.
  public mutating func add(coveredX x: ClosedRange<Double>, coveredY y: ClosedRange<Double>) {
    // Edges halfway between whole numbers do not make these less whole.
    let (wholeX, wholeY) = (isWholeX, isWholeY)
    for end in [x.lowerBound, x.upperBound] { add(x: end) }
    for end in [y.lowerBound, y.upperBound] { add(y: end) }
    (isWholeX, isWholeY) = (wholeX, wholeY)
    coveredX = coveredX.map { min($0.lowerBound, x.lowerBound)...max($0.upperBound, x.upperBound) } ?? x
    coveredY = coveredY.map { min($0.lowerBound, y.lowerBound)...max($0.upperBound, y.upperBound) } ?? y
  }

  /// Adds a point; one that the axes have no place for is counted, and one that lies beyond ends given for them.
  public mutating func add(_ x: Double, _ y: Double) {
    if addIfAccepted(x, y), isOutside(x, y) { outsideCount += 1 }
  }

  /// Adds a point of a line, which may run on to the next beyond the ends given for the axes.
  public mutating func add(vertex x: Double, _ y: Double) {
    if addIfAccepted(x, y), isOutside(x, y) { outsideVertexCount += 1 }
  }

  /// Adds a sample of a function, of which as many as are needed stand for the curve, so that none is missed beyond given ends.
  mutating func add(sample x: Double, _ y: Double) { _ = addIfAccepted(x, y) }

  /// Adds a line across the whole figure; one that the axis has no place for is counted, and one beyond ends given for it.
  mutating func add(lineAt value: Double, isVertical: Bool) {
    if isVertical { add(x: value) } else { add(y: value) }
    guard (isVertical ? xScale : yScale).accepts(value) else {
      omittedCount += 1
      return
    }
    if Self.isApart(value, value, from: isVertical ? xDomain : yDomain) { outsideCount += 1 }
  }

  /// Adds a shape that fills a range of both axes; one of which nothing lies between the ends given for the axes is counted.
  public mutating func add(shapeFrom low: Point, to high: Point) {
    latestMarkHasX = true
    latestMarkHasY = true
    guard accepts(low.x, low.y), accepts(high.x, high.y) else {
      omittedCount += 1
      return
    }
    _ = addIfAccepted(low.x, low.y)
    _ = addIfAccepted(high.x, high.y)
    if Self.isApart(low.x, high.x, from: xDomain) || Self.isApart(low.y, high.y, from: yDomain) { outsideCount += 1 }
  }

  /// Makes room for something that is not a value of the data, such as the side of a bar.
  public mutating func makeRoom(x value: Double) { if xScale.accepts(value) { x = Self.union(x, value) } }

  /// Makes room for something that is not a value of the data, such as what a bar stands on.
  public mutating func makeRoom(y value: Double) { if yScale.accepts(value) { y = Self.union(y, value) } }

  /// Makes room for marks that reach so many points of the picture beyond the places of their data.
  public mutating func makeRoom(points: Double) { if points.isFinite { reach = max(reach, min(points, 200)) } }

  /// Has the figure end at the value that a mark stands on; the vertical axis' value when it is vertical, as bars usually are.
  public mutating func rest(on value: Double, isVertical: Bool = true) {
    if isVertical {
      makeRoom(y: value)
      restsOnY = value
    } else {
      makeRoom(x: value)
      restsOnX = value
    }
  }

  /// Whether some mark stands on the line of zero, such as a bar or a density, so that no margin may open below it.
  public var restsOnZero: Bool {
    get { restsOnY == 0 }
    set { restsOnY = newValue ? 0 : nil }
  }

  /// Tells readers something below the figure and in its alternative text, once, in a sentence without its full stop.
  public mutating func tell(_ remark: String) { if !remarks.contains(remark) { remarks.append(remark) } }

  /// Refuses a mark beside those that have been added before.
  public mutating func refuse(_ error: PlottingError) { refusal = refusal ?? error }

  /// What the figure says below its axes, in order.
  var notes: [String] {
    var notes: [String] = []
    if omittedCount > 0 { notes.append(Layout.note(omittedCount: omittedCount)) }
    if outsideCount > 0 { notes.append(Layout.note(outsideCount: outsideCount)) }
    if beyondColorsCount > 0 { notes.append(Layout.note(beyondColorsCount: beyondColorsCount)) }
    return notes + remarks
  }

  /// Adds what the extent of another panel of the same figure holds.
  mutating func merge(_ other: Extent) {
    x = Self.union(x, other.x)
    y = Self.union(y, other.y)
    dataX = Self.union(dataX, other.dataX)
    dataY = Self.union(dataY, other.dataY)
    coveredX = Self.union(coveredX, other.coveredX)
    coveredY = Self.union(coveredY, other.coveredY)
    omittedCount += other.omittedCount
    outsideCount += other.outsideCount
    outsideVertexCount += other.outsideVertexCount
    beyondColorsCount += other.beyondColorsCount
    reach = max(reach, other.reach)
    padsX = padsX || other.padsX
    isWholeX = isWholeX && other.isWholeX
    isWholeY = isWholeY && other.isWholeY
    restsOnX = other.restsOnX ?? restsOnX
    restsOnY = other.restsOnY ?? restsOnY
    for remark in other.remarks { tell(remark) }
  }

  private static func union(_ first: ClosedRange<Double>?, _ second: ClosedRange<Double>?) -> ClosedRange<Double>? {
    guard let first, let second else { return first ?? second }
    return min(first.lowerBound, second.lowerBound)...max(first.upperBound, second.upperBound)
  }

  private mutating func addIfAccepted(_ x: Double, _ y: Double) -> Bool {
    latestMarkHasX = true
    latestMarkHasY = true
    guard accepts(x, y) else {
      omittedCount += 1
      return false
    }
    add(x: x)
    add(y: y)
    return true
  }

  private func accepts(_ x: Double, _ y: Double) -> Bool { xScale.accepts(x) && yScale.accepts(y) }

  private func isOutside(_ x: Double, _ y: Double) -> Bool {
    Self.isApart(x, x, from: xDomain) || Self.isApart(y, y, from: yDomain)
  }

  /// Whether a range ends before a domain or starts behind it; a hair's breadth beyond it is still drawn.
  private static func isApart(_ low: Double, _ high: Double, from domain: ClosedRange<Double>?) -> Bool {
    guard let domain else { return false }
    let slack = 1e-9 * (domain.upperBound - domain.lowerBound)
    return high < domain.lowerBound - slack || low > domain.upperBound + slack
  }

  private static func union(_ range: ClosedRange<Double>?, _ value: Double) -> ClosedRange<Double> {
    range.map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
  }
}
