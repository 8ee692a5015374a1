/// Lengths and fonts of all figures, in points: text is a little smaller than that of the page round it, and stays legible where a
/// column is narrower than the figure.
enum Metrics {
  static let margin = 12.0
  static let titleFont = Font(weight: .bold, size: 15)
  static let subtitleFont = Font(size: 12.5)
  static let panelTitleFont = Font(weight: .bold, size: 12)
  static let axisFont = Font(size: 12.5)
  static let tickFont = Font(size: 11.5)
  static let legendFont = Font(size: 12)
  static let labelFont = Font(size: DirectLabel.fontSize)
  static let noteFont = Font(size: 10.5)

  /// Between blocks of text above the axes.
  static let gap = 8.0
  static let tickLength = 3.5
  static let minorTickLength = 2.0
  /// Between the end of a tick and its label; with the tick, more than the lowest label of the other axis reaches below its tick.
  static let tickGap = 4.5
  /// Between labels of neighboring ticks, at least.
  static let tickLabelDistance = 7.0
  static let wantedTickDistanceX = 76.0
  static let wantedTickDistanceBar = 35.0
  static let wantedTickDistanceY = 48.0
  /// Names at the ends of lines are broken at this width.
  static let marginLabelWidth = 160.0
  static let smallestPanelSide = 48.0

  static let swatchWidth = 20.0
  static let swatchGap = 5.0
  static let legendItemGap = 16.0
  static let legendRowGap = 3.0
  static let colorBarWidth = 130.0
  static let colorBarHeight = 8.0
  static let panelGap = 16.0
}
