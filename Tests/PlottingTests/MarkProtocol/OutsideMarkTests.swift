import Testing

@testable import Plotting

/// A mark that another module defines can do all that those of this module can.
@Suite struct OutsideMarkTests {
  private let bands = Bands(x: [0, 1, 2], low: [0, 1, 0], high: [2, 3, 1])

  private func layout(_ figure: Figure) throws -> Layout { try Layout(figure, measurer: EvenMeasurer()) }

  private func bands(_ change: (inout Bands) -> Void) -> Bands {
    var bands = bands
    change(&bands)
    return bands
  }

  private func strokes(_ scene: Scene) -> [(color: Color, style: StrokeStyle)] {
    scene.elements.flatMap { element -> [(Color, StrokeStyle)] in
      guard case .clipped(_, let inner) = element else { return [] }
      return inner.compactMap { if case .stroke(_, let color, let style) = $0 { (color, style) } else { nil } }
    }
  }

  private func frame(_ text: String, _ layout: Layout) -> Rectangle? {
    layout.texts.first { $0.text == text }?.frame
  }

  @Test func isDrawnWhereTheAxesHaveRoomForIt() throws {
    let layout = try layout(Figure { bands })
    let panel = try #require(layout.panels.first)
    #expect(panel.x.domain.lowerBound < 0 && panel.x.domain.upperBound > 2)
    #expect(panel.y.domain.lowerBound < 0 && panel.y.domain.upperBound > 3)
    #expect(strokes(layout.scene()).count == 1)
    let centers = layout.scene().elements.flatMap { element -> [Point] in
      if case .markers(let markers) = element { markers.centers } else { [] }
    }
    #expect(centers.count == 3 && abs(centers[1].y - panel.y(2)) < 1e-3)
  }

  @Test func countsWhatItCannotDraw() throws {
    #expect(try layout(Figure { bands { $0.high[1] = .nan } }).omittedCount == 1)
  }

  @Test func takesTurnsAtAutomaticColors() throws {
    let scene = try layout(
      Figure(legend: .none) {
        Line(x: [0, 1], y: [0, 1])
        bands
        bands { $0.bandColor = .series(0) }
      }
    ).scene()
    let series = Theme.light.series
    #expect(strokes(scene).map(\.color) == [series[1], series[2], series[0]])
  }

  @Test func refusesData() {
    #expect(
      throws: PlottingError.differentCounts(
        mark: "Bands", first: "x", firstCount: 3, second: "ends", secondCount: 2)
    ) { try layout(Figure { bands { $0.low = [1, 2] } }) }
  }

  @Test func isNamedInAMarginOfItsOwn() throws {
    let plain = try layout(Figure { bands })
    let named = try layout(Figure { bands { $0.label = "forty percent" } })
    let panel = try #require(named.panels.first)
    let name = try #require(frame("forty percent", named))
    #expect(named.swatches.isEmpty && name.minX > panel.x(2))
    #expect(try panel.frame.maxX < #require(plain.panels.first).frame.maxX - 50)
    #expect(named.size.width == plain.size.width)
  }

  /// One name that finds no room takes the others to the legend, whoever defined their marks.
  @Test func sharesItsFateWithOtherNames() throws {
    let crowded = Figure {
      bands { $0.label = "bands" }
      Line(x: [0, 2], y: [0, 1], label: "first")
      Curve(over: 0...2, label: String(repeating: "very long ", count: 200)) { $0 }
    }
    let layout = try layout(crowded)
    #expect(layout.swatches.map(\.entry.text).prefix(2) == ["bands", "first"] && layout.swatches.count == 3)
    #expect(layout.texts.count { $0.text == "bands" } == 1)
    // Without names in place, dashes tell lines apart.
    #expect(Set(strokes(layout.scene()).map(\.style.dashes)).count == 3)
  }

  @Test func isExplainedInTheLegend() throws {
    let figure = Figure(legend: .top) { bands { ($0.label, $0.legendText) = ("named", "explained") } }
    #expect(try layout(figure).swatches.map(\.entry.text) == ["explained", "named"])
  }

  @Test func remarksWithoutRoomGoToTheLegend() throws {
    let short = try layout(Figure { bands { $0.remark = "here" } })
    let long = String(repeating: "remark ", count: 300)
    let full = try layout(Figure { bands { ($0.remark, $0.label) = (long, "name") } })
    #expect(short.swatches.isEmpty && frame("here", short) != nil)
    #expect(full.swatches.count == 1 && full.swatches.first?.entry.text == long)
    // The name keeps its place.
    #expect(try #require(frame("name", full)).minX > #require(full.panels.first).x(2))
  }

  @Test func extrasAreLeftOutWhereTheyHaveNoRoom() throws {
    func levels(_ width: Double) throws -> (extras: Int, swatches: Int) {
      let layout = try layout(Figure(size: FigureSize(width: width)) { bands })
      return (layout.texts.count { $0.text.hasPrefix("level") }, layout.swatches.count)
    }
    #expect(try levels(500).extras >= 2)
    #expect(try levels(20) == (0, 0))
  }

  @Test func namesPlacesAndShowsAColorBar() throws {
    let layout = try layout(
      Figure {
        bands {
          $0.names = ["left", "middle", "right"]
          $0.values = ColorBar(map: .viridis, domain: 0...10, title: "weight")
        }
      })
    let panel = try #require(layout.panels.first)
    #expect(abs(try #require(frame("middle", layout)).midX - panel.x(1)) < 1)
    #expect(layout.colorBars.count == 1 && frame("weight", layout) != nil)
    #expect(throws: PlottingError.self) {
      try self.layout(Figure(x: Axis(scale: .logarithmic)) { bands { $0.names = ["a", "b", "c"] } })
    }
  }

  @Test func saysWhatItShows() throws {
    let figure = Figure { bands { $0.label = "σ_{1}" } }
    #expect(try layout(figure).alternativeText == "3 bands (σ1). Data range: x from 0 to 2; y from 0 to 3.")
  }
}
