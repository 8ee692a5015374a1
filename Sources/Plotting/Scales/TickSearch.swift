/// The search for good tick labels by Talbot, Lin and Hanrahan: "An Extension of Wilkinson's Algorithm for Positioning Tick
/// Labels on Axes" (IEEE InfoVis 2010).
///
/// Candidates are sequences of equally spaced numbers. Each is scored for simplicity (round steps, zero included), coverage (ends
/// near the data's), density (as many labels as wanted) and legibility, and the best sum wins. Candidates are visited in an
/// order in which upper bounds on the score end the search early.
struct TickSearch {
  /// Round steps, best first, in tenths: 1, 5, 2, 2.5, 4, 3.
  static let steps = [10, 50, 20, 25, 40, 30]
  /// How simple each step is.
  ///
  /// Readers count in ones, twos and fives without thinking; the others, which in the paper follow at
  /// equal distances, are for ranges that nothing simpler fits.
  static let stepSimplicity = [1, 0.8, 0.75, -0.6, -0.8, -0.9]
  static let simplicityWeight = 0.25
  static let coverageWeight = 0.2
  static let densityWeight = 0.5
  static let legibilityWeight = 0.05

  var lower: Double
  var upper: Double
  /// How many labels are wanted.
  var target: Double
  /// Whether no tick may lie outside the range.
  var staysInside: Bool

  /// Whether zero is in the range, and must then be among the ticks: what has a sign is read from it.
  private var needsZero: Bool { lower <= 0 && upper >= 0 }

  /// The best ticks, or nothing when no candidate is legible.
  ///
  /// - Parameter legibility: from 0 (poor) to 1; nothing when labels would overlap, which rules the candidate out.
  func best(legibility: (LinearTicks) -> Double?) -> LinearTicks? {
    guard lower < upper, (upper - lower).isFinite, target > 1 else { return nil }
    // Ranges of 1e-300 or 1e300 would underflow or overflow in squares: search at a span between 1 and 10.
    let shift = decimalExponent(of: upper - lower)
    let low = scaled(lower, byPowerOfTen: -shift)
    let high = scaled(upper, byPowerOfTen: -shift)
    var best: LinearTicks?
    var bestScore = -2.0
    // Where no candidate is legible the bounds never end the search; a wish is not worth more attempts than this.
    var attempts = 60

    search: for skip in 1...100 {
      for (index, stepDigits) in Self.steps.enumerated() {
        let simplicityBound = Self.simplicity(index: index, skip: skip, includesZero: true)
        if score(simplicityBound, 1, 1, 1) < bestScore { break search }
        for count in 2...200 {
          let densityBound = densityBound(count: count)
          if score(simplicityBound, 1, densityBound, 1) < bestScore { break }
          let unit = Double(stepDigits) / 10
          let delta = (high - low) / Double(count + 1) / Double(skip) / unit
          var exponent = Int(delta.decimalLogarithm.rounded(.up))
          while exponent < 20 {
            let unitStep = scaled(unit, byPowerOfTen: exponent)
            let step = Double(skip) * unitStep
            let coverageBound = Self.coverageBound(low, high, span: step * Double(count - 1))
            if score(simplicityBound, coverageBound, densityBound, 1) < bestScore { break }
            let firstStart = (high / step).rounded(.down) * Double(skip) - Double((count - 1) * skip)
            let lastStart = (low / step).rounded(.up) * Double(skip)
            // Where both ends have very many digits in common, finer steps than these cannot be told apart.
            if firstStart <= lastStart, abs(firstStart) < 1e15, abs(lastStart) < 1e15 {
              for start in Int(firstStart)...Int(lastStart) {
                let tickLow = Double(start) * unitStep
                let tickHigh = tickLow + step * Double(count - 1)
                if staysInside && (tickLow < low - 1e-9 * step || tickHigh > high + 1e-9 * step) { continue }
                // Zero is among the ticks when it is between them and a whole number of steps away.
                let includesZero = start <= 0 && start + skip * (count - 1) >= 0 && start % skip == 0
                if needsZero && staysInside && !includesZero { continue }
                let simplicity = Self.simplicity(index: index, skip: skip, includesZero: includesZero)
                let coverage = Self.coverage(low, high, tickLow, tickHigh)
                let density = density(count: count, low, high, tickLow, tickHigh)
                if score(simplicity, coverage, density, 1) <= bestScore { continue }
                let candidate = LinearTicks(
                  first: Decimal(start * stepDigits, exponent: exponent - 1 + shift), step: skip * stepDigits,
                  count: count)
                attempts -= 1
                guard let legibility = legibility(candidate) else {
                  if attempts <= 0 { break search }
                  continue
                }
                let candidateScore = score(simplicity, coverage, density, legibility)
                if candidateScore > bestScore {
                  bestScore = candidateScore
                  best = candidate
                }
              }
            }
            exponent += 1
          }
        }
      }
    }
    return best
  }

  private func score(_ simplicity: Double, _ coverage: Double, _ density: Double, _ legibility: Double) -> Double {
    Self.simplicityWeight * simplicity + Self.coverageWeight * coverage + Self.densityWeight * density
      + Self.legibilityWeight * legibility
  }

  static func simplicity(index: Int, skip: Int, includesZero: Bool) -> Double {
    stepSimplicity[index] - Double(skip) + (includesZero ? 1 : 0)
  }

  static func coverage(_ low: Double, _ high: Double, _ tickLow: Double, _ tickHigh: Double) -> Double {
    let span = 0.1 * (high - low)
    let above = high - tickHigh
    let below = low - tickLow
    return 1 - 0.5 * (above * above + below * below) / (span * span)
  }

  static func coverageBound(_ low: Double, _ high: Double, span: Double) -> Double {
    let range = high - low
    guard span > range else { return 1 }
    let half = (span - range) / 2
    return 1 - half * half / (0.01 * range * range)
  }

  private func density(count: Int, _ low: Double, _ high: Double, _ tickLow: Double, _ tickHigh: Double) -> Double {
    let actual = Double(count - 1) / (tickHigh - tickLow)
    let wanted = (target - 1) / (max(tickHigh, high) - min(tickLow, low))
    return 2 - max(actual / wanted, wanted / actual)
  }

  private func densityBound(count: Int) -> Double {
    Double(count) >= target ? 2 - Double(count - 1) / (target - 1) : 1
  }
}
