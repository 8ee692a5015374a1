import Testing

@testable import Plotting

/// Heat maps and images.
@Suite struct CellMarkTests {
  private func color(_ fraction: Double) -> Color { ColorMap.viridis.color(at: fraction, theme: .light) }

  /// The color that is seen at a place, and nothing where nothing is painted; the last of several.
  private func color(at place: Point, _ drawn: DrawnMarks) -> Color? {
    drawn.fills.last { fill in
      let corners = fill.path.corners
      guard let minX = corners.map(\.x).min(), let maxX = corners.map(\.x).max() else { return false }
      guard let minY = corners.map(\.y).min(), let maxY = corners.map(\.y).max() else { return false }
      return Rectangle(minX: minX, minY: minY, maxX: maxX, maxY: maxY).contains(place)
    }?.color
  }

  @Test func cellsStandAtTheirNumbers() throws {
    let values: [[Double]] = [[0, 10, 20], [30, 40, 100]]
    let drawn = try DrawnMarks(Figure { HeatMap(values, x: [1, 2, 4], y: [5, 7]) })
    for (row, y) in [5.0, 7].enumerated() {
      for (column, x) in [1.0, 2, 4].enumerated() {
        #expect(color(at: drawn.place(x, y), drawn) == color(values[row][column] / 100))
      }
    }
    // Edges lie halfway, and the axes end where the cells do.
    #expect(drawn.panel.x.domain == 0.5...5 && drawn.panel.y.domain == 4...8)
    #expect(color(at: drawn.place(2.9, 5), drawn) == color(0.1) && color(at: drawn.place(3.1, 5), drawn) == color(0.2))
    #expect(drawn.layout.colorBars.map(\.bar.domain) == [0...100])
  }

  @Test func edgesFallingPositionsAndLogarithmicAxes() throws {
    let drawn = try DrawnMarks(
      Figure(x: Axis(scale: .logarithmic)) { HeatMap([[1, 2], [3, 4]], x: [1, 100], y: [2, 1, 0]) })
    // Halfway between 1 and 100 is 10.
    #expect(
      color(at: drawn.place(9, 1.5), drawn) == color(0) && color(at: drawn.place(11, 1.5), drawn) == color(1 / 3.0))
    #expect(color(at: drawn.place(9, 0.5), drawn) == color(2 / 3.0))
    let domain = drawn.panel.x.domain
    #expect(abs(domain.lowerBound - 0.1) < 1e-9 && abs(domain.upperBound - 1000) < 1e-6)
    let hidden = try DrawnMarks(Figure(x: Axis(scale: .logarithmic)) { HeatMap([[1, 2]], x: [-1, 1], y: [0]) })
    #expect(hidden.fills.isEmpty && hidden.layout.omittedCount == 2)
  }

  /// At names the first row is the highest, and cells follow the names wherever the axes have them.
  @Test func cellsStandAtTheirNames() throws {
    let values: [[Double]] = [[0, 10, 20], [30, 40, 100]]
    let map = HeatMap(values, columns: ["a", "b", "c"], rows: ["first", "second"])
    let plain = try DrawnMarks(Figure { map })
    #expect(plain.panel.x.domain == -0.5...2.5 && plain.panel.y.domain == -0.5...1.5)
    for (row, y) in [1.0, 0].enumerated() {
      for column in 0..<3 {
        #expect(color(at: plain.place(Double(column), y), plain) == color(values[row][column] / 100))
      }
    }
    // Another order, and a name that the matrix does not have, which is empty rather than missing.
    let moved = try DrawnMarks(
      Figure(x: Axis(categories: ["c", "other", "a", "b"]), y: Axis(categories: ["second", "first"])) {
        HeatMap(values, columns: ["a", "b", "c"], rows: ["first", "second"], showsValues: true)
      })
    for (column, x) in [2.0, 3, 0].enumerated() {
      #expect(color(at: moved.place(x, 0), moved) == color(values[0][column] / 100))
      #expect(color(at: moved.place(x, 1), moved) == color(values[1][column] / 100))
    }
    #expect(color(at: moved.place(1, 0), moved) == nil && moved.strokes.isEmpty && moved.layout.swatches.isEmpty)
    #expect(moved.texts.map(\.text).sorted() == ["0", "10", "100", "20", "30", "40"])
    let hundred = try #require(moved.texts.first { $0.text == "100" })
    #expect(abs(hundred.origin.x - moved.place(0, 1).x) < 15 && abs(hundred.origin.y - moved.place(0, 1).y) < 15)
  }

  @Test func namesOfCellsMustFit() throws {
    func error(_ map: HeatMap) -> PlottingError? {
      do throws(PlottingError) { try map.check() } catch { return error }
      return nil
    }
    #expect(error(HeatMap([[1, 2]], columns: ["a", "b"], rows: ["r"])) == nil)
    #expect(
      error(HeatMap([[1, 2]], columns: ["a", "a"], rows: ["r"])).map { "\($0)" }?.contains("columns is a;") == true)
    #expect(error(HeatMap([[1, 2]], columns: ["a", "b", "c"], rows: ["r"])) != nil)
    #expect(error(HeatMap([[1, 2]], columns: ["a", "b"], rows: ["r", "s"])) != nil)
    let mixed = HeatMap(
      [[1, 2], [3, 4]], columns: AxisCoordinates([0, 10, 40]), rows: AxisCoordinates(names: ["r", "s"]),
      colors: ColorScale())
    let drawn = try DrawnMarks(Figure { mixed })
    #expect(drawn.panel.x.domain == 0...40 && color(at: drawn.place(11, 1), drawn) == color(1 / 3.0))
    #expect(try DrawnMarks(Figure { HeatMap([], columns: [String](), rows: [String]()) }).fills.isEmpty)
  }

  @Test func missingCellsAreCrossedOutAndExplained() throws {
    let figure = Figure { HeatMap([[1, .nan], [.infinity, 2]], title: "load") }
    let drawn = try DrawnMarks(figure)
    #expect(drawn.layout.swatches.map(\.entry.text) == ["no value"])
    let gray = Theme.light.mutedInk.opacity(HeatMap.missingOpacity)
    #expect(color(at: drawn.place(1, 0), drawn) == gray && color(at: drawn.place(0, 1), drawn) == gray)
    #expect(drawn.strokes.count == 1 && drawn.strokes[0].path.corners.count == 4)
    #expect(
      figure.alternativeText.hasPrefix(
        "A heat map of load with 2 rows and 2 columns, values from 1 to 2, 2 cells without a value."))
    #expect(try DrawnMarks(Figure { HeatMap([[1, 2]]) }).layout.swatches.isEmpty)
  }

  @Test func valuesAreWrittenWhereThereIsRoom() throws {
    let drawn = try DrawnMarks(Figure { HeatMap([[0.5, 1], [-0.25, .nan]], showsValues: true) })
    #expect(drawn.texts.map(\.text) == ["\u{2212}0.25", "0.50", "1.00"])
    let frame = drawn.panel.frame
    for run in drawn.texts { #expect(frame.contains(run.origin)) }
    // Thirty columns in a small figure have no room for numbers.
    let narrow = Figure(size: .small) { HeatMap([(0..<30).map { Double($0) * 1000 }], showsValues: true) }
    #expect(try DrawnMarks(narrow).texts.isEmpty)
  }

  @Test func valuesHaveTheDecimalsTheyNeed() {
    #expect(HeatMap.texts([[1, 25], [300, 4]]) == [["1", "25"], ["300", "4"]])
    #expect(HeatMap.texts([[0.1234, 12.345]]) == [["0.1", "12.3"]])
    #expect(HeatMap.texts([[0.5, 0.75, 0]]) == [["0.50", "0.75", "0.00"]])
    #expect(HeatMap.texts([[1.5e9, .nan]]) == [["1.5×10^9", ""]])
    #expect(HeatMap.texts([[0, 0]]) == [["0", "0"]])
  }

  /// Every number can be read on its cell, in both themes and every map.
  @Test(arguments: ColorMap.allCases, [Theme.light, .dark]) func valuesCanBeRead(map: ColorMap, theme: Theme) {
    for step in 0...255 {
      let background = map.color(at: Double(step) / 255, theme: theme)
      #expect(background.readable.contrast(to: background) >= 4.5)
    }
  }

  @Test func manyCellsAreOneImage() throws {
    let values = (0..<200).map { row in (0..<100).map { Double(row * 100 + $0) } }
    let drawn = try DrawnMarks(Figure { HeatMap(values) })
    let image = try #require(drawn.images.first)
    #expect(drawn.fills.isEmpty && image.columns == 100 && image.rows == 200)
    // The first row is the lowest.
    #expect(image.colors[199 * 100] == color(0) && image.colors[99] == color(1))
    let corner = drawn.place(-0.5, -0.5)
    #expect(abs(image.frame.minX - corner.x) < 1e-6 && abs(image.frame.maxY - corner.y) < 1e-6)
    // Of an enlarged part the cells within are drawn.
    let part = try DrawnMarks(Figure(x: Axis(domain: 10...19), y: Axis(domain: 0...5)) { HeatMap(values) })
    #expect(part.images.isEmpty && color(at: part.place(15, 3), part) == color(315 / 19999.0))
  }

  /// Uneven cells too many to be seen one by one are averaged over the pixels of an image.
  @Test func manyUnevenCellsAreAveraged() throws {
    // Columns in turn low and high, twice as many as there are pixels at the right end of the axis.
    let columns = (1...2000).map(Double.init)
    let values = (0..<6).map { _ in columns.map { $0.truncatingRemainder(dividingBy: 2) } }
    let drawn = try DrawnMarks(Figure(x: Axis(scale: .logarithmic)) { HeatMap(values, x: columns, map: .grays) })
    let image = try #require(drawn.images.first)
    #expect(drawn.fills.isEmpty && abs(image.frame.width - drawn.panel.frame.width) < 1e-6)
    func pixel(_ x: Double) -> Color {
      let place = Int((drawn.panel.x(x) - image.frame.minX) / image.frame.width * Double(image.columns))
      return image.colors[image.columns * image.rows / 2 + place]
    }
    #expect(
      pixel(1) == ColorMap.grays.color(at: 1, theme: .light) && pixel(2) == ColorMap.grays.color(at: 0, theme: .light))
    let middle = (Theme.light.paper.red + Theme.light.imageInk.red) / 2
    #expect(abs(pixel(1500).red - middle) < 0.2 && abs(pixel(1900).red - middle) < 0.2)
  }

  @Test func imagesLieAtTheirRange() throws {
    let bytes: [UInt8] = [255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0]
    let drawn = try DrawnMarks(Figure { Raster(pixels: bytes, channels: 3, columns: 2, x: 10...30, y: 0...2) })
    let image = try #require(drawn.images.first)
    #expect(image.colors.map(\.code) == ["#ff0000", "#00ff00", "#0000ff", "#000000"] && image.columns == 2)
    #expect(drawn.panel.x.domain == 10...30 && drawn.panel.y.domain == 0...2)
    #expect(
      abs(image.frame.minX - drawn.panel.frame.minX) < 1e-9 && abs(image.frame.maxY - drawn.panel.frame.maxY) < 1e-9)
    let lower = try DrawnMarks(
      Figure { Raster(pixels: bytes, channels: 3, columns: 2, x: 10...30, y: 0...2, origin: .bottom) })
    #expect(lower.images.first?.colors.map(\.code) == ["#0000ff", "#000000", "#ff0000", "#00ff00"])
    let gray = try DrawnMarks(
      Figure { Raster(pixels: [0, 128], channels: 1, columns: 2, x: 0...1, y: 0...1) }, theme: .dark)
    #expect(gray.images.first?.colors.map(\.code) == ["#000000", "#808080"])
    let clear = try DrawnMarks(Figure { Raster(pixels: [9, 9, 9, 51], channels: 4, columns: 1, x: 0...1, y: 0...1) })
    #expect(clear.images.first?.colors.first?.opacity == 0.2)
  }

  @Test func imagesOfValuesHaveHolesAndABar() throws {
    let drawn = try DrawnMarks(
      Figure { Raster(values: [1, .nan, 3, 2], columns: 2, x: 0...1, y: 0...1, map: .viridis, title: "depth") })
    #expect(drawn.images.first?.colors[0] == color(0) && drawn.images.first?.colors[1].opacity == 0)
    #expect(drawn.layout.omittedCount == 1 && drawn.layout.colorBars.count == 1)
    // Pixels are unequal on a logarithmic axis, so they are areas.
    let stretched = try DrawnMarks(
      Figure(x: Axis(scale: .logarithmic)) { Raster(values: [1, 2], columns: 2, x: 1...100, y: 0...1, map: .viridis) })
    #expect(stretched.images.isEmpty && color(at: stretched.place(50, 0.5), stretched) == color(0))
    #expect(color(at: stretched.place(51, 0.5), stretched) == color(1))
  }

  /// However far an image is enlarged, nothing is drawn that a renderer could not place.
  @Test func enlargedImagesStayNear() throws {
    let figure = Figure(x: Axis(domain: 0...1e-9), y: Axis(domain: 0...1)) {
      Raster(values: (0..<10_000).map(Double.init), columns: 100, x: -1e90...1e90, y: -3...3, map: .viridis)
    }
    let drawn = try DrawnMarks(figure)
    let corners = drawn.fills.flatMap { $0.path.corners }
    #expect(drawn.images.isEmpty && !corners.isEmpty)
    #expect(corners.allSatisfy { drawn.panel.frame.expanded(by: 50).contains($0) })
  }
}
