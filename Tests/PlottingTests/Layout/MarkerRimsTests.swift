import Testing

@testable import Plotting

/// Rims in the color of the paper set few points apart and wipe out many.
@Suite struct MarkerRimsTests {
  private func rims(_ figure: Figure) throws -> [Double] { try Drawn(figure).markers.map(\.edgeWidth) }

  private func grid(_ count: Int, side: Double, opacity: Double = 0.8) -> Points {
    let columns = Int(Double(count).squareRoot())
    return Points(
      x: (0..<count).map { side * Double($0 % columns) / Double(columns) },
      y: (0..<count).map { side * Double($0 / columns) / Double(columns) }, opacity: opacity)
  }

  private let axis = Axis(domain: 0...10)

  @Test func stayOnPointsThatLieApart() throws {
    for opacity in [0.1, 0.5, 1] {
      #expect(try rims(Figure(x: axis, y: axis) { grid(100, side: 10, opacity: opacity) }) == [0.4])
    }
    #expect(try rims(Figure(x: axis, y: axis) { grid(900, side: 10) }) == [0.4])
  }

  @Test func leaveCrowds() throws {
    #expect(try rims(Figure(x: axis, y: axis) { grid(1000, side: 1) }) == [0])
    #expect(try rims(Figure(x: axis, y: axis) { grid(100_000, side: 10) }) == [0])
    #expect(try rims(Figure(x: axis, y: axis) { Points(x: Array(repeating: 5, count: 30), y: 5) }) == [0])
  }

  @Test func leavePalePointsSooner() throws {
    let figures = [0.1, 0.8].map { opacity in Figure(x: axis, y: axis) { grid(5000, side: 8, opacity: opacity) } }
    #expect(try figures.map { try rims($0)[0] } == [0, 0.4])
  }

  /// A thousand marks of one point each are as much of a crowd as a mark of a thousand points.
  @Test func countPointsOfAllMarks() throws {
    let crowd = Figure(x: axis, y: axis) {
      for index in 0..<1000 { Points(x: [5 + Double(index % 30) * 0.01], y: [5], color: .constant(.muted)) }
    }
    #expect(Set(try rims(crowd)) == [0])
  }

  @Test func leaveTinyPoints() throws {
    #expect(try rims(Figure { Points(x: [1, 2], y: [1, 2], size: .diameter(1.5)) }) == [0])
    #expect(try rims(Figure { Points(x: [1, 2], y: [1, 2], size: .areas([0, 1])) }) == [0.4])
  }
}
