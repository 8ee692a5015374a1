import LinearAlgebra

/// Columns less their means, over their scales.
public struct Standardization: Equatable, Sendable {
  /// What is taken from each column.
  public let means: [Double]
  /// What each column is then divided by.
  public let scales: [Double]

  /// A standardization by means and scales, one a column.
  ///
  /// - Throws: ``MixtureFileError`` where there are not as many of one as of the other, a mean is not finite, or a scale is
  ///   not finite and positive.
  public init(means: [Double], scales: [Double]) throws(MixtureFileError) {
    guard means.count == scales.count else {
      throw .wrongCount(field: "standardization.scales", count: scales.count, expected: means.count)
    }
    if let index = means.firstIndex(where: { !$0.isFinite }) {
      throw .unsound(field: "standardization.means[\(index)]", reason: "\(means[index]) is not finite")
    }
    if let index = scales.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw .unsound(field: "standardization.scales[\(index)]", reason: "\(scales[index]) is not a positive number")
    }
    self.means = means
    self.scales = scales
  }

  /// The rows in standardized coordinates: as many values a row as there are columns, one row behind the other.
  public func standardized(_ values: [Double]) -> [Double] {
    var result = values
    let count = means.count
    for start in stride(from: 0, to: result.count, by: count) {
      for column in 0..<count {
        let value = result[start + column]
        let difference = value - means[column]
        // The difference of two numbers of full size can be too large for one.
        result[start + column] =
          difference.isFinite
          ? difference / scales[column] : (value / 2 - means[column] / 2) / (scales[column] / 2)
      }
    }
    return result
  }

  /// By how much the logarithm of a density in standardized coordinates is larger than in those of the table.
  var logVolume: Double { scales.reduce(0) { $0 + InstructionSet.log($1) } }
}
