/// How thick bars are.
struct BarThickness {
  /// No bar is drawn thinner, in points, as it could not be seen.
  static let smallest = 0.75

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
