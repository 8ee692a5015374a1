import Cairo
import Testing

@Suite struct ContextTests {
  private func surface(_ draw: (inout Context) -> Void) throws -> PNGCoding.Image {
    let surface = try ImageSurface(.rgb, width: 20, height: 10)
    var context = try Context(surface)
    draw(&context)
    try context.check()
    return try PNGCoding.decode(PNGCoding.encode(surface, pixelsPerMeter: 0, texts: []))
  }

  private func red(_ image: PNGCoding.Image, _ x: Int, _ y: Int) -> UInt8 { image.bytes[4 * (y * image.width + x)] }

  private func addRectangle(_ context: inout Context, to x: Double, _ y: Double) {
    context.move(x: 0, y: 0)
    context.line(x: x, y: 0)
    context.line(x: x, y: y)
    context.line(x: 0, y: y)
    context.close()
  }

  @Test func fillsWithinAClipOnly() throws {
    let image = try surface { context in
      context.setColor(red: 1, green: 0, blue: 0, opacity: 1)
      context.saveAndClip(x: 5, y: 0, width: 5, height: 10)
      addRectangle(&context, to: 20, 10)
      context.fill()
      context.restore()
      addRectangle(&context, to: 2, 10)
      context.fill()
    }
    #expect((0..<20).map { red(image, $0, 5) } == (0..<20).map { $0 < 2 || (5..<10).contains($0) ? 255 : 0 })
  }

  @Test func mixesByOpacity() throws {
    let image = try surface { context in
      context.setColor(red: 1, green: 1, blue: 1, opacity: 0.5)
      context.paint()
    }
    #expect((127...128).contains(red(image, 3, 3)))
  }

  /// Cairo itself would wrap them around or draw nothing, and report success.
  @Test(arguments: [Double.nan, .infinity, 1e12, -5_000_000]) func refusesCoordinatesItWouldGarble(value: Double) throws
  {
    let surface = try ImageSurface(.rgb, width: 4, height: 4)
    var context = try Context(surface)
    context.move(x: 0, y: 0)
    context.line(x: value, y: 1)
    context.stroke(width: 1)
    #expect {
      try context.check()
    } throws: { error in
      guard case .unsuitableCoordinate(let found)? = error as? CairoError else { return false }
      return found == value || found.isNaN && value.isNaN
    }
  }
}
