#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

// Dates as positions: an axis on which a mark has dates has ticks where the calendar changes, in UTC. This file alone knows the
// system's type; all others count seconds since the beginning of 1970.

private func seconds(_ dates: [Date]) -> [Double] { dates.map(\.timeIntervalSince1970) }

extension Axis {
  /// An axis of dates from one moment to another.
  public init(
    _ title: String = "", dates: ClosedRange<Date>, isReversed: Bool = false, ticks: TickPlaces = .automatic,
    format: TickFormat = .automatic
  ) {
    self.init(
      title, scale: .time, domain: dates.lowerBound.timeIntervalSince1970...dates.upperBound.timeIntervalSince1970,
      isReversed: isReversed, ticks: ticks, format: format)
  }
}

extension TickPlaces {
  /// Ticks at these moments, written as exactly as they are given.
  public static func dates(_ dates: [Date]) -> TickPlaces { .values(seconds(dates)) }
}

extension Tick {
  /// A tick at a moment with its label.
  public init(_ date: Date, _ label: String) { self.init(date.timeIntervalSince1970, label) }
}

extension Line {
  /// A line through values at dates.
  @_disfavoredOverload
  public init(
    x: [Date], y: [Double], color: MarkColor = .automatic, width: Double = 1.8, dash: Dash = .automatic,
    points: Bool = false, label: String = ""
  ) {
    self.init(x: seconds(x), y: y, color: color, width: width, dash: dash, points: points, label: label)
    coordinates.x.areDates = true
  }
}

extension Points {
  /// Points at dates.
  @_disfavoredOverload
  public init(
    x: [Date], y: [Double], color: PointColor = .constant(.automatic), size: PointSize = .standard,
    shape: PointShape = .automatic, opacity: Double = 0.8, label: String = ""
  ) {
    self.init(x: seconds(x), y: y, color: color, size: size, shape: shape, opacity: opacity, label: label)
    coordinates.x.areDates = true
  }

  /// Points whose vertical positions are dates.
  @_disfavoredOverload
  public init(
    x: [Double], y: [Date], color: PointColor = .constant(.automatic), size: PointSize = .standard,
    shape: PointShape = .automatic, opacity: Double = 0.8, label: String = ""
  ) {
    self.init(x: x, y: seconds(y), color: color, size: size, shape: shape, opacity: opacity, label: label)
    coordinates.y.areDates = true
  }
}

extension Bars {
  /// Bars at dates.
  @_disfavoredOverload
  public init(x: [Date], heights: [Double], color: MarkColor = .automatic, label: String = "") {
    self.init(x: seconds(x), heights: heights, color: color, label: label)
    positions.areDates = true
  }
}

extension Segment {
  /// A line between two points at dates.
  public init(
    from start: (x: Date, y: Double), to end: (x: Date, y: Double), color: MarkColor = .muted, width: Double = 1,
    dash: Dash = .solid
  ) {
    self.init(
      from: (start.x.timeIntervalSince1970, start.y), to: (end.x.timeIntervalSince1970, end.y), color: color,
      width: width, dash: dash)
    coordinates.x.areDates = true
  }
}

extension ReferenceLine {
  /// A vertical line at a date.
  public init(x: Date, label: String = "", color: MarkColor = .muted) {
    self.init(x: x.timeIntervalSince1970, label: label, color: color)
    isDate = true
  }

  /// A horizontal line at a date.
  public init(y: Date, label: String = "", color: MarkColor = .muted) {
    self.init(y: y.timeIntervalSince1970, label: label, color: color)
    isDate = true
  }
}

extension Annotation {
  /// A remark at a date; where there is no room for it, it goes to the legend with the same marker.
  public init(
    _ text: String, x: Date, y: Double, placement: Placement = .automatic, color: MarkColor = .ink,
    marker: Bool = false
  ) {
    self.init(text, x: x.timeIntervalSince1970, y: y, placement: placement, color: color, marker: marker)
    coordinates.x.areDates = true
  }
}
