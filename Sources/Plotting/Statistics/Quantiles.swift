/// Quantiles of a sample whose values have been sorted.
enum Quantiles {
  /// The quantile of a probability by linear interpolation between order statistics, as numpy does unless told otherwise: type 7 of
  /// Hyndman and Fan (1996).
  static func linear(_ probability: Double, ofSorted values: [Double]) -> Double {
    guard let first = values.first else { return .nan }
    let position = probability * Double(values.count - 1)
    let index = min(max(Int(position), 0), values.count - 1)
    guard index + 1 < values.count, position > 0 else { return index == 0 ? first : values[index] }
    let (low, high) = (values[index], values[index + 1])
    let fraction = position - Double(index)
    // From the nearer end, so that both ends are met exactly; rounding may not lead beyond them.
    let value = fraction >= 0.5 ? high - (high - low) * (1 - fraction) : low + (high - low) * fraction
    return min(max(value, low), high)
  }
}
