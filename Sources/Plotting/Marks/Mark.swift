/// Something that stands for data in a figure: points, a line, a contour map.
///
/// A mark says how much room its data need, draws itself once the layout has fixed where the data stand, and offers its labels;
/// the layout decides whether a label stands at the mark or in the legend.
public protocol Mark: Sendable {
  /// The mark's one colour, so that automatic colours are dealt out in order; nothing for a mark of many colours.
  var color: MarkColor? { get }

  /// Refuses data that cannot be drawn.
  ///
  /// - Throws: ``PlottingError`` naming the mark, the argument and what it must be.
  func check() throws(PlottingError)

  /// Adds the mark's data to what the axes must show, and counts what cannot be drawn.
  func extend(_ extent: inout Extent)

  /// Paints the mark.
  func draw(in plot: inout PlotArea)

  /// Labels that would rather stand at the mark than in the legend.
  func labels(in plot: PlotArea) -> [DirectLabel]

  /// What the legend explains.
  var legendEntries: [LegendEntry] { get }

  /// The scale of a mark that shows values as colours.
  var colorBar: ColorBar? { get }

  /// Names of places along the x axis that stand there instead of numbers; usually none.
  var categories: [String] { get }

  /// What the mark shows, for the alternative text: "400 points in 4 groups".
  var summary: String { get }
}

extension Mark {
  /// No single colour.
  public var color: MarkColor? { nil }
  /// Nothing to refuse.
  public func check() throws(PlottingError) {}
  /// No labels.
  public func labels(in plot: PlotArea) -> [DirectLabel] { [] }
  /// Nothing to explain.
  public var legendEntries: [LegendEntry] { [] }
  /// No names.
  public var categories: [String] { [] }
  /// No colour bar.
  public var colorBar: ColorBar? { nil }
}

/// Collects marks written one below the other, with `if`, `for` and `switch` among them.
@resultBuilder
public enum MarkBuilder {
  /// A single mark.
  public static func buildExpression(_ mark: any Mark) -> [any Mark] { [mark] }
  /// Several marks.
  public static func buildExpression(_ marks: [any Mark]) -> [any Mark] { marks }
  /// Marks in order.
  public static func buildBlock(_ parts: [any Mark]...) -> [any Mark] { parts.flatMap { $0 } }
  /// The marks of an `if` without `else`.
  public static func buildOptional(_ marks: [any Mark]?) -> [any Mark] { marks ?? [] }
  /// The marks of the first branch.
  public static func buildEither(first marks: [any Mark]) -> [any Mark] { marks }
  /// The marks of the second branch.
  public static func buildEither(second marks: [any Mark]) -> [any Mark] { marks }
  /// The marks of a loop.
  public static func buildArray(_ parts: [[any Mark]]) -> [any Mark] { parts.flatMap { $0 } }
  /// The marks under an availability condition.
  public static func buildLimitedAvailability(_ marks: [any Mark]) -> [any Mark] { marks }
}
