import Foundation
import Plotting
import Testing

@testable import Notebook

/// The score of tiles: deaf to what other libraries and processors make of the same figure, not to a change of the figure.
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

  /// No version of the libraries was seen to shift a tone, and figures for dark pages have no scene that would tell.
  @Test func anotherToneIsFound() {
    #expect(!PixelComparison(dot(at: 100), dot(at: 100, tone: 1), exactly: false).isEqual)
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

  /// Parts of this package's own figures, 96 pixels wide, as Cairo drew them.
  private func part(_ name: String) throws -> PixelComparison.Picture {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name).png")
    return try PixelComparison.Picture(png: Array(try Data(contentsOf: file)))
  }

  /// The most that was seen among all figures: Cairo 1.16 on 32-bit x86, and 1.16 and 1.18, which agree, on 64-bit Arm,
  /// beside what both make of it on x86-64.
  @Test(arguments: [("curve", "curve-i386"), ("curve-dark", "curve-dark-arm64")])
  func theSameFigureDrawnElsewherePasses(here: String, elsewhere: String) throws {
    let (first, second) = (try part(here), try part(elsewhere))
    #expect(PixelComparison(first, second, exactly: false).isEqual)
    #expect(!PixelComparison(first, second, exactly: true).isEqual)
  }

  /// The second is the faintest line among all figures.
  @Test(arguments: [("curve", "curve-thicker"), ("circle-dark", "circle-dark-thicker")])
  func aLineOnePercentThickerIsFound(before: String, after: String) throws {
    #expect(!PixelComparison(try part(before), try part(after), exactly: false).isEqual)
  }

  /// Changes that the scene would tell as well; of figures for dark pages there is none.
  static let changes: [(String, @Sendable (inout SmallReport) -> Void)] = [
    ("a point moved by half a pixel", { $0.points[1].x += 4.0 / 550 / 4 }),
    ("a color changed by one step", { $0.color = Color(hex: 0x0072B3) }),
    ("a label dropped", { $0.annotation = nil }),
    ("a letter changed", { $0.annotation = "hero" }),
    ("a curve one percent thicker", { $0.curveWidth *= 1.01 }),
    ("a line moved by a pixel", { $0.tick += 2.0 / 300 / 2 }),
    ("an axis that ends elsewhere", { $0.axisMaximum = 4.01 }),
  ]

  @Test(arguments: changes.indices) func changesAreFoundByPixelsAlone(index: Int) throws {
    let renderer = try CairoFigureRenderer()
    let (name, change) = Self.changes[index]
    var report = SmallReport()
    let before = try renderer.render(report.figure)
    change(&report)
    let after = try renderer.render(report.figure)
    for (first, second) in [(before.light, after.light), (try #require(before.dark), try #require(after.dark))] {
      let pictures = try [first, second].map { try PixelComparison.Picture(png: $0) }
      #expect(!PixelComparison(pictures[0], pictures[1], exactly: false).isEqual, "\(name)")
    }
  }
}
