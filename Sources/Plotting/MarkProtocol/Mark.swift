/// Something that stands for data in a figure: points, a line, a contour map.
///
/// A mark says how much room its data need, draws itself once the layout has fixed where the data stand, and offers its labels;
/// the layout decides whether a label stands at the mark or in the legend. The layout knows marks by this protocol only: one that
/// another module defines, in one file, can do all that those of this module can.
///
/// What the requirements mean stands here alone: marks tell swift-format not to ask for it again.
public protocol Mark: Sendable {
  /// The mark's one color, so that automatic colors are dealt out in order; nothing for a mark of many colors.
  var color: MarkColor? { get }

  /// Refuses data that do not fit together or cannot be drawn; nothing else is asked of a mark that throws.
  ///
  /// - Throws: ``PlottingError`` naming the mark, the argument and what it must be.
  func check() throws(PlottingError)

  /// Adds the mark's data to what the axes must show, and counts what cannot be drawn.
  func extend(_ extent: inout Extent)

  /// Paints the mark.
  func draw(in plot: inout PlotArea)

  /// Labels that would rather stand at the mark than in the legend.
  ///
  /// They are asked for before the axes are fixed as well, with a plot area that only resembles the final one, to learn how many
  /// there will be, what they say, and which of them want a margin.
  func labels(in plot: PlotArea) -> [DirectLabel]

  /// What the legend explains in any case.
  var legendEntries: [LegendEntry] { get }

  /// The scale of a mark that shows values as colors.
  var colorBar: ColorBar? { get }

  /// Where the data stand along axes that may have names instead of numbers; a mark that stands at numbers only need not say.
  ///
  /// Every panel of a figure has the same axes. An axis unites the names of all marks in order of first appearance, unless it has
  /// ``Axis/categories`` of its own, and the layout then sets the values of these coordinates to the places of their names: whole
  /// numbers, one apart. A mark keeps what is set here and extends, draws and labels at these places.
  var coordinates: Coordinates { get set }

  /// The axes on which the mark's positions are dates; usually those on which its coordinates are.
  var dateAxes: DateAxes { get }

  /// What the mark shows, for the alternative text: "400 points in 4 groups".
  var summary: String { get }
}

extension Mark {
  /// No single color.
  public var color: MarkColor? { nil }
  /// Nothing to refuse.
  public func check() throws(PlottingError) {}
  /// No labels.
  public func labels(in plot: PlotArea) -> [DirectLabel] { [] }
  /// Nothing to explain.
  public var legendEntries: [LegendEntry] { [] }
  /// At numbers, along both axes.
  public var coordinates: Coordinates {
    get { Coordinates() }
    set {}
  }
  /// Those of the coordinates.
  public var dateAxes: DateAxes {
    var axes: DateAxes = []
    if coordinates.x.areDates { axes.insert(.x) }
    if coordinates.y.areDates { axes.insert(.y) }
    return axes
  }
  /// No color bar.
  public var colorBar: ColorBar? { nil }
}
