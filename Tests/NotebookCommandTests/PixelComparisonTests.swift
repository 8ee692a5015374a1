import Testing

@testable import Notebook

/// The score of tiles: deaf to tones that differ a little everywhere, not to a change in one place.
@Suite struct PixelComparisonTests {
  func picture(_ color: (Int, Int) -> UInt8) -> PixelComparison.Picture {
    var bytes: [UInt8] = []
    for y in 0..<240 {
      for x in 0..<320 { bytes += [color(x, y), color(x, y), color(x, y), 255] }
    }
    return PixelComparison.Picture(width: 320, height: 240, bytes: bytes)
  }

  /// A dot of ten pixels' width with soft edges.
  func dot(at center: Double, tone: UInt8 = 0) -> PixelComparison.Picture {
    picture { x, y in
      let (dx, dy) = (Double(x) - center, Double(y) - 120)
      let coverage = min(1, max(0, 5.5 - (dx * dx + dy * dy).squareRoot()))
      return UInt8(255 - coverage * 200) - tone
    }
  }

  @Test func equalPicturesAreEqual() {
    #expect(PixelComparison(dot(at: 100), dot(at: 100), exactly: true).isEqual)
    #expect(PixelComparison(dot(at: 100), dot(at: 100), exactly: false).isEqual)
  }

  @Test func onePixelByOneStepIsFoundWhereTheLibrariesAreTheSame() {
    let other = picture { x, y in x == 319 && y == 239 ? 254 : 255 }
    let found = PixelComparison(picture { _, _ in 255 }, other, exactly: true)
    #expect(found.differingPixels == 1 && found.tiles.count == 1)
    #expect(PixelComparison(picture { _, _ in 255 }, other, exactly: false).isEqual)
  }

  @Test func aSlightlyOtherToneEverywherePassesWhereTheyDiffer() {
    #expect(PixelComparison(dot(at: 100), dot(at: 100, tone: 2), exactly: false).isEqual)
  }

  @Test func aDotMovedByAPixelIsFoundWhereverItIs() {
    for center in stride(from: 20.0, through: 300, by: 7) {
      let found = PixelComparison(dot(at: center), dot(at: center + 1), exactly: false)
      #expect(!found.isEqual, "at \(center)")
      #expect(found.tiles.count <= 4)
    }
  }

  @Test func otherSizesAreTold() {
    let small = PixelComparison.Picture(width: 1, height: 1, bytes: [0, 0, 0, 255])
    #expect(PixelComparison(small, dot(at: 100), exactly: false).summary == "1 x 1 pixels -> 320 x 240")
  }
}
