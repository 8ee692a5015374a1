import Datasets
import LinearAlgebra
import MixtureFiles
import MixtureModels
import NumPyRandom
import Tables
import Testing

@Suite("Answers for the rows of a table")
struct PredictionTests {
  private func answer(_ text: String, _ model: MixtureFile, dropsMissing: Bool = false) throws -> (
    String, Prediction, RowFaults
  ) {
    var stream = try RowStream(.bytes(Array(text.utf8)), columns: model.columns)
    var prediction = Prediction(model, dropsMissing: dropsMissing)
    var bytes: [UInt8] = []
    try prediction.answer(&stream) { bytes += $0 }
    return (String(decoding: bytes, as: UTF8.self), prediction, stream.faults)
  }

  private func model() throws -> MixtureFile {
    try MixtureFile(
      mixture: GaussianMixture(weights: [0.5, 0.5], means: [-10, 10], variances: [1, 1]), columns: ["x"])
  }

  @Test("A row for each, with empty cells where nothing can be said")
  func rows() throws {
    let text = "id,x\na,10\nb,NA\nc,ten\nd\ne,-10\nf,1e200\n"
    let (answers, _, faults) = try answer(text, model())
    // log(0.5) - log(2 pi) / 2
    let density = try model().mixture.logDensity(at: [10])
    #expect(abs(density - -1.612_085_713_764_618) < 1e-15)
    #expect(
      answers == """
        row,component,p1,p2,logDensity
        1,2,\(try model().mixture.responsibilities(at: [10])[0]),1.0,\(density)
        2,,,,
        3,,,,
        4,,,,
        5,1,1.0,\(try model().mixture.responsibilities(at: [-10])[1]),\(density)
        6,2,0.0,1.0,-inf

        """)
    #expect(faults.badCellCount == 1 && faults.raggedCount == 1 && faults.rowsWithMissingCount == 1)
    let dropped = try answer(text, model(), dropsMissing: true).0
    #expect(dropped == answers.replacing("2,,,,\n", with: ""))
  }

  @Test("The answers read back as what the mixture says, bit by bit, over many batches")
  func manyRows() throws {
    var random = RandomState(seed: 5)
    let points = random.standardNormal(rowCount: 20_000, columnCount: 2)
    let mixture = try mixture(.full, seed: 4)
    let file = try MixtureFile(mixture: mixture, columns: ["a", "b"])
    let text = "a,b\n" + points.rows.map { "\($0[0]),\($0[1])" }.joined(separator: "\n")
    let table = try DataTable(.bytes(Array(answer(text, file).0.utf8)))
    #expect(table.columns.map(\.name) == ["row", "component", "p1", "p2", "p3", "logDensity"])
    let expected = file.assignments(of: points.elements)
    #expect(table.numbers(in: table.columns[0]) == (1...20_000).map(Double.init))
    #expect(table.numbers(in: table.columns[1]) == expected.components.map { Double($0 + 1) })
    for component in 0..<3 {
      #expect(table.numbers(in: table.columns[2 + component]).bits == expected.responsibilities.column(component).bits)
    }
    #expect(table.numbers(in: table.columns[5]).bits == expected.logDensities.bits)
  }

  @Test("Rows before a fault that ends the table are answered")
  func rowsBeforeAFault() throws {
    var stream = try RowStream(.bytes(Array("x\n10\n-10\n\"5\n".utf8)), columns: ["x"])
    var prediction = try Prediction(model())
    var bytes: [UInt8] = []
    #expect(throws: TableError.unclosedQuote(line: 4)) { try prediction.answer(&stream) { bytes += $0 } }
    let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { $0.prefix(3) }
    #expect(rows == ["row", "1,2", "2,1"])
  }

  @Test("Rows too far for their distance to be a number are counted")
  func tooFar() throws {
    let file = try MixtureFile(
      mixture: model().mixture, columns: ["x"], standardization: Standardization(means: [0], scales: [1e-9]))
    let (answers, prediction, _) = try answer("x\n1e-9\n1e305\n", file)
    #expect(answers.hasSuffix("\n2,,,,\n"))
    #expect(prediction.outOfReachCount == 1)
    #expect(prediction.rowsOutOfReach == [2])
  }
}
