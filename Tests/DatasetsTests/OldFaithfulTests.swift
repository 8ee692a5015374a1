import Datasets
import Testing

@Suite("Old Faithful's eruptions")
struct OldFaithfulTests {
  @Test("They are R's: sums, products and places of all 272")
  func isR() throws {
    let geyser = try OldFaithful.load()
    #expect(geyser.points.rowCount == 272)
    #expect(geyser.points.columnCount == 2)
    // In R: with(faithful, c(sum(waiting), sum(waiting^2), sum(seq_along(waiting) * waiting))), whole numbers.
    #expect(geyser.waiting.reduce(0, +) == 19284)
    #expect(geyser.waiting.reduce(0) { $0 + $1 * $1 } == 1_417_266)
    #expect(geyser.waiting.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element } == 2_634_563)
    // Durations are whole thousandths: sum(round(1000 * eruptions)), and weighted by their places and squares.
    let thousandths = geyser.eruptions.map { (1000 * $0).rounded() }
    #expect(thousandths.map { $0 / 1000 } == geyser.eruptions)
    #expect(thousandths.reduce(0, +) == 948_677)
    #expect(thousandths.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element } == 130_467_276)
    #expect(zip(thousandths, geyser.waiting).reduce(0) { $0 + $1.0 * $1.1 } == 71_046_395)
    #expect(geyser.points.row(0) == [3.6, 79])
    #expect(geyser.points.row(148) == [5.1, 96])
    #expect(geyser.points.row(271) == [4.467, 74])
  }
}
