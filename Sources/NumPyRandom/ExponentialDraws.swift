extension RandomState {
  /// A number from the exponential distribution with mean `scale`; NumPy's `exponential(scale)`.
  public mutating func exponential(scale: Double = 1) -> Double {
    scale * -systemLog(1 - randomSample())
  }
}
