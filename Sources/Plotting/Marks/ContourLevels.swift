/// Which heights contour lines stand for.
public enum ContourLevels: Hashable, Sendable {
  /// About seven round numbers within the range of the values; powers of ten where tints have a logarithmic scale.
  case automatic
  /// About so many round numbers, from 1 to 100.
  case count(Int)
  /// These heights.
  case values([Double])
  /// These parts of the greatest height.
  case fractionsOfMaximum([Double])

  /// Refuses levels that cannot be drawn.
  func check() throws(PlottingError) {
    switch self {
    case .automatic: return
    case .count(let count):
      try PlottingError.check((1...100).contains(count), "Contours", "the count of levels", count, "from 1 to 100")
    case .values(let heights): try Self.check(heights, "a level")
    case .fractionsOfMaximum(let fractions): try Self.check(fractions, "a fraction of the maximum")
    }
  }

  private static func check(_ numbers: [Double], _ name: String) throws(PlottingError) {
    for number in numbers {
      try PlottingError.check(number.isDrawable, "Contours", name, number, "no further than 1e155 from zero")
    }
    try PlottingError.check(numbers.count <= 1000, "Contours", "the number of levels", numbers.count, "1000 or less")
  }

  /// The heights with their labels, rising, for values of a range; nothing where all values are the same.
  func heights(of range: ClosedRange<Double>?, scale: Scale) -> [Tick] {
    guard let range, range.lowerBound < range.upperBound else { return [] }
    func named(_ heights: [Double]) -> [Tick] {
      Set(heights.filter(\.isDrawable)).sorted().map { Tick($0, NumberText.rounded($0)) }
    }
    switch self {
    case .automatic: return Self.round(range, 8, scale)
    case .count(let count): return (1...100).contains(count) ? Self.round(range, count + 1, scale) : []
    case .values(let heights): return named(heights)
    case .fractionsOfMaximum(let fractions): return named(fractions.map { $0 * range.upperBound })
    }
  }

  private static func round(_ range: ClosedRange<Double>, _ count: Int, _ scale: Scale) -> [Tick] {
    let (low, high) = (range.lowerBound, range.upperBound)
    if scale == .logarithmic, low > 0 {
      let search = LogarithmicTicks(lower: low, upper: high)
      if let ticks = search.best(isLegible: { $0.count <= max(count, 2) }), ticks.count >= 2 {
        return ticks.filter { $0.value > low && $0.value < high }
      }
    }
    let round = Ticks.round(from: low, to: high, count: Double(max(count, 2)), staysInside: false)
    return round.ticks.filter { $0.value > low && $0.value < high }.map { Tick($0.value, $0.label + round.factor) }
  }
}
