/// How thick bars are.
struct BarThickness {
  /// No bar is drawn thinner, in points, as it could not be seen.
  static let smallest = 0.75

  /// A bar in the picture.
  struct Drawn {
    /// Its two sides, in rising order.
    var low: Double
    var high: Double
    var base: Double
    var tip: Double

    init(_ side: Double, _ other: Double, base: Double, tip: Double) {
      (low, high) = (min(side, other), max(side, other))
      self.base = base
      self.tip = tip
    }
  }

  private let bars: Bars
  /// The thickness of all; nothing where each has its own.
  private let common: Double?
  /// The distance from each bar to the nearest other, where they differ much.
  private var nearest: [Double] = []
  private var typical = 1.0

  init(_ bars: Bars) {
    self.bars = bars
    if let width = bars.width {
      common = width
      return
    }
    if bars.positions.names != nil {
      common = 0.8
      return
    }
    let values = bars.positions.values
    let order = values.indices.filter { values[$0].isDrawable }.sorted { values[$0] < values[$1] }
    let distances = zip(order, order.dropFirst()).map { values[$1] - values[$0] }
    let sorted = distances.filter { $0 > 0 }.sorted()
    guard let smallest = sorted.first else {
      common = 0.8
      return
    }
    typical = sorted[sorted.count / 2]
    // One pair close together must not make hairlines of all the others.
    guard smallest < typical / 4 else {
      common = 0.8 * smallest
      return
    }
    common = nil
    nearest = Array(repeating: typical, count: values.count)
    for (place, index) in order.enumerated() {
      if place > 0, distances[place - 1] > 0 { nearest[index] = min(nearest[index], distances[place - 1]) }
      if place + 1 < order.count, distances[place] > 0 { nearest[index] = min(nearest[index], distances[place]) }
    }
  }

  /// The two sides of a bar in data units.
  func sides(_ index: Int) -> ClosedRange<Double> {
    let middle = bars.positions.values[index]
    guard middle.isDrawable else { return 0...0 }
    let group = common ?? 0.8 * nearest[index]
    let slot = group / Double(bars.arrangement.slotCount)
    let left = middle - group / 2 + slot * Double(bars.arrangement.slot)
    return left...(left + slot)
  }

  /// Bars thick enough to be seen; of more than there are columns in a picture, those within one column are joined.
  static func visible(_ bars: [Drawn], in frame: Rectangle) -> [Drawn] {
    let width = DenseLines.columnWidth
    guard Double(bars.count) > (frame.width + frame.height) / width else { return bars.map(thickened) }
    var columns: [Double: [ClosedRange<Double>]] = [:]
    var result: [Drawn] = []
    for bar in bars {
      if bar.high - bar.low > width {
        result.append(thickened(bar))
      } else {
        let column = ((bar.low + bar.high) / 2 / width).rounded(.down)
        columns[column, default: []].append(min(bar.base, bar.tip)...max(bar.base, bar.tip))
      }
    }
    for (column, ranges) in columns.sorted(by: { $0.key < $1.key }) {
      for range in DenseLines.union(ranges) {
        result.append(
          thickened(
            Drawn(column * width, (column + 1) * width, base: range.lowerBound, tip: range.upperBound)))
      }
    }
    return result
  }

  private static func thickened(_ bar: Drawn) -> Drawn {
    let missing = smallest - (bar.high - bar.low)
    guard missing > 0 else { return bar }
    return Drawn(bar.low - missing / 2, bar.high + missing / 2, base: bar.base, tip: bar.tip)
  }
}

/// How bars of a series are filled: in its color, and where colors come again, paler with an outline.
struct BarLook: Hashable, Sendable {
  static let outlineWidth = 1.2
  private static let looks = [
    BarLook(opacity: 0.85, isOutlined: false), BarLook(opacity: 0.35, isOutlined: true),
    BarLook(opacity: 0, isOutlined: true),
  ]

  var opacity: Double
  var isOutlined: Bool

  private init(opacity: Double, isOutlined: Bool) {
    self.opacity = opacity
    self.isOutlined = isOutlined
  }

  init(series: Int?, colorCount: Int) {
    self = Self.looks[SeriesCycle(series ?? 0, colorCount: colorCount).round % Self.looks.count]
  }

  /// How many there are.
  static var count: Int { looks.count }
}
