import LinearAlgebra
import NumPyRandom
import Testing

@testable import MixtureModels

@Suite("Hierarchies of groups")
struct GroupHierarchyTests {
  /// From mclust 6.0.0, `hclass(hc(points, modelName = "VVV", use = "SVD"), n)`.
  @Test("Four clouds and stretched ones, divided as mclust divides them")
  func reference() throws {
    func sizes(_ hierarchy: GroupHierarchy, _ groups: Int) throws -> [Int] {
      let labels = try #require(hierarchy.division(groups: groups))
      return (0..<groups).map { group in labels.count { $0 == group } }.sorted(by: >)
    }
    let round = try GroupHierarchy(of: Points.blobs.points)
    #expect(try sizes(round, 2) == [297, 103])
    #expect(try sizes(round, 4) == [109, 103, 100, 88])
    #expect(try sizes(round, 6) == [103, 88, 85, 73, 27, 24])
    let stretched = try GroupHierarchy(of: Points.stretchedBlobs.points)
    #expect(try sizes(stretched, 4) == [118, 99, 96, 87])
    #expect(try sizes(stretched, 6) == [99, 87, 83, 65, 35, 31])
    // Without determinants the groups would be others here.
    #expect(
      try sizes(stretched, 25) == [68, 68, 59, 58, 30, 23, 20, 17, 17, 10, 8, 6, 4] + [Int](repeating: 1, count: 12))
  }

  @Test("The joins of a search through all pairs", arguments: [(30, 1), (40, 2), (35, 3), (25, 6), (4, 7)])
  func allPairs(count: Int, dimensions: Int) throws {
    for seed: UInt32 in 0..<6 {
      var random = RandomState(seed: seed)
      var points = random.standardNormal(rowCount: count, columnCount: dimensions)
      for row in 0..<count / 3 {
        for column in 0..<dimensions { points[row, column] *= 0.1 }
      }
      // Some are equal, at the price of a draw.
      if seed % 2 == 1 {
        for column in 0..<dimensions {
          points[count - 1, column] = points[0, column]
          points[count - 2, column] = points[1, column]
        }
      }
      #expect(try GroupHierarchy(of: points).joins == PairSearch(points).joins(), "seed \(seed)")
    }
  }

  @Test("Units do not matter, however large or small")
  func units() throws {
    let points = Points.stretchedBlobs.points
    let joins = try GroupHierarchy(of: points).joins
    for (scale, other) in [(0x1p500, 1), (0x1p-560, 0x1p-300), (1, 0x1p510), (0x1p500, 0x1p-700)] {
      let rows = points.rows.map { [$0[0] * scale, $0[1] * other] }
      #expect(try GroupHierarchy(of: Matrix(rows: rows)).joins == joins, "\(scale), \(other)")
    }
  }

  @Test("Every instruction set finds the same joins")
  func instructionSets() throws {
    let points = Points.stretchedBlobs.points
    let joins = try GroupHierarchy(of: points).joins
    for kernels in InstructionSet.available {
      let found = try InstructionSet.$kernels.withValue(kernels) { try GroupHierarchy(of: points).joins }
      #expect(found == joins, "\(kernels)")
    }
  }

  @Test("Each division is the one before with two groups joined")
  func nested() throws {
    let hierarchy = try GroupHierarchy(of: Points.blobs.points)
    var former = try #require(hierarchy.division(groups: hierarchy.largestGroupCount))
    for groups in (1..<hierarchy.largestGroupCount).reversed() {
      let division = try #require(hierarchy.division(groups: groups))
      var pairs: Set<[Int]> = []
      for (old, new) in zip(former, division) { pairs.insert([old, new]) }
      #expect(pairs.count == groups + 1)
      #expect(Set(division) == Set(0..<groups))
      former = division
    }
  }

  @Test("One point, equal points, and more groups than different points")
  func degenerate() throws {
    let one = try GroupHierarchy(of: Matrix(rows: [[3, 4]]))
    #expect(one.joins.isEmpty)
    #expect(one.division(groups: 1) == [0])
    #expect(one.division(groups: 2) == nil)
    let equal = try GroupHierarchy(of: Matrix(rows: [[3, 4], [3, 4], [3, 4]]))
    #expect(equal.division(groups: 1) == [0, 0, 0])
    #expect(equal.division(groups: 2) == nil)
    let line = try GroupHierarchy(of: Matrix(rows: [[0, 5], [-0.0, 5], [1, 5]]))
    #expect(line.division(groups: 2) == [0, 0, 1])
    #expect(line.joins == [.init(group: 0, other: 2)])
    #expect(line.division(groups: 3) == nil)
  }

  @Test("Points that are none are refused")
  func refused() {
    #expect(throws: MixtureError.noPoints) { try GroupHierarchy(of: Matrix(zeros: 0, 2)) }
    #expect(throws: MixtureError.notFinite(row: 1, column: 0, value: .infinity)) {
      try GroupHierarchy(of: Matrix(rows: [[1, 2], [.infinity, 3]]))
    }
  }
}

/// The same joins found by computing each cost anew from the points themselves.
private struct PairSearch {
  private let points: Matrix
  private let room: Double

  init(_ points: Matrix) throws {
    let count = Double(points.rowCount)
    var standard = points
    for column in 0..<points.columnCount {
      let values = points.rows.map { $0[column] }
      let mean = values.reduce(0, +) / count
      let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
      for row in 0..<points.rowCount { standard[row, column] = (values[row] - mean) / deviation }
    }
    // The eigenvectors of the correlations; a singular value is the root of their sum of squares.
    let products = standard.transposed() * standard
    let eigen = SymmetricEigen(products)
    let kept = eigen.values.indices.filter { eigen.values[$0] > 1e-12 * eigen.values[0] }
    let coordinates = standard * eigen.vectors
    self.points = Matrix(
      rows: coordinates.rows.map { point in
        kept.map { point[$0] / eigen.values[$0].squareRoot().squareRoot() }
      })
    room = kept.reduce(0) { $0 + eigen.values[$1].squareRoot() } / (count * Double(kept.count))
  }

  private func cost(_ rows: [Int]) -> Double {
    let dimensions = points.columnCount
    let size = Double(rows.count)
    let means = (0..<dimensions).map { column in rows.reduce(0) { $0 + points[$1, column] } / size }
    var scatter = Matrix(zeros: dimensions, dimensions)
    for row in rows {
      for one in 0..<dimensions {
        for other in 0..<dimensions {
          scatter[one, other] += (points[row, one] - means[one]) * (points[row, other] - means[other])
        }
      }
    }
    let trace = (0..<dimensions).reduce(0) { $0 + scatter[$1, $1] }
    var determinant = 0.0
    if dimensions > 1, rows.count > dimensions, trace > 0 {
      determinant = SymmetricEigen(scatter).values.reduce(1) { $0 * max($1, 0) / size }
    }
    return size * InstructionSet.log(determinant + (trace + room) / size)
  }

  func joins() -> [GroupHierarchy.Join] {
    var groups: [[Int]] = []
    for row in 0..<points.rowCount {
      let equal = groups.firstIndex { points.rows[$0[0]] == points.rows[row] }
      if let equal { groups[equal].append(row) } else { groups.append([row]) }
    }
    var joins: [GroupHierarchy.Join] = []
    while groups.count > 1 {
      var best = (first: 0, second: 1, cost: Double.infinity)
      for first in groups.indices {
        for second in first + 1..<groups.count {
          let cost = cost(groups[first] + groups[second]) - cost(groups[first]) - cost(groups[second])
          if cost < best.cost { best = (first, second, cost) }
        }
      }
      joins.append(.init(group: groups[best.first][0], other: groups[best.second][0]))
      groups[best.first] += groups.remove(at: best.second)
    }
    return joins
  }
}
