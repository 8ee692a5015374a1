import Cairo
import Plotting
import Testing

@testable import PlottingCairo

@Suite struct SharpnessTests {
  private func pixels(_ scene: Scene, pixelsPerPoint: Int = 2) throws -> PNGCoding.Image {
    try PNGCoding.decode(PNGRenderer(pixelsPerPoint: pixelsPerPoint).render(scene))
  }

  private func color(_ image: PNGCoding.Image, _ x: Int, _ y: Int) -> Color {
    let start = (y * image.width + x) * 4
    return Color(
      hex: UInt32(image.bytes[start]) << 16 | UInt32(image.bytes[start + 1]) << 8 | UInt32(image.bytes[start + 2]))
  }

  @Test(arguments: [0.0, 0.1, 0.25, 0.37, 0.5, 0.73]) func hairlinesCoverWholePixels(shift: Double) throws {
    let ink = Color(hex: 0x123456)
    let paper = Color(hex: 0xFFFFFF)
    let scene = Scene(
      size: Size(width: 20, height: 20), background: paper,
      elements: [
        .stroke(
          .segment(from: Point(x: 5 + shift, y: 0), to: Point(x: 5 + shift, y: 20)), ink,
          StrokeStyle(width: 0.5, isSnapped: true))
      ])
    let image = try pixels(scene)
    let inked = (0..<40).filter { color(image, $0, 20) == ink }
    #expect(inked.count == 1)
    #expect((0..<40).allSatisfy { color(image, $0, 20) == ink || color(image, $0, 20) == paper })
    #expect(abs(Double(inked.first ?? 99) - (5 + shift) * 2) <= 1)
  }

  @Test(arguments: [1, 2, 3]) func imagesAreSquaresOfWholePixels(pixelsPerPoint: Int) throws {
    let values = (0..<16).map(Double.init)
    let figure = Figure(images: ImageGrid([values], imageWidth: 4, columns: 1))
    let renderer = try PNGRenderer(pixelsPerPoint: pixelsPerPoint)
    let scene = try renderer.scene(figure)
    var frame: Rectangle?
    for case .image(let image) in scene.elements { frame = image.frame }
    let placed = try #require(frame)
    let image = try pixels(scene, pixelsPerPoint: pixelsPerPoint)
    let side = Int(placed.width) * pixelsPerPoint / 4
    #expect(Double(side * 4) == placed.width * Double(pixelsPerPoint))
    for row in 0..<4 * side {
      for column in 0..<4 * side {
        let expected = ColorMap.grays.color(at: values[row / side * 4 + column / side] / 15, theme: .light).bytes
        let found = color(
          image, Int(placed.minX) * pixelsPerPoint + column, Int(placed.minY) * pixelsPerPoint + row
        ).bytes
        #expect(found == expected)
      }
    }
  }

  /// Sprites are a faster way to the same picture: they must look like the shape drawn by Cairo at the same place.
  @Test(arguments: Markers.Shape.allCases) func spritesLookLikeTheirShapes(shape: Markers.Shape) throws {
    let color = Color(hex: 0x0072B2, opacity: 0.65)
    // A quarter of a pixel is an eighth of a point, so no rounding is in the way.
    let centers = [Point(x: 10, y: 10), Point(x: 25.125, y: 10.375), Point(x: 12.5, y: 28.25), Point(x: 39.75, y: 20)]
    let size = Size(width: 40, height: 40)
    let markers = Markers(
      shapes: [shape], centers: centers, diameters: [9], colors: [color], edge: Color(hex: 0xFFFFFF), edgeWidth: 0)
    let sprites = try pixels(
      Scene(size: size, background: Color(hex: 0xFFEEDD), elements: [.markers(markers)]))
    let paths = try pixels(
      Scene(
        size: size, background: Color(hex: 0xFFEEDD),
        elements: centers.map { center in
          .fill(shape.path.map { Point(x: center.x + 9 * $0.x, y: center.y + 9 * $0.y) }, color)
        }))
    let differences = zip(sprites.bytes, paths.bytes).map { abs(Int($0) - Int($1)) }
    // Cairo takes 15 samples down a pixel; where rounding moves a corner across one, a pixel differs by 1/15 of the color.
    #expect((differences.max() ?? 0) <= 12)
    // On average less than one step of 255 in each of the some 250 pixels of a marker.
    #expect(differences.reduce(0, +) < 3 * 250 * centers.count)
    #expect(sprites.bytes != Array(repeating: sprites.bytes[0], count: sprites.bytes.count))
  }

  @Test func manyMarkersArePaintedInOrder() throws {
    // More than fit one by one, so that they are painted by bands; the last covers the others.
    let count = 3000
    let markers = Markers(
      shapes: [.square], centers: Array(repeating: Point(x: 20, y: 20), count: count), diameters: [30],
      colors: (0..<count).map { $0 == count - 1 ? Color(hex: 0x00FF00) : Color(hex: 0xFF0000) },
      edge: Color(hex: 0xFFFFFF), edgeWidth: 0)
    let image = try pixels(
      Scene(size: Size(width: 40, height: 40), background: Color(hex: 0xFFFFFF), elements: [.markers(markers)]))
    for place in [20, 40, 60] { #expect(color(image, place, place) == Color(hex: 0x00FF00)) }
  }

  /// A turned run reads from below: its ink is that of the level run, a quarter turn against the clock.
  @Test func turnedTextReadsFromBelow() throws {
    func ink(isTurned: Bool) throws -> (minX: Int, maxX: Int, minY: Int, maxY: Int) {
      let run = GlyphRun(
        text: "Lj", font: Font(size: 20), origin: Point(x: 50, y: 50), color: Color(hex: 0x000000), isTurned: isTurned)
      let image = try pixels(
        Scene(size: Size(width: 100, height: 100), background: Color(hex: 0xFFFFFF), elements: [.glyphs(run)]))
      let places = (0..<image.width * image.height).filter { image.bytes[4 * $0] < 128 }
      let (columns, rows) = (places.map { $0 % image.width }, places.map { $0 / image.width })
      return (
        try #require(columns.min()), try #require(columns.max()), try #require(rows.min()), try #require(rows.max())
      )
    }
    let (level, turned) = (try ink(isTurned: false), try ink(isTurned: true))
    // From the start of the base line, at pixel 100: right becomes up, and up becomes left.
    #expect(abs((199 - turned.maxY) - level.minX) <= 1 && abs((199 - turned.minY) - level.maxX) <= 1)
    #expect(abs(turned.minX - level.minY) <= 1 && abs(turned.maxX - level.maxY) <= 1)
  }
}
