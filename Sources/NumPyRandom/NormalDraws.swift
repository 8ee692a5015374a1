import LinearAlgebra

extension RandomState {
  /// A number from the standard normal distribution; NumPy's `standard_normal()` and `randn()`.
  ///
  /// Marsaglia's polar method makes numbers in pairs: the second of a pair is returned first, the other one waits for
  /// the next normal draw, whatever else is drawn in between.
  public mutating func standardNormal() -> Double {
    if let cached = cachedNormal {
      cachedNormal = nil
      return cached
    }
    while true {
      let x = 2 * randomSample() - 1
      let y = 2 * randomSample() - 1
      let squaredRadius = x * x + y * y
      if squaredRadius >= 1 || squaredRadius == 0 { continue }
      let factor = (-2 * systemLog(squaredRadius) / squaredRadius).squareRoot()
      cachedNormal = factor * x
      return factor * y
    }
  }

  /// Numbers from the standard normal distribution.
  public mutating func standardNormal(count: Int) -> [Double] {
    draws(count) { $0.standardNormal() }
  }

  /// A matrix of numbers from the standard normal distribution, drawn row by row; NumPy's `randn(rows, columns)`.
  public mutating func standardNormal(rowCount: Int, columnCount: Int) -> Matrix {
    Matrix(
      rowCount: rowCount, columnCount: columnCount, elements: standardNormal(count: rowCount * columnCount))
  }

  /// A number from a normal distribution; NumPy's `normal(loc, scale)`.
  ///
  /// - Precondition: the mean is finite, the standard deviation finite and not negative.
  public mutating func normal(mean: Double, standardDeviation: Double) -> Double {
    require(mean.isFinite, "A mean of \(mean) is not finite.")
    require(
      standardDeviation >= 0 && standardDeviation.isFinite,
      "A standard deviation of \(standardDeviation) is negative or not finite.")
    return mean + standardDeviation * standardNormal()
  }

  /// Numbers from a normal distribution.
  ///
  /// - Precondition: the mean is finite, the standard deviation finite and not negative.
  public mutating func normal(mean: Double, standardDeviation: Double, count: Int) -> [Double] {
    draws(count) { $0.normal(mean: mean, standardDeviation: standardDeviation) }
  }
}
