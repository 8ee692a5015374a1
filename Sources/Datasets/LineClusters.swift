import LinearAlgebra
import NumPyRandom

/// Sixty numbers in three clusters on a line: twenty near `+offset`, twenty near `-offset`, twenty near zero.
///
/// Each cluster is twenty equally spaced numbers from -5 to 5, each multiplied by a uniform random number of its own.
/// The generator goes on afterwards, sixty draws further, as the global one of NumPy does.
///
/// - Precondition: the offset is finite.
public func makeLineClusters(offset: Double, using random: inout RandomState) -> [Double] {
  require(offset.isFinite, "An offset of \(offset) is not finite.")
  let spaced = linearlySpaced(-5...5, count: 20)
  var clusters: [Double] = []
  for shift in [offset, -offset, 0] {
    for value in spaced { clusters.append(value * random.randomSample() + shift) }
  }
  return clusters
}

/// Equally spaced numbers from one bound of a range to the other, both included; NumPy's `linspace`.
public func linearlySpaced(_ range: ClosedRange<Double>, count: Int) -> [Double] {
  require(count >= 0, "There cannot be \(count) numbers.")
  guard count > 1 else { return [Double](repeating: range.lowerBound, count: count) }
  let step = (range.upperBound - range.lowerBound) / Double(count - 1)
  var values = (0..<count).map { Double($0) * step + range.lowerBound }
  values[count - 1] = range.upperBound
  return values
}
