import Foundation
import LinearAlgebra
import NumPyRandom
import Testing

@testable import MixtureModels

/// Expects what holds of any clustering: labels are those of nearest centers, the inertia is that of both, and the
/// clusters that are said to be empty are.
func expectSound(
  _ clustering: Clustering, of points: Matrix, weights: [Double]? = nil, slack: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var inertia = 0.0
  let size = points.elements.map(\.magnitude).max() ?? 0
  for (row, label) in clustering.labels.enumerated() {
    let distances = clustering.centers.rows.map { center in
      zip(center, points.row(row)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    let nearest = distances.min() ?? .nan
    // A coordinate is known to a unit in its last place, and so is a distance.
    let isNearest = distances[label].squareRoot() <= nearest.squareRoot() * (1 + slack) + 8 * size.ulp
    #expect(isNearest, "Point \(row) is not of its nearest center.", sourceLocation: sourceLocation)
    inertia += (weights?[row] ?? 1) * distances[label]
  }
  let isSum = (clustering.inertia - inertia).magnitude <= 1e-9 * inertia + Double(points.rowCount) * size.ulp * size.ulp
  #expect(isSum, "The inertia is \(clustering.inertia), not \(inertia).", sourceLocation: sourceLocation)
  let members = Set(clustering.labels.indices.filter { (weights?[$0] ?? 1) > 0 }.map { clustering.labels[$0] })
  #expect(
    clustering.emptyClusters == (0..<clustering.centers.rowCount).filter { !members.contains($0) },
    sourceLocation: sourceLocation)
  #expect(clustering.clusterCount == members.count, sourceLocation: sourceLocation)
}

@Suite("K-means with fewer points than it would like")
struct FewPointsTests {
  @Test("Labels belong to the centers also where an empty cluster took over a point in the last iteration")
  func relocatedAtTheEnd() throws {
    let five = try KMeans(clusters: 5).fit(Matrix(column: [0, 3, 3, 0, 3]))
    #expect(five.inertia == 0)
    #expect(five.clusterCount == 2)
    #expect(five.emptyClusters.count == 3)
    #expect(five.converged)
    let points = Matrix(column: [5, 5, 0, 3])
    let three = try KMeans(clusters: 3, start: .centers(Matrix(column: [9, 0, 0]))).fit(points)
    #expect(three.inertia == 0)
    #expect(adjustedRandIndex(three.labels, [0, 0, 2, 1]) == 1)
    #expect(three.emptyClusters.isEmpty)
    #expect(try three.labels(of: points) == three.labels)
  }

  @Test("Of equally far points the last is taken over, as by scikit-learn")
  func ties() throws {
    let points = Matrix(rows: [[0, 0], [0.5, 0], [0.5, 1], [1, 1]])
    let start = KMeans.Start.centers(Matrix(rows: [[0.5, 0.5], [3, 3]]))
    let clustering = try KMeans(clusters: 2, start: start).fit(points)
    #expect(clustering.labels == [0, 0, 1, 1])
    #expect(clustering.inertia == 0.25)
    expectClose(clustering.centers, [[0.25, 0], [0.75, 1]], relative: 1e-15)
  }

  @Test("A center of equal points is that point exactly")
  func equalMembers() throws {
    for value in [0.1, 0.7, -1e-3, 3e5] {
      let points = Matrix(column: [1 + value, value, value, value, 2 + value])
      let clustering = try KMeans(clusters: 3, restarts: 5).fit(points)
      #expect(clustering.inertia == 0)
      #expect(Set(clustering.centers.elements) == Set(points.elements))
    }
    let zeros = try KMeans(clusters: 2).fit(Matrix(column: [1, 0, 0, 0, 2]))
    #expect(zeros.centers.elements.sorted() == [0, 1.5])
  }

  @Test("With no more different points than clusters every point is a center")
  func fewDifferentPoints() throws {
    var random = RandomState(seed: 77)
    for round in 0..<1500 {
      let dimensions = random.randomInteger(in: 1..<4)
      let distinct = random.randomInteger(in: 1..<6)
      let values = random.standardNormal(rowCount: distinct, columnCount: dimensions)
      let count = distinct + random.randomInteger(in: 0..<12)
      let points = values.selectingRows((0..<count).map { $0 < distinct ? $0 : random.randomInteger(in: 0..<distinct) })
      let weights = round % 3 == 0 ? random.uniform(in: 0.1..<3, count: count) : nil
      let clusters = min(count, distinct + random.randomInteger(in: 0..<4))
      let starts: [KMeans.Start] = [
        .greedyPlusPlus, .randomPoints, .centers(random.standardNormal(rowCount: clusters, columnCount: dimensions)),
      ]
      let clustering = try KMeans(clusters: clusters, start: starts[round % 3]).fit(
        points, pointWeights: weights, random: random)
      #expect(clustering.inertia == 0)
      #expect(clustering.converged)
      #expect(clustering.clusterCount == distinct)
      #expect(clustering.emptyClusters.count == clusters - distinct)
      expectSound(clustering, of: points, weights: weights)
    }
  }

  @Test("A point that weighs nothing is not taken over")
  func weightless() throws {
    let points = Matrix(column: [0, 1, 2, 100])
    let start = KMeans.Start.centers(Matrix(column: [1, 500, 600]))
    let clustering = try KMeans(clusters: 3, start: start).fit(points, pointWeights: [1, 1, 1, 0])
    #expect(clustering.inertia == 0)
    #expect(clustering.centers.elements.sorted() == [0, 1, 2])
    expectSound(clustering, of: points, weights: [1, 1, 1, 0])
  }

  @Test("The limit on iterations does not leave labels behind")
  func limit() throws {
    for limit in 1...4 {
      let points = Matrix(column: [0, 1, 2, 50, 51, 60, 100])
      let kMeans = KMeans(
        clusters: 4, start: .centers(Matrix(column: [0, 900, 901, 902])), maximumIterations: limit)
      expectSound(try kMeans.fit(points), of: points)
    }
  }
}

@Suite("K-means at any scale")
struct ScaleTests {
  private static let points = Matrix(rows: [
    [0, 1], [1, 0], [2, 2], [10, 11], [11, 10], [12, 12], [30, -5], [31, -4],
  ])

  @Test(
    "A power of two changes nothing but the unit",
    arguments: [-1010, -700, -510, -480, -300, -200, -199, 199, 200, 300, 480, 505])
  func powersOfTwo(exponent: Int) throws {
    let plain = try KMeans(clusters: 3, restarts: 3).fit(Self.points)
    let scaled = Self.points.scaled(byPowerOfTwo: exponent)
    do throws(MixtureError) {
      let found = try KMeans(clusters: 3, restarts: 3).fit(scaled)
      #expect(found.labels == plain.labels)
      #expect(found.centers == plain.centers.scaled(byPowerOfTwo: exponent))
      #expect(found.inertia == plain.inertia.scaled(byPowerOfTwo: 2 * exponent))
      #expect(try found.labels(of: scaled) == plain.labels)
      #expect(found.radii(of: scaled) == plain.radii(of: Self.points).map { $0.scaled(byPowerOfTwo: exponent) })
      let transformed = try plain.transform(Self.points).scaled(byPowerOfTwo: exponent)
      #expect(try found.transform(scaled) == transformed)
    } catch {
      // 2^(2 * exponent) times the inertia is no normal number.
      #expect(error == .outOfRange(quantity: "inertia", exponent: Int(plain.inertia.exponent) + 2 * exponent))
      #expect(!plain.inertia.scaled(byPowerOfTwo: 2 * exponent).isNormal)
    }
  }

  @Test("Where the inertia is no number the fit is refused", arguments: [1e155, 1e-170, 1e300, 1e-310])
  func refused(scale: Double) throws {
    #expect {
      _ = try KMeans(clusters: 2).fit(Matrix(column: [0, 1, 2, 10, 11, 12].map { $0 * scale }))
    } throws: { error in
      guard case .outOfRange("inertia", let exponent)? = error as? MixtureError else { return false }
      return exponent > 1023 || exponent < -1022
    }
  }

  @Test("Clusters of equal points are found at the bounds of numbers")
  func exact() throws {
    for (near, far) in [
      (1e308, -1.7e308), (Double.leastNonzeroMagnitude, Double(3).scaled(byPowerOfTwo: -1074)), (-1e155, 1e155),
    ] {
      let points = Matrix(column: [near, far, near, near, far])
      let clustering = try KMeans(clusters: 2).fit(points)
      #expect(clustering.inertia == 0)
      #expect(Set(clustering.centers.elements) == [near, far])
      #expect(adjustedRandIndex(clustering.labels, [0, 1, 0, 0, 1]) == 1)
      #expect(try clustering.labels(of: points) == clustering.labels)
      #expect(clustering.radii(of: points) == [0, 0])
    }
  }

  @Test("Points far beyond those that were clustered are near to somebody")
  func farPoints() throws {
    let clustering = try KMeans(clusters: 2).fit(Matrix(column: [-1, -2, 3, 4])).sortedByCenter()
    #expect(try clustering.labels(of: Matrix(column: [-1e200, 1e200, -1.7e308, 1.7e308])) == [0, 1, 0, 1])
    let distances = try clustering.transform(Matrix(column: [1e200]))
    #expect(distances.elements == [1e200, 1e200])
    #expect(throws: MixtureError.self) { try clustering.score(of: Matrix(column: [1e200])) }
    let tiny = try KMeans(clusters: 2).fit(Matrix(column: [1e-150, 2e-150, 5e-150, 6e-150])).sortedByCenter()
    #expect(try tiny.labels(of: Matrix(column: [-1e300, 1e300, 1.5e-150])) == [0, 1, 0])
  }

  @Test("A constant coordinate, however large, hides nothing")
  func constantCoordinate() throws {
    let points = Matrix(rows: [0, 1, 2, 10, 11, 12].map { [1e160, $0] })
    let clustering = try KMeans(clusters: 2).fit(points).sortedByCenter()
    #expect(adjustedRandIndex(clustering.labels, [0, 0, 0, 1, 1, 1]) == 1)
    expectClose(clustering.inertia, 4)
  }

  @Test("Weights of any usable size give the same clustering; others are refused, with the cause")
  func weights() throws {
    let weights = [1.0, 2, 1, 1, 3, 1, 1, 2]
    let plain = try KMeans(clusters: 3).fit(Self.points, pointWeights: weights)
    for exponent in [-500, -100, 100, 490] {
      let found = try KMeans(clusters: 3).fit(
        Self.points, pointWeights: weights.map { $0.scaled(byPowerOfTwo: exponent) })
      #expect(found.labels == plain.labels)
      #expect(found.inertia == plain.inertia.scaled(byPowerOfTwo: exponent))
    }
    func refusal(_ weights: [Double]) -> MixtureError? {
      do throws(MixtureError) {
        _ = try KMeans(clusters: 2).fit(Matrix(column: [0, 1, 2, 3]), pointWeights: weights)
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal([1e308, 1e308, 1, 1]) == .invalidPointWeight(index: nil, value: .infinity))
    #expect(refusal([1e308, 1e308, 1, 1])?.description.contains("too large") == true)
    #expect(refusal([0x1p-1060, 0x1p-1060, 0, 0x1p-1060])?.description.contains("too small") == true)
    #expect(refusal([0, 0, 0, 0])?.description.contains("weight zero") == true)
    #expect(refusal([1, 1, 0x1p-1060, 0]) == nil)
  }
}
