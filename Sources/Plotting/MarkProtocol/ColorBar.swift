/// The scale beside a figure that shows values as colors.
public struct ColorBar: Hashable, Sendable {
  /// How values become colors.
  public var map: ColorMap
  /// The values at the two ends.
  public var domain: ClosedRange<Double>
  /// What is measured, in label markup.
  public var title: String

  /// A color bar from its parts.
  public init(map: ColorMap, domain: ClosedRange<Double>, title: String) {
    self.map = map
    self.domain = domain
    self.title = title
  }
}
