import Cairo
import Plotting
import Testing

@testable import PlottingCairo

@Suite struct PNGRendererTests {
  @Test func writesTwoPixelsAPointWithResolutionAndText() throws {
    let renderer = try PNGRenderer()
    let scene = Scene(
      size: Size(width: 30, height: 20), background: Color(hex: 0x16181D),
      elements: [.fill(.rectangle(Rectangle(x: 10, y: 5, width: 5, height: 5)), Color(hex: 0xD55E00))],
      alternativeText: "An orange square – nothing else")
    let file = try renderer.render(scene)
    let image = try PNGCoding.decode(file)
    #expect(image.width == 60 && image.height == 40)
    #expect(image.pixelsPerMeter == 5669)
    func pixel(_ x: Int, _ y: Int) -> [UInt8] { Array(image.bytes[(y * 60 + x) * 4..<(y * 60 + x) * 4 + 3]) }
    #expect(pixel(0, 0) == [0x16, 0x18, 0x1D])
    #expect(pixel(20, 10) == [0xD5, 0x5E, 0x00] && pixel(29, 19) == [0xD5, 0x5E, 0x00])
    #expect(pixel(30, 20) == [0x16, 0x18, 0x1D])
    #expect(String(decoding: file, as: UTF8.self).contains("An orange square – nothing else"))
  }

  @Test func drawsTheSameBytesTwice() throws {
    let figure = Figure("Twice") { Points(x: [1, 2, 3], y: [3, 1, 2], color: .series([0, 1, 2])) }
    #expect(try PNGRenderer().render(figure) == PNGRenderer().render(figure))
  }

  @Test func refusesCoordinatesThatCairoWouldGarble() throws {
    let scene = Scene(
      size: Size(width: 30, height: 20), background: Color(hex: 0xFFFFFF),
      elements: [.stroke(.segment(from: .zero, to: Point(x: 1e300, y: 0)), Color(hex: 0), StrokeStyle(width: 1))])
    #expect(throws: RenderingError.self) { try PNGRenderer().render(scene) }
  }
}
