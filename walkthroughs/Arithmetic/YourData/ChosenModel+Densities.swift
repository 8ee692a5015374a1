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

  /// What the model says of all points of the table, some rows at a time.
  public func report(on points: Matrix) throws -> PointReport {
    let volume = modelUnits.logVolume
    let chunk = 8192
    var labels: [Int] = []
    var certainties: [Double] = []
    var logDensities: [Double] = []
    for start in stride(from: 0, to: points.rowCount, by: chunk) {
      let rows = Array(start..<min(points.rowCount, start + chunk))
      let some = modelUnits.numbers(of: points.selectingRows(rows))
      let shares = try model.responsibilities(of: some)
      for row in 0..<some.rowCount {
        var best = 0
        for component in 1..<max(1, model.componentCount)
        where shares[row, component] > shares[row, best] {
          best = component
        }
        labels.append(best)
        certainties.append(shares[row, best])
      }
      logDensities += try model.logDensities(of: some).map { $0 - volume }
    }
    return PointReport(
      labels: labels, certainties: certainties, logDensities: logDensities)
  }
}
