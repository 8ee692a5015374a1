import Testing

@testable import Plotting

/// A line on the edge of the frame is as thick as any other; one that leaves it is cut.
@Suite struct EdgeTouchTests {
  private func clip(_ y: [Double], width: Double = 4, domain: ClosedRange<Double> = 0...1) throws -> (
    frame: Rectangle, clip: Rectangle
  ) {
    let drawn = try Drawn(Figure(y: Axis(domain: domain)) { Line(y: y, width: width) })
    return (try #require(drawn.layout.panels.first).frame, try #require(drawn.strokes.first).frame)
  }

  @Test func linesOnAnEdgeAreWhole() throws {
    let upper = try clip([1, 1, 1])
    #expect(upper.clip.minY == upper.frame.minY - 2 && upper.clip.maxY == upper.frame.maxY)
    let lower = try clip([0.5, 0, 0])
    #expect(lower.clip.maxY == lower.frame.maxY + 2 && lower.clip.minY == lower.frame.minY)
    let peak = try clip([0.5, 1, 0.5])
    #expect(peak.clip.minY == peak.frame.minY - 2)
  }

  @Test func linesThatLeaveAreCut() throws {
    for values in [[0.5, 1.5, 0.5], [0.5, 1, 1.5], [0.5, 0.5, 0.5], [-1, 2, -1]] {
      let (frame, clip) = try clip(values)
      #expect(frame == clip, "\(values)")
    }
  }

  @Test func densitiesRunIntoTheirAxis() throws {
    let drawn = try Drawn(Figure { Curve(over: -9...9) { 1 / (1 + $0 * $0 * $0 * $0) } })
    #expect(try #require(drawn.strokes.first).frame == (try #require(drawn.layout.panels.first)).frame)
    let full = try Drawn(Figure(y: Axis(domain: 0...1)) { Curve(over: 0...1) { _ in 1 } })
    #expect(
      try #require(full.strokes.first).frame.minY < (try #require(full.layout.panels.first)).frame.minY)
  }

  /// Thousands of lines share one frame.
  @Test func segmentsShareAFrame() throws {
    let drawn = try Drawn(
      Figure { for index in 0..<2000 { Segment(from: (Double(index), 0), to: (Double(index), 1)) } })
    let frames = drawn.scene.elements.filter { if case .clipped = $0 { true } else { false } }
    #expect(frames.count == 1 && drawn.strokes.count == 2000)
  }
}
