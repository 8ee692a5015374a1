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

extension Band {
  /// A band at dates.
  @_disfavoredOverload
  public init(
    x: [Date], lower: [Double], upper: [Double], color: MarkColor = .automatic, opacity: Double = 0.22,
    label: String = ""
  ) {
    self.init(x: seconds(x), lower: lower, upper: upper, color: color, opacity: opacity, label: label)
    dateAxes = .x
  }
}

extension Steps {
  /// Steps at dates.
  @_disfavoredOverload
  public init(
    x: [Date], y: [Double], position: StepPosition = .after, color: MarkColor = .automatic, width: Double = 1.8,
    dash: Dash = .automatic, label: String = ""
  ) {
    self.init(x: seconds(x), y: y, position: position, color: color, width: width, dash: dash, label: label)
    dateAxes = .x
  }
}

extension Stems {
  /// Stems at dates.
  @_disfavoredOverload
  public init(
    x: [Date], y: [Double], base: Double = 0, color: MarkColor = .automatic, width: Double = 1.4, label: String = ""
  ) {
    self.init(x: seconds(x), y: y, base: base, color: color, width: width, label: label)
    coordinates.x.areDates = true
  }
}

extension ErrorBars {
  /// Values at dates with how far they may be off.
  @_disfavoredOverload
  public init(
    x: [Date], y: [Double], yError: ErrorRange = .none, color: MarkColor = .automatic, width: Double = 1.4,
    capLength: Double = 6, points: Bool = true, label: String = ""
  ) {
    self.init(
      x: seconds(x), y: y, yError: yError, color: color, width: width, capLength: capLength, points: points,
      label: label)
    coordinates.x.areDates = true
  }
}

extension Rectangles {
  /// One rectangle for each interval between two moments, as high as the figure.
  @_disfavoredOverload
  public init(
    x intervals: [ClosedRange<Date>], color: MarkColor = .muted, opacity: Double = 0.15, label: String = ""
  ) {
    self.init(
      x: intervals.map { $0.lowerBound.timeIntervalSince1970...$0.upperBound.timeIntervalSince1970 }, color: color,
      opacity: opacity, label: label)
    dateAxes = .x
  }
}

extension TextMark {
  /// Texts at dates.
  @_disfavoredOverload
  public init(
    x: [Date], y: [Double], texts: [String], placement: Placement = .center, gap: Double = 4,
    fontSize: Double = DirectLabel.fontSize, color: MarkColor = .ink
  ) {
    self.init(
      x: seconds(x), y: y, texts: texts, placement: placement, gap: gap, fontSize: fontSize, color: color)
    coordinates.x.areDates = true
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
