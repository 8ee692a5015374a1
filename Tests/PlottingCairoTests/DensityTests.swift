import Cairo
import Plotting
import Testing

@testable import PlottingCairo

/// Crowds of points are as dark as they are dense.
@Suite struct DensityTests {
  /// How dark a square of pixels is on average, from 0 for white to 1.
  private func darkness(_ image: PNGCoding.Image, around place: Point, reach: Int = 10) -> Double {
    var sum = 0.0
    for y in Int(place.y * 2) - reach...Int(place.y * 2) + reach {
      for x in Int(place.x * 2) - reach...Int(place.x * 2) + reach {
        sum += 255 - Double(image.bytes[(y * image.width + x) * 4])
      }
    }
    let side = Double(2 * reach + 1)
    return sum / 255 / (side * side)
  }

  /// The red channel of the first series, which is almost none.
  private func darkness(ofSpread spreads: [Double], count: Int, size: PointSize, opacity: Double) throws -> [Double] {
    var random = RandomFigures(seed: 9)
    var (x, y): ([Double], [Double]) = ([], [])
    for (index, spread) in spreads.enumerated() {
      for _ in 0..<count {
        x.append(Double(index) + spread * .random(in: -0.5...0.5, using: &random))
        y.append(spread * .random(in: -0.5...0.5, using: &random))
      }
    }
    let figure = Figure(x: Axis(domain: -1...Double(spreads.count)), y: Axis(domain: -1...1)) {
      Points(x: x, y: y, size: size, opacity: opacity)
    }
    let renderer = try PNGRenderer()
    let layout = try renderer.layout(figure)
    let image = try PNGCoding.decode(renderer.render(layout.scene()))
    let frame = layout.frames[0]
    return spreads.indices.map { index in
      let middle = frame.minX + frame.width * Double(index + 1) / Double(spreads.count + 1)
      return darkness(image, around: Point(x: middle, y: (frame.minY + frame.maxY) / 2))
    }
  }

  @Test func palePointsAddUp() throws {
    let darkness = try darkness(ofSpread: [0.2, 0.5, 0.9], count: 3000, size: .diameter(3), opacity: 0.1)
    #expect(darkness[0] > darkness[1] + 0.1 && darkness[1] > darkness[2] + 0.1, "\(darkness)")
    #expect(darkness[0] > 0.85, "\(darkness)")
  }

  @Test func neighborsDoNotTurnPale() throws {
    let darkness = try darkness(ofSpread: [0.2, 0.2], count: 1000, size: .standard, opacity: 0.8)
    #expect(darkness.allSatisfy { $0 > 0.95 }, "\(darkness)")
  }
}
