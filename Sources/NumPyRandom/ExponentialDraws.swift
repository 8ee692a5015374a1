import LinearAlgebra

extension RandomState {
  /// A number from the exponential distribution with mean `scale`; NumPy's `exponential(scale)`.
  ///
  /// - Precondition: the scale is finite and not negative.
  public mutating func exponential(scale: Double = 1) -> Double {
    require(scale >= 0 && scale.isFinite, "A scale of \(scale) is negative or not finite.")
    return scale * -systemLog(1 - randomSample())
  }
}
