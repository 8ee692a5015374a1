// Several `Bars` at the same places: side by side, or on top of each other.

extension Bars {
  /// Bars side by side, the first at the left (of bars that lie, at the top); they share the width that one would have.
  ///
  /// Where a name is missing from one of them, its place in the group stays empty.
  public static func grouped(_ bars: [Bars]) -> [Bars] { grouped(bars.map { [$0] }) }

  /// Stacks side by side: those of each inner list are put on top of each other.
  public static func grouped(_ stacks: [[Bars]]) -> [Bars] {
    let all = Array(stacks.joined())
    let fault = BarArrangement.fault(all, word: "grouped")
    return stacks.enumerated().flatMap { slot, stack in
      stacked(stack).map { bars in
        var bars = bars
        bars.arrangement.slot = bars.orientation == .horizontal ? stacks.count - 1 - slot : slot
        bars.arrangement.slotCount = stacks.count
        bars.arrangement.fault = bars.arrangement.fault ?? fault
        return bars
      }
    }
  }

  /// Bars on top of each other, the first on zero; what is negative is put below zero in the same way.
  ///
  /// A height that is not a number leaves a gap in its own series only.
  public static func stacked(_ bars: [Bars]) -> [Bars] {
    let fault = BarArrangement.fault(bars, word: "stacked")
    var tops: [BarArrangement.Place: Double] = [:]
    var bottoms: [BarArrangement.Place: Double] = [:]
    return bars.map { bars in
      var bars = bars
      bars.arrangement.fault = bars.arrangement.fault ?? fault
      let count = min(bars.positions.count, bars.heights.count)
      bars.arrangement.bases = bars.heights.prefix(count).enumerated().map { index, height in
        let place = bars.place(index)
        guard height.isDrawable else { return 0 }
        let base = (height < 0 ? bottoms[place] : tops[place]) ?? 0
        if height < 0 { bottoms[place] = base + height } else { tops[place] = base + height }
        return base
      }
      return bars
    }
  }
}

/// Where bars stand among others at the same places.
struct BarArrangement: Hashable, Sendable {
  /// A name or a number at which a bar stands.
  enum Place: Hashable, Sendable {
    case name(String)
    case number(Double)
    case nowhere
  }

  /// Which of the places side by side, and how many there are.
  var slot = 0
  var slotCount = 1
  /// Where each bar starts; from zero without.
  var bases: [Double] = []
  /// Why the bars do not go together, which the layout reports.
  var fault: PlottingError?

  func check() throws(PlottingError) { if let fault { throw fault } }

  /// Where a bar starts and ends.
  func ends(_ index: Int, height: Double) -> (start: Double, end: Double) {
    let base = bases.indices.contains(index) ? bases[index] : 0
    return (base, base + height)
  }

  /// Bars that grow different ways or are of different width cannot be put together.
  static func fault(_ bars: [Bars], word: String) -> PlottingError? {
    for other in bars.dropFirst() where bars[0].orientation != other.orientation || bars[0].width != other.width {
      let isWidth = bars[0].orientation == other.orientation
      func text(_ bars: Bars) -> String {
        isWidth ? bars.width.map { "\($0)" } ?? "automatic" : bars.orientation.rawValue
      }
      return .unsuitable(
        mark: "Bars.\(word)", argument: isWidth ? "width" : "orientation",
        value: "\(text(bars[0])) for some and \(text(other)) for others", requirement: "the same for all")
    }
    return nil
  }
}

/// Which places the bars of a panel have taken.
struct BarClaims: Hashable, Sendable {
  private struct Claim: Hashable, Sendable {
    var across: ClosedRange<Double>
    var along: ClosedRange<Double>
    var isVertical: Bool
  }

  private var claims: [BarArrangement.Place: [Claim]] = [:]

  /// Takes a bar's place; false when an earlier bar there would be hidden over its whole width.
  mutating func add(
    _ place: BarArrangement.Place, across: ClosedRange<Double>, along start: Double, _ end: Double, isVertical: Bool
  ) -> Bool {
    let claim = Claim(across: across, along: min(start, end)...max(start, end), isVertical: isVertical)
    // Sums of widths differ in the last digits.
    let slack = 1e-9 * (across.upperBound - across.lowerBound)
    let hides = claims[place, default: []].contains { earlier in
      earlier.isVertical == isVertical
        && earlier.across.lowerBound >= across.lowerBound - slack
        && earlier.across.upperBound <= across.upperBound + slack
        && max(earlier.along.lowerBound, claim.along.lowerBound) < min(earlier.along.upperBound, claim.along.upperBound)
    }
    claims[place, default: []].append(claim)
    return !hides
  }
}
