import CPNG

/// PNG files in memory, through libpng.
public enum PNGCoding {
  /// A decoded file.
  public struct Image: Hashable, Sendable {
    /// Pixels in a row.
    public var width: Int
    /// Rows.
    public var height: Int
    /// Red, green, blue and opacity of each pixel, row by row from the top.
    public var bytes: [UInt8]
    /// The resolution that stands in the file; 0 for none.
    public var pixelsPerMeter: Int
  }

  /// The file of a surface's pixels, opaque, with its resolution and texts by keyword.
  ///
  /// - Throws: ``CairoError/png(_:)`` with libpng's message.
  public static func encode(
    _ surface: borrowing ImageSurface, pixelsPerMeter: Int, texts: [(keyword: String, text: String)]
  ) throws(CairoError) -> [UInt8] {
    let width = UInt32(surface.width)
    let height = UInt32(surface.height)
    let result = try surface.withPixels { bytes, stride in
      withCTexts(texts) { texts in
        guard let start = bytes.baseAddress else { return CPNGResult() }
        return cpng_encode(
          start.assumingMemoryBound(to: UInt8.self), width, height, stride, UInt32(max(pixelsPerMeter, 0)),
          texts.baseAddress, texts.count)
      }
    }
    return try bytes(of: result)
  }

  /// The pixels of a file.
  ///
  /// - Throws: ``CairoError/png(_:)`` with libpng's message when the file is damaged.
  public static func decode(_ file: [UInt8]) throws(CairoError) -> Image {
    let result = cpng_decode(file, file.count)
    let pixels = try bytes(of: result)
    return Image(
      width: Int(result.width), height: Int(result.height), bytes: pixels,
      pixelsPerMeter: Int(result.pixels_per_meter))
  }

  private static func bytes(of result: CPNGResult) throws(CairoError) -> [UInt8] {
    guard let bytes = result.bytes else {
      let message = withUnsafeBytes(of: result.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      throw .png(message.isEmpty ? "no pixels" : message)
    }
    defer { cpng_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: result.count))
  }

  /// Texts as C strings that live while the body runs.
  private static func withCTexts<Result>(
    _ texts: [(keyword: String, text: String)], _ body: (UnsafeBufferPointer<CPNGText>) -> Result
  ) -> Result {
    var collected: [CPNGText] = []
    func next(_ index: Int) -> Result {
      guard index < texts.count else { return collected.withUnsafeBufferPointer(body) }
      return texts[index].keyword.withCString { keyword in
        texts[index].text.withCString { text in
          collected.append(CPNGText(keyword: keyword, text: text))
          return next(index + 1)
        }
      }
    }
    return next(0)
  }
}
