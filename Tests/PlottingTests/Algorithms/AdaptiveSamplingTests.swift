import Foundation
import Testing

@testable import Plotting

@Suite struct AdaptiveSamplingTests {
  func normal(_ x: Double, mean: Double, deviation: Double) -> Double {
    exp(-(x - mean) * (x - mean) / (2 * deviation * deviation)) / (deviation * (2 * Double.pi).squareRoot())
  }

  /// At any width the drawn line stays within a tenth of a pixel of a peak a thousand pixels high.
  @Test(arguments: [20, 5, 1, 0.1, 0.01, 0.001, 1e-4]) func drawsASmoothPeak(deviation: Double) throws {
    let mean = 1.234567
    let curve = Curve(over: -15...15, including: [mean]) { normal($0, mean: mean, deviation: deviation) }
    let height = normal(mean, mean: mean, deviation: deviation)
    #expect(curve.samples.count < 2000)
    #expect(curve.samples.first?.x == -15 && curve.samples.last?.x == 15)
    #expect(curve.samples.contains { $0.x == mean })
    for (left, right) in zip(curve.samples, curve.samples.dropFirst()) {
      #expect(left.x < right.x)
      for part in [0.25, 0.5, 0.75] {
        let x = left.x + part * (right.x - left.x)
        let drawn = left.y + part * (right.y - left.y)
        #expect(abs(drawn - normal(x, mean: mean, deviation: deviation)) < 2e-4 * height)
      }
    }
  }

  @Test func endsWhereAFunctionJumps() {
    let curve = Curve(over: 0...1) { $0 < 0.3 ? 0 : 1 }
    #expect(curve.samples.count < 2000)
    for (left, right) in zip(curve.samples, curve.samples.dropFirst()) where left.y != right.y {
      #expect(right.x - left.x < 1e-6)
    }
  }

  @Test func leavesGapsWhereThereIsNoValue() throws {
    let figure = Figure { Curve(over: -1...1) { $0 < 0 ? .nan : $0.squareRoot() } }
    let layout = try Layout(figure, measurer: EvenMeasurer())
    #expect(layout.omittedCount > 0)
  }

  @Test func passesErrorsOn() {
    struct Failure: Error {}
    #expect(throws: Failure.self) { try Curve(over: 0...1) { _ in throw Failure() } }
  }
}
