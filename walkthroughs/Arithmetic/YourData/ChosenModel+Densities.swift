import LinearAlgebra
import MixtureModels

extension ChosenModel {
  /// The responsibilities of the components for points of the table.
  public func responsibilities(of points: Matrix) throws -> Matrix {
    try model.responsibilities(of: modelUnits.numbers(of: points))
  }

  /// The log-densities on a grid of two columns, a row for each y, in the table's units.
  public func logDensities(x: [Double], y: [Double]) throws -> [[Double]] {
    let grid = Matrix(rows: y.flatMap { y in x.map { [$0, y] } })
    let volume = modelUnits.logVolume
    let values = try model.logDensities(of: modelUnits.numbers(of: grid))
    return y.indices.map { row in
      values[(row * x.count)..<((row + 1) * x.count)].map { $0 - volume }
    }
  }
}
