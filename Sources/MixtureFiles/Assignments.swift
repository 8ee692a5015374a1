import LinearAlgebra
import MixtureModels

/// What a mixture says of points: to which component each belongs, how certainly, and how likely a point is there.
public struct Assignments: Equatable, Sendable {
  /// The component of largest responsibility of each point, counted from 0; the first of equals.
  public let components: [Int]
  /// The responsibilities: a row a point, a column a component.
  public let responsibilities: Matrix
  /// The logarithm of the density at each point, in units of the table; -infinity where it is too small for a number, NaN
  /// where a point is too far from the mixture for its distance to be one.
  public let logDensities: [Double]
}

extension MixtureFile {
  /// What the mixture says of points in coordinates of the table, which are finite: a value a column, row by row.
  ///
  /// - Precondition: there are as many values as columns, or a multiple.
  public func assignments(of values: [Double]) -> Assignments {
    let dimensions = columns.count
    let components = mixture.componentCount
    let coordinates = standardization?.standardized(values) ?? values
    let points = Matrix(rowCount: values.count / dimensions, columnCount: dimensions, elements: coordinates)
    var found = mixture.evaluate(points, keepingResponsibilities: true, keepingLabels: true)
    for row in found.logDensities.indices where !(found.logDensities[row] > -.infinity) {
      // So far away that distances overflow: what they differ by decides.
      let point = points.row(row)
      let responsibilities = mixture.responsibilities(at: point)
      for component in 0..<components { found.responsibilities[row, component] = responsibilities[component] }
      let largest = responsibilities.max() ?? 0
      found.labels[row] = responsibilities.firstIndex(of: largest) ?? 0
      found.logDensities[row] = mixture.logDensity(at: point)
    }
    let logVolume = standardization?.logVolume ?? 0
    if logVolume != 0 { for row in found.logDensities.indices { found.logDensities[row] -= logVolume } }
    return Assignments(
      components: found.labels, responsibilities: found.responsibilities, logDensities: found.logDensities)
  }
}
