import Tables

/// Applies a mixture to the rows of a table one after the other, in memory that does not depend on how many there are.
public struct Prediction: Sendable {
  /// The mixture.
  public let model: MixtureFile
  /// Whether rows with missing values are left out, and not written with empty cells.
  public let dropsMissing: Bool
  /// The rows, counted from 1, that are too far from the mixture for their distance to be a number, the first of them.
  public private(set) var rowsOutOfReach: [Int] = []
  /// How many such rows there are.
  public private(set) var outOfReachCount = 0

  /// Makes a mixture ready.
  public init(_ model: MixtureFile, dropsMissing: Bool = false) {
    self.model = model
    self.dropsMissing = dropsMissing
  }

  /// Writes a line of names, and a line a row.
  ///
  /// Rows of which nothing can be said have empty cells: those with missing values, unless they are left out, and those with
  /// faults that the stream tells.
  ///
  /// - Parameters:
  ///   - stream: The rows: of the columns that the model has, in their order.
  ///   - write: Takes some text of the answers.
  /// - Throws: ``Tables/TableError``, after the answers for all rows before what is wrong, and what `write` throws.
  public mutating func answer(_ stream: inout RowStream, write: ([UInt8]) throws -> Void) throws {
    var writer = AssignmentWriter(componentCount: model.mixture.componentCount)
    // At most eight megabytes of numbers.
    let batchSize = max(1, min(8192, (1 << 20) / (model.columns.count + model.mixture.componentCount)))
    var fault: TableError?
    while fault == nil {
      do throws(TableError) {
        guard let batch = try stream.next(atMost: batchSize) else { break }
        append(batch, to: &writer)
      } catch {
        fault = error
      }
      if writer.count > 1 << 18 { try write(writer.take()) }
    }
    try write(writer.take())
    if let fault { throw fault }
  }

  private mutating func append(_ batch: RowBatch, to writer: inout AssignmentWriter) {
    let width = batch.columnCount
    var values = batch.values
    if batch.states.contains(where: { $0 != .complete }) {
      values = batch.states.indices.filter { batch.states[$0] == .complete }
        .flatMap { batch.values[$0 * width..<($0 + 1) * width] }
    }
    let assignments = model.assignments(of: values)
    var index = 0
    for (offset, state) in batch.states.enumerated() {
      let row = batch.firstRow + offset
      if state == .complete {
        defer { index += 1 }
        if !assignments.logDensities[index].isNaN {
          writer.append(assignments, index: index, row: row)
          continue
        }
        outOfReachCount += 1
        if rowsOutOfReach.count < TableError.listedCount { rowsOutOfReach.append(row) }
      } else if state == .missing, dropsMissing {
        continue
      }
      writer.appendNothing(row: row)
    }
  }
}
