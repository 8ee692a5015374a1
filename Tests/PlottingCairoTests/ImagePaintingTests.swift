import Cairo
import Plotting
import Testing

@testable import PlottingCairo

/// Images on axes: cut at their frame, mixed with what is below, and averaged where the picture has fewer pixels than they have.
@Suite struct ImagePaintingTests {
  private let paper = Color(hex: 0xFFFFFF)

  private func bytes(_ elements: [SceneElement], _ x: Int, _ y: Int) throws -> [UInt8] {
    let scene = Scene(size: Size(width: 20, height: 20), background: paper, elements: elements)
    let image = try PNGCoding.decode(PNGRenderer(pixelsPerPoint: 1).render(scene))
    let start = (y * image.width + x) * 4
    return Array(image.bytes[start..<start + 3])
  }

  private func image(_ columns: Int, _ colors: [Color], in frame: Rectangle) -> SceneElement {
    .image(SceneImage(columns: columns, colors: colors, frame: frame))
  }

  @Test func isCutAtTheFrame() throws {
    let red = image(1, [Color(hex: 0xFF0000)], in: Rectangle(x: -5, y: -5, width: 40, height: 40))
    let elements = [SceneElement.clipped(Rectangle(x: 4, y: 6, width: 10, height: 8), [red])]
    for (x, y, isRed) in [(4, 6, true), (13, 13, true), (3, 6, false), (4, 5, false), (14, 13, false), (13, 14, false)]
    {
      #expect(try bytes(elements, x, y) == (isRed ? [255, 0, 0] : [255, 255, 255]))
    }
    #expect(try bytes([red], 0, 0) == [255, 0, 0] && bytes([red], 19, 19) == [255, 0, 0])
  }

  @Test func isMixedWithWhatIsBelow() throws {
    let elements = [
      SceneElement.fill(.rectangle(Rectangle(x: 0, y: 0, width: 20, height: 10)), Color(hex: 0x000000)),
      image(
        2, [Color(hex: 0xFF8000, opacity: 0.2), Color(hex: 0x123456, opacity: 0)],
        in: Rectangle(x: 0, y: 0, width: 20, height: 20)),
    ]
    #expect(try bytes(elements, 5, 5) == [51, 26, 0])
    #expect(try bytes(elements, 5, 15) == [255, 230, 204])
    #expect(try bytes(elements, 15, 5) == [0, 0, 0] && bytes(elements, 15, 15) == [255, 255, 255])
  }

  /// A single dark cell among many light ones does not vanish, wherever it is.
  @Test(arguments: [0, 1, 17, 399]) func averagesWhatIsTooFine(place: Int) throws {
    var colors = Array(repeating: paper, count: 400)
    colors[place] = Color(hex: 0x000000)
    let elements = [image(400, colors, in: Rectangle(x: 0, y: 0, width: 20, height: 20))]
    // Twenty cells a pixel: 255 - 255 / 20, rounded.
    #expect(try bytes(elements, place / 20, 3) == [242, 242, 242])
    #expect(try bytes(elements, (place / 20 + 10) % 20, 3) == [255, 255, 255])
  }

  /// What is not seen has no say in the color of the average.
  @Test func averagesByOpacity() throws {
    let colors = [Color(hex: 0xFF0000), Color(hex: 0x00FF00, opacity: 0)]
    let elements = [image(40, (0..<40).map { colors[$0 % 2] }, in: Rectangle(x: 0, y: 0, width: 20, height: 20))]
    #expect(try bytes(elements, 7, 7) == [255, 127, 127])
  }
}
