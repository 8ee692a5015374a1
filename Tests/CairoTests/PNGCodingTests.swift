import Cairo
import Testing

@Suite struct PNGCodingTests {
  /// What the pixels of a picture are like; compression takes different ways for each.
  enum Content: CaseIterable {
    case constant
    case noise
    case sparse
    case stripes
    case steps
  }

  private func pixel(_ content: Content, _ x: Int, _ y: Int, _ random: inout SplitMix) -> UInt32 {
    switch content {
    case .constant: 0x12_3456
    case .noise: UInt32(truncatingIfNeeded: random.next()) & 0xFF_FFFF
    case .sparse: random.next() % 50 == 0 ? UInt32(truncatingIfNeeded: random.next()) & 0xFF_FFFF : 0xFF_FFFF
    case .stripes: UInt32(x / 7) &* 1_234_567 & 0xFF_FFFF
    case .steps: UInt32((x / 30 + y / 11) % 256) &* 0x01_0101
    }
  }

  /// Pixels come back as they were from libpng's own decoder: of many stripes, and of rows longer than a stripe.
  @Test(arguments: Content.allCases, [(1, 1), (1, 300), (300, 1), (257, 123), (25_000, 3), (640, 480)])
  func decodesToTheSamePixels(content: Content, size: (Int, Int)) throws {
    let (width, height) = size
    var random = SplitMix(state: 7)
    let surface = try ImageSurface(.rgb, width: width, height: height)
    var expected: [UInt8] = []
    expected.reserveCapacity(4 * width * height)
    try surface.withPixels { bytes, stride in
      for y in 0..<height {
        for x in 0..<width {
          let value = pixel(content, x, y, &random)
          bytes.storeBytes(of: value, toByteOffset: y * stride + 4 * x, as: UInt32.self)
          expected += [UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255), 255]
        }
      }
    }
    let file = try PNGCoding.encode(surface, pixelsPerMeter: 5669, texts: [("Description", "ä – 中")])
    let image = try PNGCoding.decode(file)
    #expect(image.width == width && image.height == height && image.pixelsPerMeter == 5669)
    #expect(image.bytes == expected)
    // A constant picture takes next to nothing (with zlib-ng somewhat more than with zlib); noise is not blown up.
    if content == .constant && width * height > 10_000 { #expect(file.count < width * height / 20) }
    #expect(file.count < 4 * width * height + 2000)
    // The type of color stands behind the sizes and the depth in the first chunk: 0 is gray, 2 red, green and blue.
    let isGray = stride(from: 0, to: expected.count, by: 4).allSatisfy { Set(expected[$0..<$0 + 3]).count == 1 }
    #expect(file[25] == (isGray ? 0 : 2))
  }

  /// One pixel of another color, the last, in a gray picture: in blue, green or red alone.
  @Test(arguments: [0x80_8081, 0x80_8180, 0x81_8080] as [UInt32])
  func keepsTheOnlyColor(pixel: UInt32) throws {
    let surface = try ImageSurface(.rgb, width: 31, height: 17)
    try surface.withPixels { bytes, stride in
      for y in 0..<17 {
        for x in 0..<31 { bytes.storeBytes(of: 0x80_8080, toByteOffset: y * stride + 4 * x, as: UInt32.self) }
      }
      bytes.storeBytes(of: pixel, toByteOffset: 16 * stride + 4 * 30, as: UInt32.self)
    }
    let image = try PNGCoding.decode(PNGCoding.encode(surface, pixelsPerMeter: 0, texts: []))
    let last = image.bytes.suffix(4).prefix(3).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    #expect(last == pixel)
    #expect(image.bytes.dropLast(4).allSatisfy { $0 == 0x80 || $0 == 255 })
  }

  @Test func reportsADamagedFile() throws {
    let surface = try ImageSurface(.rgb, width: 20, height: 20)
    var file = try PNGCoding.encode(surface, pixelsPerMeter: 0, texts: [])
    let pixels = try #require(file.indices.first { file[$0...].starts(with: "IDAT".utf8) })
    file[pixels + 6] ^= 0xFF
    #expect(throws: CairoError.self) { try PNGCoding.decode(file) }
    #expect(throws: CairoError.self) { try PNGCoding.decode(Array(file.prefix(30))) }
    #expect(throws: CairoError.self) { try PNGCoding.decode([]) }
  }

  @Test func refusesImpossibleSizes() {
    for (width, height) in [(0, 1), (1, 0), (-1, 5), (40_000, 1)] {
      #expect(throws: CairoError.unsuitableSize(width: width, height: height)) {
        _ = try ImageSurface(.rgb, width: width, height: height)
      }
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers every time.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
