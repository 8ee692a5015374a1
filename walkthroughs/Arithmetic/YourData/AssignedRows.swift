import LinearAlgebra
import MixtureFiles

/// What a mixture says of each row of the table it was fitted to: for the page, and as the file that `predict` writes.
public struct AssignedRows: Sendable {
  /// What is said of the rows.
  public let report: PointReport
  /// The same for each row of the file, with empty cells for those that were left out.
  public let csv: [UInt8]

  /// Assigns the rows of a table, some at a time.
  public init(_ file: MixtureFile, _ table: OwnTable) {
    let chunk = 8192
    let columnCount = table.points.columnCount
    var writer = AssignmentWriter(
      componentCount: file.mixture.componentCount)
    var labels: [Int] = []
    var certainties: [Double] = []
    var logDensities: [Double] = []
    var row = 1
    for start in stride(from: 0, to: table.points.rowCount, by: chunk) {
      let end = min(table.points.rowCount, start + chunk)
      let found = file.assignments(
        of: Array(
          table.points.elements[
            (start * columnCount)..<(end * columnCount)]))
      for index in 0..<(end - start) {
        let number = table.rowNumbers[start + index]
        while row < number {
          writer.appendNothing(row: row)
          row += 1
        }
        writer.append(found, index: index, row: row)
        row += 1
        let component = found.components[index]
        labels.append(component)
        certainties.append(found.responsibilities[index, component])
        logDensities.append(found.logDensities[index])
      }
    }
    while row <= table.rowCount {
      writer.appendNothing(row: row)
      row += 1
    }
    report = PointReport(
      labels: labels, certainties: certainties, logDensities: logDensities)
    csv = writer.take()
  }
}
