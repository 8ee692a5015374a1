import CCairo

/// Pixels in memory that Cairo paints on; owned, and freed with the value.
public struct ImageSurface: ~Copyable {
  /// What a pixel holds.
  public enum Format: Sendable {
    /// 32 bits: unused, red, green, blue.
    case rgb
    /// 8 bits: how much of the pixel is covered.
    case mask
  }

  let pointer: OpaquePointer
  /// Pixels in a row.
  public let width: Int
  /// Rows.
  public let height: Int

  /// An empty surface: black, or nothing covered.
  ///
  /// - Throws: ``CairoError`` when a side is not from 1 to 32767 or memory is short.
  public init(_ format: Format, width: Int, height: Int) throws(CairoError) {
    guard (1...32767).contains(width), (1...32767).contains(height) else {
      throw .unsuitableSize(width: width, height: height)
    }
    let cairoFormat = format == .rgb ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_A8
    // Cairo never returns null, but a surface in a state of error, which must be destroyed as well.
    guard let surface = cairo_image_surface_create(cairoFormat, Int32(width), Int32(height)) else {
      throw .unsuitableSize(width: width, height: height)
    }
    do throws(CairoError) {
      try checkStatus(cairo_surface_status(surface))
    } catch {
      cairo_surface_destroy(surface)
      throw error
    }
    pointer = surface
    self.width = width
    self.height = height
  }

  deinit { cairo_surface_destroy(pointer) }

  /// Reads or changes the pixels directly; `stride` is the distance of rows in bytes.
  ///
  /// - Throws: ``CairoError`` when the surface is in a state of error.
  public func withPixels<Result>(
    _ body: (_ bytes: UnsafeMutableRawBufferPointer, _ stride: Int) -> Result
  ) throws(CairoError) -> Result {
    cairo_surface_flush(pointer)
    try checkStatus(cairo_surface_status(pointer))
    let stride = Int(cairo_image_surface_get_stride(pointer))
    let bytes = UnsafeMutableRawBufferPointer(start: cairo_image_surface_get_data(pointer), count: stride * height)
    let result = body(bytes, stride)
    cairo_surface_mark_dirty(pointer)
    return result
  }
}
