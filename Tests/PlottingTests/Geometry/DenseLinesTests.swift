import Testing

@testable import Plotting

@Suite struct DenseLinesTests {
  private let frame = Rectangle(x: 0, y: 0, width: 100, height: 100)

  /// The lowest and the highest place of a line in each column that it meets, by looking at all of its points.
  private func reaches(_ lines: [[Point]]) -> [Int: ClosedRange<Double>] {
    var reaches: [Int: ClosedRange<Double>] = [:]
    for point in lines.joined() {
      let column = Int((point.x / DenseLines.columnWidth).rounded(.down))
      reaches[column] =
        reaches[column].map { min($0.lowerBound, point.y)...max($0.upperBound, point.y) }
        ?? point.y...point.y
    }
    return reaches
  }

  private func noise(_ count: Int) -> [Point] {
    var random = RandomScenes(seed: 3)
    return (0..<count).map { index in
      Point(x: 100 * Double(index) / Double(count), y: .random(in: 0...100, using: &random))
    }
  }

  @Test func noisyLinesKeepTheirReachInEveryColumn() throws {
    let line = noise(100_000)
    let reduced = try #require(DenseLines.reduced([line], in: frame).first)
    #expect(reduced.count <= 4 * 201)
    #expect(reaches([reduced]) == reaches([line]))
    #expect(reduced.first == line.first && reduced.last == line.last)
    // Turned by a quarter as well.
    let turned = DenseLines.reduced([line.map { Point(x: $0.y, y: $0.x) }], in: frame)
    #expect(turned[0].count <= 4 * 201)
  }

  @Test func fewPointsStay() {
    let line = noise(1000)
    #expect(DenseLines.reduced([line], in: frame) == [line])
    let pieces = (0..<100).map { [Point(x: Double($0), y: 0), Point(x: Double($0), y: 9)] }
    #expect(DenseLines.reduced(pieces, in: frame) == pieces)
  }

  @Test func piecesKeepTheirReachInEveryColumn() {
    let points = noise(100_000)
    let pieces = stride(from: 0, to: points.count, by: 2).map { [points[$0], points[$0 + 1]] }
    let within = pieces.filter { piece in
      Set(piece.map { ($0.x / DenseLines.columnWidth).rounded(.down) }).count == 1
    }
    let reduced = DenseLines.reduced(pieces, in: frame)
    #expect(within.count > 49_000 && reduced.count < 2000)
    #expect(reaches(DenseLines.reduced(within, in: frame)) == reaches(within))
  }

  @Test func rangesThatTouchAreJoined() {
    #expect(DenseLines.union([3...4, 0...1, 1...2, 3.5...3.6]) == [0...2, 3...4])
    #expect(DenseLines.union([]) == [])
  }
}
