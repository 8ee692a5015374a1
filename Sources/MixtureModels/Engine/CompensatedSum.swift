/// A sum that carries the rounding errors along (Neumaier, 1974), so that long sums lose no digits.
struct CompensatedSum {
  private var sum = 0.0
  private var compensation = 0.0

  /// The sum so far, infinite where it has overflowed.
  var value: Double { sum.isFinite ? sum + compensation : sum }

  mutating func add(_ term: Double) {
    let total = sum + term
    if sum.magnitude >= term.magnitude {
      compensation += (sum - total) + term
    } else {
      compensation += (term - total) + sum
    }
    sum = total
  }
}
