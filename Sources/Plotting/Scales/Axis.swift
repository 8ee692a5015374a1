/// How one direction of a figure is named, scaled and bounded.
public struct Axis: Hashable, Sendable {
  /// What is measured; markup as in all labels.
  public var title: String
  /// In which unit, shown in brackets after the title.
  public var unit: String
  /// How values are spread.
  public var scale: Scale
  /// The values at the ends; from the data with a margin when nothing is given.
  public var domain: ClosedRange<Double>?
  /// Whether zero must be in view.
  public var includesZero: Bool
  /// Whether neither line, ticks, labels nor title are drawn.
  public var isHidden: Bool
  /// The names along the axis and their order, from left to right or from the top down; when empty, the names at which marks
  /// stand in order of first appearance, or numbers where no mark stands at names.
  public var categories: [String]

  /// An axis; every part may be left to the data.
  public init(
    _ title: String = "", unit: String = "", scale: Scale = .linear, domain: ClosedRange<Double>? = nil,
    includesZero: Bool = false, isHidden: Bool = false, categories: [String] = []
  ) {
    self.title = title
    self.unit = unit
    self.scale = scale
    self.domain = domain
    self.includesZero = includesZero
    self.isHidden = isHidden
    self.categories = categories
  }

  /// An axis that is not drawn.
  public static let hidden = Axis(isHidden: true)

  /// Title and unit as drawn.
  var heading: String { unit.isEmpty ? title : title.isEmpty ? "[\(unit)]" : "\(title) [\(unit)]" }
}
