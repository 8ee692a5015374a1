import Testing

@testable import Notebook

struct PictureHeaderTests {
  private func size(_ bytes: [UInt8], _ kind: PictureKind) -> [Int]? {
    PictureHeader(bytes, kind: kind).map { [$0.width, $0.height] }
  }

  @Test func sizesOfDrawings() {
    func svg(_ attributes: String) -> [Int]? { size(Array("<?xml?>\n<svg \(attributes)><path/></svg>".utf8), .svg) }
    #expect(svg("width=\"30\" height='20px'") == [30, 20])
    #expect(svg("viewBox=\"0 0 24.5 12\"") == [25, 12])
    #expect(svg("stroke-width=\"3\" viewBox=\"0,0,24,12\" width=\"100%\"") == [24, 12])
    #expect(svg("width=\"30\"") == nil)
    #expect(svg("width=\"0\" height=\"5\"") == nil)
    #expect(svg("width=\"\(String(repeating: "9", count: 40))\" height=\"5\"") == nil)
    for size in ["inf", "nan", "1e300", "-3"] { #expect(svg("viewBox=\"0 0 \(size) 12\"") == nil) }
  }

  @Test func sizesOfPictures() {
    let png: [UInt8] = [
      0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 2, 0, 0, 0, 3, 8,
    ]
    #expect(size(png, .png) == [258, 3])
    #expect(size(png, .gif) == nil)
    #expect(size(Array(png.prefix(20)), .png) == nil)
    #expect(size(Array("GIF89a".utf8) + [2, 1, 3, 0], .gif) == [258, 3])
    let frame: [UInt8] = [0xFF, 0xC0, 0, 17, 8, 0, 3, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let start: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0]
    #expect(size(start + frame, .jpeg) == [258, 3])
    // Turned on its side.
    let exif: [UInt8] =
      [0xFF, 0xE1, 0, 34] + Array("Exif".utf8) + [0, 0] + Array("MM".utf8)
      + [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
    #expect(size([0xFF, 0xD8] + exif + frame, .jpeg) == [3, 258])
    #expect(size([0xFF, 0xD8, 0xFF, 0xD9], .jpeg) == nil)
    func webp(_ chunk: String, _ rest: [UInt8]) -> [Int]? {
      size(Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBP\(chunk)".utf8) + rest, .webp)
    }
    #expect(webp("VP8X", [10, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 2, 0, 0]) == [258, 3])
    #expect(webp("VP8 ", [0, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, 2, 1, 3, 0]) == [258, 3])
    // 14 bits each, one less than the size.
    let packed: UInt32 = 257 | 2 << 14
    #expect(
      webp("VP8L", [0, 0, 0, 0, 0x2F] + (0..<4).map { UInt8(packed >> (8 * $0) & 0xFF) } + [0, 0, 0, 0, 0]) == [258, 3])
  }

  @Test func kindsByName() {
    #expect(["a.PNG", "b/c.jpg", "d.jpeg", "e.webp", "f.svg", "g.gif"].allSatisfy { PictureKind(file: $0) != nil })
    #expect(["a.bmp", "png", "a.png.txt", ""].allSatisfy { PictureKind(file: $0) == nil })
  }
}
