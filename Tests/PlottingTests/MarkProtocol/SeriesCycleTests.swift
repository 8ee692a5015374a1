import Testing

@testable import Plotting

/// Series that can be told apart, and where that ends.
@Suite struct SeriesCycleTests {
  private func lines(_ count: Int, legend: Legend = .top, points: Bool = false) -> Figure {
    Figure(legend: legend) {
      for index in 0..<count { Line(x: [0, 1], y: [0, Double(index)], points: points, label: "series \(index)") }
    }
  }

  @Test func sixteenLinesDiffer() throws {
    let drawn = try Drawn(lines(16, points: true))
    #expect(Set(drawn.strokes.map { "\($0.color) \($0.style.dashes)" }).count == 16)
    #expect(Set(drawn.markers.prefix(16).map { "\($0.colors) \($0.shapes)" }).count == 16)
    #expect(!drawn.has("look alike"))
  }

  @Test func moreSaySo() throws {
    #expect(try Drawn(lines(17)).has("some series look alike"))
    let bars = { (count: Int) in
      Figure {
        Bars.grouped((0..<count).map { Bars(categories: ["a"], heights: [1], label: "series \($0)") })
      }
    }
    let twelve = try Drawn(bars(12))
    #expect(Set(zip(twelve.fills, twelve.fills.indices).map { "\($0.0)" }).count == 12 && !twelve.has("look alike"))
    #expect(try Drawn(bars(13)).has("some series look alike"))
    func discs(_ series: [Int]) throws -> Bool {
      try Drawn(
        Figure { for index in series { Disc(x: 0, y: 0, radius: 1, color: .series(index), label: "disc \(index)") } }
      ).has("look alike")
    }
    #expect(try !discs([0, 1, 2, 3]) && !discs([17]) && discs([0, 1, 4]))
    // Dashes that are given do not tell apart what has the same color.
    func dashed(_ series: [Int]) throws -> Bool {
      try Drawn(
        Figure(legend: .top) {
          for index in series { Line(x: [0, 1], y: [0, 1], color: .series(index), dash: .dashed, label: "\(index)") }
        }
      ).has("look alike")
    }
    #expect(try !dashed([0, 1]) && dashed([0, 4]))
  }

  /// Where names stand at the lines, dashes only tell apart what has the same color.
  @Test func theFifthOfNamedLinesIsDashed() throws {
    let drawn = try Drawn(lines(5, legend: .automatic))
    try #require(drawn.layout.swatches.isEmpty)
    #expect(drawn.strokes.map(\.style.dashes.isEmpty) == [true, true, true, true, false])
  }

  @Test func scattersDifferInShapeWhereColorsComeAgain() throws {
    let drawn = try Drawn(
      Figure { for index in 0..<6 { Points(x: [0, 1], y: [0, Double(index)], label: "series \(index)") } })
    #expect(
      drawn.markers.prefix(6).map(\.shapes) == [[.circle], [.circle], [.circle], [.circle], [.square], [.square]])
    // The legend shows them as they are.
    #expect(drawn.markers.suffix(6).map(\.shapes) == drawn.markers.prefix(6).map(\.shapes))
  }

  @Test func groupsDiffer() throws {
    let groups = Array(0..<16)
    let drawn = try Drawn(
      Figure { Points(x: groups.map(Double.init), y: groups.map(Double.init), color: .series(groups)) })
    let markers = try #require(drawn.markers.first)
    #expect(Set(groups.map { "\(markers.color($0)) \(markers.shape($0))" }).count == 16)
  }

  @Test(arguments: [1, 3, 4, 5, 8]) func everyColorMeetsEverySign(colorCount: Int) {
    let cycles = (0..<4 * colorCount).map { SeriesCycle($0, colorCount: colorCount) }
    #expect(Set(cycles.map { $0.color * 4 + $0.sign }).count == 4 * colorCount)
    for index in [Int.min, -1, .max] {
      let cycle = SeriesCycle(index, colorCount: colorCount)
      #expect((0..<colorCount).contains(cycle.color) && (0..<4).contains(cycle.sign))
    }
  }
}
