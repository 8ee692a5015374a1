import Cairo
import Foundation
import Plotting
import Testing

@testable import PlottingCairo

/// Axes and colors of all kinds look as they did when they were recorded.
@Suite struct SameAxesTests {
  /// Panels with dates of their own, a symmetric scale, reversed, tints around a center, points by angle.
  static func figure() -> Figure {
    func day(_ number: Double) -> Date { Date(timeIntervalSince1970: 1_678_579_200 + 86400 * number) }
    let tints = Contours(
      x: (0...9).map { 1_678_579_200 + 864_000 * Double($0) }, y: [-100, -10, 0, 10, 1000],
      values: [-2, -1, 0, 1, 2].map { row in (0...9).map { column in row * Double(column) } },
      tints: ColorScale(.diverging, center: 0, title: "height"))
    return Figure(
      "Axes",
      panels: [
        Panel("months") { Line(x: (0...40).map { day(Double($0) * 13) }, y: (0...40).map { Double($0 * $0) - 300 }) },
        Panel("angles") {
          Points(
            x: (0..<24).map { day(Double($0) / 24) }, y: (0..<24).map { 3 * Double($0) - 30 },
            color: .scaled(
              (0..<24).map { Double($0) * 15 },
              ColorScale(
                .cyclic, domain: 0...360, title: "angle", ticks: .values([0, 180, 360]),
                format: .surrounded(after: "°"))))
        },
        Panel("tints") { tints },
      ], columns: 2, scales: .freeX, x: Axis("time", scale: .time),
      y: Axis("gain", scale: .symmetricLogarithmic(threshold: 10), isReversed: true))
  }

  @Test func consistOfWhatWasRecorded() throws {
    let text = try PNGRenderer().scene(Self.figure()).description
    let recorded = try Recording.contents("axes.scene.txt", now: text.utf8)
    #expect(text == String(decoding: recorded, as: UTF8.self))
  }

  @Test(.enabled(if: SamePixelsTests.isMeasured, "the pictures are those of Cairo 1.16 and 1.18 on x86-64"))
  func haveTheirPixels() throws {
    let renderer = try PNGRenderer()
    for (name, theme) in [("axes.png", Theme.light), ("axes-dark.png", .dark)] {
      let picture = try renderer.render(Self.figure(), theme: theme)
      let recorded = try Recording.contents(name, now: picture)
      #expect(try PNGCoding.decode(picture) == PNGCoding.decode(recorded), "\(name)")
    }
  }
}
