/// The range of values that marks need shown, and what they could not show.
public struct Extent: Hashable, Sendable {
  /// How horizontal values are spread.
  public var xScale: Scale
  /// How vertical values are spread.
  public var yScale: Scale
  /// The horizontal range so far.
  public private(set) var x: ClosedRange<Double>?
  /// The vertical range so far.
  public private(set) var y: ClosedRange<Double>?
  /// How many values could not be drawn.
  public var omittedCount = 0
  /// Whether horizontal values need a margin, as points at the very edge would be hard to read.
  public var padsX = false
  /// Whether all horizontal values are whole numbers, such as counts or iterations, so that ticks should be as well.
  public private(set) var isWholeX = true
  /// Whether all vertical values are whole numbers.
  public private(set) var isWholeY = true
  /// Whether some mark stands on the line of zero, such as a bar or a density, so that no margin may open below it.
  public var restsOnZero = false

  /// An empty extent for axes of these scales.
  public init(xScale: Scale = .linear, yScale: Scale = .linear) {
    self.xScale = xScale
    self.yScale = yScale
  }

  /// Adds a horizontal value; values that the axis has no place for are ignored.
  public mutating func add(x value: Double) {
    guard xScale.accepts(value) else { return }
    isWholeX = isWholeX && value.rounded() == value
    x = x.map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
  }

  /// Adds a vertical value; values that the axis has no place for are ignored.
  public mutating func add(y value: Double) {
    guard yScale.accepts(value) else { return }
    isWholeY = isWholeY && value.rounded() == value
    y = y.map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
  }

  /// Adds a point; one that the axes have no place for is counted.
  public mutating func add(_ x: Double, _ y: Double) {
    if xScale.accepts(x) && yScale.accepts(y) {
      add(x: x)
      add(y: y)
    } else {
      omittedCount += 1
    }
  }
}
