/// The BTPE algorithm for binomial numbers: acceptance and rejection under a triangle with a parallelogram on each
/// side and exponential tails.
///
/// Kachitvichyanukul and Schmeiser, "Binomial random variate generation", Communications of the ACM 31, 1988. The
/// order of operations is that of NumPy, so that the same words give the same numbers.
struct BinomialEnvelope {
  private let trials: Int
  private let probability: Double
  private let complement: Double
  private let variance: Double
  private let mode: Int
  private let center: Double
  private let left: Double
  private let right: Double
  private let height: Double
  private let leftRate: Double
  private let rightRate: Double
  /// The areas under the envelope, accumulated: triangle, parallelograms, left tail, right tail.
  private let areas: (triangle: Double, parallelograms: Double, leftTail: Double, rightTail: Double)

  /// The envelope for a probability of at most one half and at least 30 expected successes.
  init(trials: Int, probability: Double) {
    let count = Double(trials)
    self.trials = trials
    self.probability = probability
    complement = 1 - probability
    variance = count * probability * complement
    let peak = count * probability + probability
    mode = Int(peak.rounded(.down))
    let halfWidth = (2.195 * variance.squareRoot() - 4.6 * complement).rounded(.down) + 0.5
    center = Double(mode) + 0.5
    left = center - halfWidth
    right = center + halfWidth
    height = 0.134 + 20.5 / (15.3 + Double(mode))
    let leftSlope = (peak - left) / (peak - left * probability)
    leftRate = leftSlope * (1 + leftSlope / 2)
    let rightSlope = (right - peak) / (right * complement)
    rightRate = rightSlope * (1 + rightSlope / 2)
    let parallelograms = halfWidth * (1 + 2 * height)
    let leftTail = parallelograms + height / leftRate
    areas = (halfWidth, parallelograms, leftTail, leftTail + height / rightRate)
  }

  /// One binomial number.
  func draw(from random: inout RandomState) -> Int {
    while true {
      let area = random.randomSample() * areas.rightTail
      let sample = random.randomSample()
      if area <= areas.triangle {
        return Int((center - areas.triangle * sample + area).rounded(.down))
      }
      if let candidate = candidate(area: area, sample: sample), accepts(candidate.value, candidate.height) {
        return candidate.value
      }
    }
  }

  /// A number outside the triangle and the height to compare with the distribution's, unless rejected at once.
  private func candidate(area: Double, sample: Double) -> (value: Int, height: Double)? {
    if area <= areas.parallelograms {
      let position = left + (area - areas.triangle) / height
      let sampleHeight = sample * height + 1 - (Double(mode) - position + 0.5).magnitude / areas.triangle
      return sampleHeight > 1 ? nil : (Int(position.rounded(.down)), sampleHeight)
    }
    if sample == 0 { return nil }
    if area <= areas.leftTail {
      let value = Int((left + systemLog(sample) / leftRate).rounded(.down))
      return value < 0 ? nil : (value, sample * (area - areas.parallelograms) * leftRate)
    }
    let value = Int((right - systemLog(sample) / rightRate).rounded(.down))
    return value > trials ? nil : (value, sample * (area - areas.leftTail) * rightRate)
  }

  private func accepts(_ value: Int, _ height: Double) -> Bool {
    let distance = abs(value - mode)
    if distance > 20, Double(distance) < variance / 2 - 1 {
      return acceptsFar(value, distance: Double(distance), height)
    }
    // Close to the mode the ratio of probabilities is multiplied up term by term.
    let odds = probability / complement
    let scaledOdds = odds * Double(trials + 1)
    var ratio = 1.0
    if mode < value {
      for index in mode + 1...value { ratio *= scaledOdds / Double(index) - odds }
    } else if mode > value {
      for index in value + 1...mode { ratio /= scaledOdds / Double(index) - odds }
    }
    return height <= ratio
  }

  /// Squeezes first, then Stirling's formula for the logarithm of the ratio.
  private func acceptsFar(_ value: Int, distance: Double, _ height: Double) -> Bool {
    let slack =
      (distance / variance) * ((distance * (distance / 3 + 0.625) + 0.16666666666666666) / variance + 0.5)
    let normal = -(distance * distance) / (2 * variance)
    let logHeight = systemLog(height)
    if logHeight < normal - slack { return true }
    if logHeight > normal + slack { return false }

    let x = Double(value + 1)
    let f = Double(mode + 1)
    let z = Double(trials + 1 - mode)
    let w = Double(trials - value + 1)
    let logRatio =
      center * systemLog(f / x) + (Double(trials - mode) + 0.5) * systemLog(z / w)
      + Double(value - mode) * systemLog(w * probability / (x * complement))
      + stirlingCorrection(f) + stirlingCorrection(z) + stirlingCorrection(x) + stirlingCorrection(w)
    return logHeight <= logRatio
  }

  private func stirlingCorrection(_ value: Double) -> Double {
    let square = value * value
    return (13680 - (462 - (132 - (99 - 140 / square) / square) / square) / square) / value / 166320
  }
}
