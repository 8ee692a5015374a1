import LinearAlgebra
import MixtureModels
import Testing

@testable import ChapterArithmetic

/// From where the search on one's own data starts.
struct StartingModelsTests {
  /// On a line the groups of k-means are intervals.
  ///
  /// A group within another makes two borders of one.
  @Test func `one start in three has groups that lie within each other`() throws {
    let points = Matrix(column: (0..<200).map { Double($0) / 50 - 2 })
    let borders = try divisions(of: points, groups: 2, count: 12, seed: 0).map { division in
      zip(division, division.dropFirst()).count { $0 != $1 }
    }
    #expect(borders.count == 12)
    let byWidths = borders.indices.filter { $0 % 3 == 2 }
    #expect(byWidths.contains { borders[$0] == 2 })
    #expect(borders.indices.filter { $0 % 3 != 2 }.allSatisfy { borders[$0] == 1 })
  }

  @Test func `a start without points enough is left out`() throws {
    // Two places: no third group has a point, and no circle about one of them two.
    let points = Matrix(column: [0, 0, 0, 1, 1, 1])
    #expect(try divisions(of: points, groups: 3, count: 6, seed: 0).isEmpty)
  }
}
