import LinearAlgebra

extension RandomState {
  /// The number of successes in independent trials; NumPy's `binomial(n, p)`.
  ///
  /// Inversion while the expected number of the rarer outcome is at most 30, BTPE above (see `BinomialEnvelope`). A number
  /// is drawn also where the result is certain.
  ///
  /// - Precondition: `trials` is not negative and less than 2^62, `probability` lies in 0 ... 1.
  public mutating func binomial(trials: Int, probability: Double) -> Int {
    require(trials >= 0 && trials < 1 << 62, "There cannot be \(trials) trials.")
    require((0...1).contains(probability), "\(probability) is not a probability.")
    let rarer = probability <= 0.5 ? probability : 1 - probability
    let count =
      rarer * Double(trials) <= 30
      ? binomialByInversion(trials: trials, probability: rarer)
      : BinomialEnvelope(trials: trials, probability: rarer).draw(from: &self)
    return probability <= 0.5 ? count : trials - count
  }

  /// How often each of several outcomes comes up; NumPy's `multinomial(n, pvals)`.
  ///
  /// As in NumPy the last probability is not looked at: it is what the others leave.
  ///
  /// - Precondition: the probabilities are not negative, and all but the last sum to at most 1.
  public mutating func multinomial(trials: Int, probabilities: [Double]) -> [Int] {
    require(trials >= 0 && trials < 1 << 62, "There cannot be \(trials) trials.")
    require(probabilities.allSatisfy { (0...1).contains($0) }, "A probability is not between 0 and 1.")
    require(
      probabilities.dropLast().reduce(0, +) <= 1 + 1e-12, "The probabilities but the last sum to more than 1.")
    return counts(of: trials, probabilities: probabilities)
  }

  /// What `multinomial` draws, also where rounding has left a probability, or a sum of them, a little above 1.
  package mutating func counts(of trials: Int, probabilities: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: probabilities.count)
    guard !counts.isEmpty, trials > 0 else { return counts }
    var trialsLeft = trials
    var probabilityLeft = 1.0
    for (index, probability) in probabilities.dropLast().enumerated() {
      // Here NumPy draws nothing for what cannot happen, unlike in `binomial`.
      if probability > 0 {
        // Rounding may leave less than nothing.
        let share = probability < probabilityLeft ? probability / probabilityLeft : 1
        counts[index] = binomial(trials: trialsLeft, probability: share)
      }
      trialsLeft -= counts[index]
      if trialsLeft <= 0 { return counts }
      probabilityLeft -= probability
    }
    counts[counts.count - 1] = trialsLeft
    return counts
  }

  /// Walks up the cumulative distribution from zero successes.
  private mutating func binomialByInversion(trials: Int, probability: Double) -> Int {
    let complement = 1 - probability
    let noSuccess = systemExp(Double(trials) * systemLog(complement))
    let expected = Double(trials) * probability
    let bound = Int(Swift.min(Double(trials), expected + 10 * (expected * complement + 1).squareRoot()))
    while true {
      var count = 0
      var term = noSuccess
      var left = randomSample()
      while left > term {
        count += 1
        if count > bound { break }
        left -= term
        term = (Double(trials - count + 1) * probability * term) / (Double(count) * complement)
      }
      if count <= bound { return count }
    }
  }
}
