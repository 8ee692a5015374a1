import Testing

@testable import Plotting

/// Names have their places by name, whatever order marks and panels have them in.
@Suite struct NamedAxesTests {
  /// The heights of bars by the name that stands below them, for each panel.
  private func heights(_ drawn: Drawn) throws -> [[String: Double]] {
    try drawn.layout.panels.map { panel in
      var heights: [String: Double] = [:]
      for bar in drawn.polygons.joined() where panel.frame.expanded(by: 1).contains(bar) {
        let name = try #require(
          drawn.layout.texts.first { abs($0.frame.midX - bar.midX) < 0.01 && $0.frame.minY > panel.frame.maxY })
        let unit = panel.y(0) - panel.y(1)
        heights[name.text] = (bar.height / unit * 1000).rounded() / 1000
      }
      return heights
    }
  }

  @Test func panelsWithOtherNamesShareOneAxis() throws {
    let drawn = try Drawn(
      Figure(
        panels: [
          Panel("fruit") { Bars(categories: ["apple", "banana"], heights: [10, 1]) },
          Panel("animals") { Bars(categories: ["cat", "dog", "hen"], heights: [3, 8, 5]) },
        ], columns: 2))
    #expect(
      try heights(drawn) == [["apple": 10, "banana": 1], ["cat": 3, "dog": 8, "hen": 5]])
    for panel in drawn.layout.panels { #expect(panel.ticksX.major.count == 5) }
  }

  @Test func panelsInAnotherOrderAreNotMislabelled() throws {
    let drawn = try Drawn(
      Figure(
        panels: [
          Panel { Bars(categories: ["a", "b", "c"], heights: [1, 2, 3]) },
          Panel { Bars(categories: ["c", "a"], heights: [3, 1]) },
        ], columns: 2))
    #expect(try heights(drawn) == [["a": 1, "b": 2, "c": 3], ["c": 3, "a": 1]])
  }

  @Test func marksInOnePanelMeetAtTheirNames() throws {
    let drawn = try Drawn(
      Figure {
        Bars(categories: ["a", "b"], heights: [2, 4])
        Points(x: ["c", "b", "b"], y: [1, 4, 3])
        Line(x: ["b", "a"], y: [4, 2])
        Annotation("here", x: "c", y: 1, marker: true)
        ReferenceLine(x: "b")
        Segment(from: ("a", 0), to: ("c", 1))
      })
    let panel = try #require(drawn.layout.panels.first)
    let centers = drawn.markers.flatMap(\.centers).map { ($0.x, $0.y) }
    let places = [(2.0, 1.0), (1, 4), (1, 3), (2, 1)].map { (panel.x($0.0), panel.y($0.1)) }
    #expect(centers.count == places.count)
    for (center, place) in zip(centers, places) {
      #expect(abs(center.0 - place.0) < 0.001 && abs(center.1 - place.1) < 0.001)
    }
    let line = try #require(drawn.strokes.first).path.pieces[0]
    #expect(line.map { (($0.x - panel.x(0)) / (panel.x(1) - panel.x(0))).rounded() } == [1, 0])
    for (index, name) in ["a", "b", "c"].enumerated() {
      #expect(abs(try #require(drawn.frame(name)).midX - panel.x(Double(index))) < 0.01)
    }
  }

  @Test func anAxisMayHaveAnOrderOfItsOwn() throws {
    let drawn = try Drawn(
      Figure(x: Axis("size", categories: ["small", "middle", "large"])) {
        Bars(categories: ["large", "small"], heights: [3, 1])
      })
    let places = try ["small", "middle", "large"].map { try #require(drawn.frame($0)).midX }
    #expect(places == places.sorted())
    let bars = try #require(drawn.polygons.first)
    #expect(abs(bars[0].midX - places[2]) < 0.01 && bars[0].height > bars[1].height)
  }

  @Test func namesAlongYStartAtTheTop() throws {
    let names = ["first", "second", "third"]
    let drawn = try Drawn(
      Figure {
        Bars(categories: names, heights: [1, 2, -1], orientation: .horizontal)
        Points(x: [1, 2], y: ["first", "third"])
        ReferenceLine(y: "second")
        Annotation("note", x: 0.5, y: "third")
      })
    let panel = try #require(drawn.layout.panels.first)
    let bars = try #require(drawn.polygons.first)
    #expect(bars.map(\.midY) == bars.map(\.midY).sorted())
    for (bar, name) in zip(bars, names) {
      // Digits, not their box, stand at the middle.
      #expect(abs(try #require(drawn.frame(name)).midY - bar.midY) < 3)
    }
    let unit = panel.x(1) - panel.x(0)
    #expect(bars.map { ($0.width / unit * 1000).rounded() / 1000 } == [1, 2, 1])
    #expect(abs(bars[2].maxX - panel.x(0)) < 0.01 && abs(bars[0].minX - panel.x(0)) < 0.01)
    #expect(drawn.layout.alternativeText.contains("y with first, second and third."))
  }

  @Test func marksAtNumbersAreRefused() {
    let numeric: [any Mark] = [
      Line(y: [1, 2]), Points(x: [1], y: [1]), ReferenceLine(x: 1), Annotation("a", x: 1, y: 1),
      Segment(from: (0, 0), to: (1, 1)), Curve(over: 0...1) { $0 }, Disc(x: 0, y: 0, radius: 1),
      Ellipse(mean: (0, 0), covariance: (1, 0, 1)), Contours(x: 0...1, y: 0...1) { $0 + $1 },
      Bars(x: [1], heights: [1]), Bands(x: [1], low: [0], high: [1]),
      Bars(categories: ["z"], heights: [1], orientation: .horizontal),
    ]
    for mark in numeric {
      #expect(throws: PlottingError.self, "\(mark)") {
        try Drawn(
          Figure {
            Bars(categories: ["a"], heights: [1])
            mark
          })
      }
    }
    #expect(
      throws: PlottingError.numbersAmongNames(mark: "Line", axis: "x", names: ["a", "b"])
    ) {
      try Drawn(
        Figure {
          Line(y: [1, 2])
          Bars(categories: ["a", "b"], heights: [1, 2])
        })
    }
    #expect(
      "\(PlottingError.numbersAmongNames(mark: "Line", axis: "x", names: ["a", "b"]))".contains("names (a and b)"))
  }

  @Test func whatLiesAcrossIsNotRefused() throws {
    let drawn = try Drawn(
      Figure {
        Bars(categories: ["a", "b"], heights: [1, 2])
        ReferenceLine(y: 1.5)
        Points(x: [String](), y: [])
      })
    #expect(drawn.layout.panels.count == 1)
  }

  @Test func contradictionsAreRefused() {
    let bars = Bars(categories: ["a", "b"], heights: [1, 2])
    let axes: [Axis] = [
      Axis(categories: ["a", "c"]), Axis(categories: ["a", "b", "a"]), Axis(domain: 0...1),
      Axis(scale: .logarithmic),
    ]
    for axis in axes {
      #expect(throws: PlottingError.self) { try Drawn(Figure(x: axis) { bars }) }
      #expect(throws: PlottingError.self) {
        try Drawn(Figure(y: axis) { Bars(categories: ["a", "b"], heights: [1, 2], orientation: .horizontal) })
      }
    }
    #expect(throws: PlottingError.unknownName(mark: "Bars", axis: "x", name: "b", known: ["a", "c"])) {
      try Drawn(Figure(x: axes[0]) { bars })
    }
  }

  /// No name is broken inside a word or left out, however many there are.
  @Test(arguments: [1, 2, 16, 20, 60, 150])
  func allNamesAreThere(count: Int) throws {
    let names = (0..<count).map { ["Austria", "Bulgaria", "Czechia of old"][$0 % 3] + " \($0)" }
    for orientation in [Bars.Orientation.vertical, .horizontal] {
      let drawn = try Drawn(
        Figure { Bars(categories: names, heights: names.indices.map(Double.init), orientation: orientation) })
      for name in names {
        let text = try #require(drawn.layout.texts.first { $0.text == name })
        for line in text.block.lines {
          let words = line.runs.flatMap { $0.text.split(separator: " ") }
          for word in words { #expect(name.split(separator: " ").contains(word)) }
        }
      }
      let frames = drawn.layout.texts.map { $0.frame.expanded(by: -1e-6) }
      for (index, frame) in frames.enumerated() {
        #expect(!frames[(index + 1)...].contains(where: frame.overlaps))
      }
    }
  }

  @Test func moreNamesThanAPictureCanHoldAreRefused() {
    let names = (0..<3000).map { "name \($0)" }
    for orientation in [Bars.Orientation.vertical, .horizontal] {
      #expect(throws: PlottingError.self) {
        try Drawn(Figure { Bars(categories: names, heights: names.map { _ in 1 }, orientation: orientation) })
      }
    }
  }

  @Test func longNamesAreTurnedAndShortOnesNot() throws {
    func turned(_ names: [String]) throws -> Set<Bool> {
      let drawn = try Drawn(Figure { Bars(categories: names, heights: names.map { _ in 1 }) })
      return Set(drawn.layout.texts.filter { names.contains($0.text) }.map(\.isTurned))
    }
    #expect(try turned(["a", "b", "c"]) == [false])
    #expect(try turned(["a name in words", "another name", "third"]) == [false])
    #expect(try turned((0..<16).map { "Liechtenstein\($0)" }) == [true])
  }
}
