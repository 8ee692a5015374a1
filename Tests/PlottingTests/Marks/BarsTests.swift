import Testing

@testable import Plotting

@Suite struct BarsTests {
  private let names = ["a", "b"]

  @Test func groupsStandSideBySide() throws {
    let drawn = try Drawn(
      Figure {
        Bars.grouped([
          Bars(categories: names, heights: [1, 2], label: "x"),
          Bars(categories: ["b", "a"], heights: [4, 3], label: "y"),
          Bars(categories: ["b"], heights: [5]),
        ])
      })
    let panel = try #require(drawn.layout.panels.first)
    let (first, second, third) = (drawn.polygons[0], drawn.polygons[1], drawn.polygons[2])
    let unit = panel.x(1) - panel.x(0)
    for bar in first + second + third { #expect(abs(bar.width - 0.8 / 3 * unit) < 0.01) }
    // The second series comes to each name's second place, though it has the names in another order.
    #expect(abs(first[0].maxX - second[1].minX) < 0.01 && abs(first[1].maxX - second[0].minX) < 0.01)
    #expect(abs(second[0].maxX - third[0].minX) < 0.01)
    let height = panel.y(0) - panel.y(1)
    #expect((first + second + third).map { ($0.height / height).rounded() } == [1, 2, 4, 3, 5])
    #expect(Set(drawn.fills).count == 3 && drawn.layout.swatches.map(\.entry.text) == ["x", "y"])
  }

  @Test func lyingGroupsStartAtTheTop() throws {
    let drawn = try Drawn(
      Figure {
        Bars.grouped([1.0, 2].map { Bars(categories: names, heights: [$0, $0], orientation: .horizontal) })
      })
    #expect(drawn.polygons[0][0].maxY < drawn.polygons[1][0].minY + 0.01)
    #expect(drawn.polygons[1][0].maxY < drawn.polygons[0][1].minY)
  }

  @Test func stacksAddUp() throws {
    let drawn = try Drawn(
      Figure {
        Bars.stacked([
          Bars(categories: names, heights: [1, -2]),
          Bars(categories: ["b", "a"], heights: [-1, .nan]),
          Bars(categories: names, heights: [2, 3]),
        ])
      })
    let panel = try #require(drawn.layout.panels.first)
    func range(_ bar: Rectangle) -> [Double] {
      [bar.maxY, bar.minY].map { y in
        let unit = panel.y(1) - panel.y(0)
        return ((y - panel.y(0)) / unit * 1000).rounded() / 1000
      }
    }
    #expect(drawn.polygons.map { $0.map(range) } == [[[0, 1], [-2, 0]], [[-3, -2]], [[1, 3], [0, 3]]])
    #expect(drawn.layout.omittedCount == 1)
    #expect(panel.y.domain.contains(3) && panel.y.domain.contains(-3))
  }

  @Test func stacksMayStandSideBySide() throws {
    func bars(_ height: Double) -> Bars { Bars(categories: ["a"], heights: [height]) }
    let drawn = try Drawn(Figure { Bars.grouped([[bars(1), bars(2)], [bars(3)]]) })
    let boxes = drawn.polygons.map { $0[0] }
    #expect(boxes[0].minX == boxes[1].minX && abs(boxes[1].maxX - boxes[2].minX) < 0.01)
    #expect(abs(boxes[1].maxY - boxes[0].minY) < 0.01 && abs(boxes[1].minY - boxes[2].minY) < 0.01)
  }

  @Test func hiddenBarsAreRefused() throws {
    let twice = Bars(categories: ["a", "a"], heights: [1, 2])
    #expect(throws: PlottingError.self) { try Drawn(Figure { twice }) }
    #expect(throws: PlottingError.self) { try Drawn(Figure { Bars(x: [1, 1], heights: [1, 2]) }) }
    let (wide, narrow) = (Bars(categories: names, heights: [1, 2]), Bars(categories: ["b"], heights: [1], width: 0.4))
    #expect(throws: PlottingError.self) {
      try Drawn(
        Figure {
          wide
          wide
        })
    }
    #expect(throws: PlottingError.self) {
      try Drawn(
        Figure {
          narrow
          wide
        })
    }
    // A narrow bar before a wide one, other panels, and the other side of zero hide nothing.
    _ = try Drawn(
      Figure {
        wide
        narrow
      })
    _ = try Drawn(Figure(panels: [Panel { wide }, Panel { wide }], columns: 2))
    _ = try Drawn(
      Figure {
        wide
        Bars(categories: names, heights: [-1, -2])
      })
  }

  @Test func groupsOfUnlikeBarsAreRefused() {
    let bars = Bars(categories: names, heights: [1, 2])
    for other in [
      Bars(categories: names, heights: [1, 2], orientation: .horizontal),
      Bars(categories: names, heights: [1, 2], width: 0.3),
    ] {
      #expect(throws: PlottingError.self) { try Drawn(Figure { Bars.grouped([bars, other]) }) }
      #expect(throws: PlottingError.self) { try Drawn(Figure { Bars.stacked([bars, other]) }) }
    }
    for width in [0, -1, .nan, .infinity, 1.5] {
      #expect(throws: PlottingError.self) { try Drawn(Figure { Bars(categories: ["a"], heights: [1], width: width) }) }
    }
  }

  @Test func widthsAreThoseGiven() throws {
    let drawn = try Drawn(Figure { Bars(x: [0, 10, 30], heights: [1, 2, 3], width: 4) })
    let panel = try #require(drawn.layout.panels.first)
    for bar in drawn.polygons[0] { #expect(abs(bar.width - (panel.x(4) - panel.x(0))) < 0.01) }
  }

  @Test func onePairCloseTogetherThinsNoOther() throws {
    let drawn = try Drawn(Figure { Bars(x: [1, 2, 3, 3.01, 3.01 + 1e-9, 5], heights: [1, 2, 3, 4, 5, 6]) })
    let panel = try #require(drawn.layout.panels.first)
    let widths = drawn.polygons[0].map { $0.width / (panel.x(1) - panel.x(0)) }
    #expect(widths[0] > 0.5 && widths[1] > 0.5 && widths[5] > 0.5)
    for bar in drawn.polygons[0] { #expect(bar.width >= BarThickness.smallest - 1e-9) }
    // Unevenly spaced bars are alike as long as none is a hairline.
    let even = try Drawn(Figure { Bars(x: [1, 2, 4, 7], heights: [1, 2, 3, 4]) })
    #expect(Set(even.polygons[0].map { ($0.width * 100).rounded() }).count == 1)
  }

  @Test func barsThatDoNotStartAtZeroSaySo() throws {
    let cut = Figure(y: Axis(domain: 90...100)) { Bars(categories: ["A", "B", "C"], heights: [95, 97, 88]) }
    let logarithmic = Figure(y: Axis(scale: .logarithmic)) { Bars(categories: ["a", "b"], heights: [1, 100]) }
    let lying = Figure(x: Axis(scale: .logarithmic)) {
      Bars(categories: ["a", "b"], heights: [3, 50], orientation: .horizontal)
    }
    for figure in [cut, logarithmic, lying] {
      let drawn = try Drawn(figure)
      #expect(drawn.has("Bars start at the end of the axis instead of zero"))
      #expect(drawn.layout.alternativeText.contains("Bars start at the end of the axis instead of zero"))
    }
    #expect(try Drawn(cut).has("1 value lies outside"))
    // The lowest bar of a logarithmic axis is seen too.
    let panel = try #require(try Drawn(logarithmic).layout.panels.first)
    #expect(abs(panel.y.domain.lowerBound - 0.1) < 1e-9)
    for domain in [0.0...10, -5...5] {
      #expect(!(try Drawn(Figure(y: Axis(domain: domain)) { Bars(categories: ["A"], heights: [3]) })).has("instead"))
    }
  }

  @Test func standOnZeroWhicheverWayTheyGrow() throws {
    let upright = try #require(try Drawn(Figure { Bars(categories: names, heights: [3, 5]) }).layout.panels.first)
    #expect(upright.y.domain.lowerBound == 0)
    let lying = try Drawn(Figure { Bars(categories: names, heights: [3, 5], orientation: .horizontal) })
    #expect(try #require(lying.layout.panels.first).x.domain.lowerBound == 0)
  }

  @Test func moreBarsThanColumnsAreJoined() throws {
    let drawn = try Drawn(
      Figure { Bars(x: (0..<50_000).map(Double.init), heights: (0..<50_000).map { Double($0 % 10) - 2 }) })
    let panel = try #require(drawn.layout.panels.first)
    let bars = drawn.polygons[0]
    #expect(bars.count < 5000 && bars.count > 500)
    for bar in bars {
      #expect(abs(bar.minY - panel.y(7)) < 1 && abs(bar.maxY - panel.y(-2)) < 1)
    }
  }

  @Test func sayWhatTheyShow() {
    #expect(Bars(categories: ["a", "b"], heights: [1, 2.5]).summary == "2 bars: a 1, b 2.5")
    let many = Bars(categories: (0..<20).map { "n\($0)" }, heights: (0..<20).map(Double.init))
    #expect(many.summary == "20 bars from 0 (n0) to 19 (n19)")
    #expect(Bars(x: [1, 2], heights: [3, -4]).summary == "2 bars from −4 to 3")
    #expect(Bars(categories: [], heights: []).summary == "no bars")
  }
}
