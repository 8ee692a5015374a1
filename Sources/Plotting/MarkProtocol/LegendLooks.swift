/// What series look like in a legend, to find those that look the same because there are more series than looks.
struct LegendLooks {
  /// The series that has a look.
  private var series: [Look: Int] = [:]

  private struct Look: Hashable {
    var kind: String
    var color: Int
    var sign: Int
  }

  /// Whether two series of a legend look alike.
  static func areAlike(_ entries: [LegendEntry]) -> Bool {
    var looks = LegendLooks()
    return entries.contains { !looks.add($0) }
  }

  /// Adds an entry; false when another series looks the same.
  private mutating func add(_ entry: LegendEntry) -> Bool {
    guard let index = entry.swatch.color?.series(automatic: entry.automaticSeries) else { return true }
    let cycle = SeriesCycle(index, colorCount: Theme.light.series.count)
    let look: Look
    switch entry.swatch {
    case .line(_, let width, let dash, let hasPoint):
      look = Look(
        kind: "line \(width) \(dash) \(hasPoint)", color: cycle.color, sign: dash == .automatic ? cycle.sign : 0)
    case .marker(let shape, _, let diameter, _):
      look = Look(
        kind: "marker \(shape?.rawValue ?? "") \(diameter)", color: cycle.color,
        sign: shape == nil ? cycle.repetition : 0)
    case .bar: look = Look(kind: "bar", color: cycle.color, sign: cycle.round % BarLook.count)
    case .area(_, let opacity, let outlined):
      look = Look(kind: "area \(opacity) \(outlined)", color: cycle.color, sign: 0)
    case .blank: return true
    }
    defer { series[look] = index }
    return series[look].map { $0 == index } ?? true
  }
}

extension LegendEntry.Swatch {
  /// The color of the sample.
  fileprivate var color: MarkColor? {
    switch self {
    case .line(let color, _, _, _), .marker(_, let color, _, _), .area(let color, _, _), .bar(let color): color
    case .blank: nil
    }
  }
}
