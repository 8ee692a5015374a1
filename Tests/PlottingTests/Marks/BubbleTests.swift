import Testing

@testable import Plotting

@Suite struct BubbleTests {
  /// 83 million is not 0.4, and a legend of sizes says which power of ten it means.
  @Test func sizeLegendsKeepTheirPowerOfTen() throws {
    let drawn = try Drawn(
      Figure {
        Points(x: [1, 2, 3], y: [1, 2, 3], size: .areas([83e6, 1380e6, 1411e6], title: "population"))
      })
    let texts = drawn.layout.swatches.map(\.entry.text)
    #expect(texts == ["population 0.4×10^{9}", "population 0.8×10^{9}", "population 1.2×10^{9}"])
    // The sample for 1.2e9 has its area.
    guard case .marker(_, _, let diameter, _)? = drawn.layout.swatches.last?.entry.swatch else {
      Issue.record("no sample")
      return
    }
    #expect(abs(diameter * diameter / 49 - 1.2e9 / 1.411e9) < 1e-9)
    #expect(drawn.layout.alternativeText.contains("sized by population from 8.3×10^7 to 1.411×10^9"))
  }

  @Test func mayBeAsLargeAsAskedFor() throws {
    let drawn = try Drawn(
      Figure {
        Points(x: [1, 2, 3], y: [3, 1, 3], size: .areas([1, 100, 4], title: "n", largestDiameter: 60))
      })
    let bubbles = try #require(drawn.markers.first { $0.centers.count == 3 })
    // The largest lies below the others, and all are whole.
    #expect(bubbles.diameters == [60, 12, 6])
    let frame = try #require(drawn.layout.panels.first).frame
    for (center, diameter) in zip(bubbles.centers, bubbles.diameters) {
      let box = Rectangle(minX: center.x, minY: center.y, maxX: center.x, maxY: center.y).expanded(by: diameter / 2)
      #expect(frame.expanded(by: 0.01).contains(box))
    }
    for size in [0, -1, .nan, .infinity, 201] {
      #expect(throws: PlottingError.self) {
        try Drawn(Figure { Points(x: [1], y: [1], size: .areas([1], largestDiameter: size)) })
      }
    }
  }

  @Test func samplesOfOneRowStandAtOneHeight() throws {
    let drawn = try Drawn(
      Figure { Points(x: [1, 2], y: [1, 2], size: .areas([10, 100], title: "n", largestDiameter: 40), label: "all") })
    let tops = Set(drawn.layout.swatches.map(\.frame.minY))
    #expect(tops.count == 1 && drawn.layout.swatches.count >= 3)
    let frame = try #require(drawn.layout.panels.first).frame
    for sample in drawn.markers where sample.centers.count == 1 {
      #expect(sample.centers[0].y + sample.diameters[0] / 2 < frame.minY)
      #expect(sample.centers[0].y - sample.diameters[0] / 2 > 0)
    }
  }
}
