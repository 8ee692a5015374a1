import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@Suite("K-means")
struct KMeansTests {
  @Test("Four clouds, best of ten starts, as scikit-learn finds them")
  func plain() throws {
    let clustering = try KMeans(clusters: 4, restarts: 10).fit(Points.blobs.points, random: RandomState(seed: 0))
      .sortedByCenter()
    expectClose(clustering.centers, KMeansReference.plainCenters)
    expectClose(clustering.radii(of: Points.blobs.points), KMeansReference.plainRadii)
    expectClose(clustering.inertia, KMeansReference.plainInertia, relative: 1e-12)
    #expect(clustering.iterations == KMeansReference.plainIterations)
    #expect(clustering.converged)
    #expect(adjustedRandIndex(clustering.labels, Points.blobs.labels) == 1)
    #expect((0..<4).map { label in clustering.labels.count { $0 == label } } == KMeansReference.plainCounts)
  }

  @Test("Stretched clouds, best of ten starts")
  func stretched() throws {
    let points = Points.stretchedBlobs.points
    let clustering = try KMeans(clusters: 4, restarts: 10).fit(points, random: RandomState(seed: 0)).sortedByCenter()
    expectClose(clustering.centers, KMeansReference.stretchedCenters)
    expectClose(clustering.radii(of: points), KMeansReference.stretchedRadii)
    expectClose(clustering.inertia, KMeansReference.stretchedInertia, relative: 1e-12)
    #expect(clustering.iterations == KMeansReference.stretchedIterations)
    expectClose(
      adjustedRandIndex(clustering.labels, Points.stretchedBlobs.labels),
      KMeansReference.stretchedAdjustedRandIndex, relative: 1e-14)
    #expect((0..<4).map { label in clustering.labels.count { $0 == label } } == KMeansReference.stretchedCounts)
    #expect(try clustering.labels(of: points) == clustering.labels)
  }

  @Test("Stretched clouds, one start")
  func stretchedOnce() throws {
    let clustering = try KMeans(clusters: 4).fit(Points.stretchedBlobs.points, random: RandomState(seed: 0))
      .sortedByCenter()
    expectClose(clustering.centers, KMeansReference.stretchedOnceCenters)
    expectClose(clustering.inertia, KMeansReference.stretchedOnceInertia, relative: 1e-12)
    #expect(clustering.iterations == KMeansReference.stretchedOnceIterations)
  }

  @Test("Weighted points from given centers")
  func weighted() throws {
    let points = Matrix(rows: [[0, 0], [0.5, 0], [0.5, 1], [1, 1]])
    let kMeans = KMeans(clusters: 2, start: .centers(Matrix(rows: [[0, 0], [1, 1]])))
    let clustering = try kMeans.fit(points, pointWeights: [3, 1, 1, 3])
    #expect(clustering.labels == [0, 0, 1, 1])
    expectClose(clustering.inertia, 0.375)
    expectClose(clustering.centers, [[0.125, 0], [0.875, 1]])
  }

  @Test("Whole weights count as repetitions")
  func repetitions() throws {
    let points = Points.threeClouds.selectingRows(Array(0..<60))
    let counts = (0..<60).map { ($0 * 5) % 3 }
    let repeated = points.selectingRows(counts.indices.flatMap { repeatElement($0, count: counts[$0]) })
    let start = KMeans.Start.centers(points.selectingRows([0, 1, 2]))
    let weighted = try KMeans(clusters: 3, start: start).fit(points, pointWeights: counts.map(Double.init))
    let plain = try KMeans(clusters: 3, start: start).fit(repeated)
    expectClose(weighted.centers, plain.centers.rows, relative: 1e-12)
    expectClose(weighted.inertia, plain.inertia, relative: 1e-12)
  }

  @Test("A tolerance of zero ends when nothing changes any more")
  func noTolerance() throws {
    let points = Points.threeClouds
    let clustering = try KMeans(clusters: 7, tolerance: 0, maximumIterations: 10_000).fit(points)
    #expect(clustering.converged)
    #expect(clustering.iterations < 200)
    // A fixed point: centers are the means of their members, members are nearest to their centers.
    for cluster in 0..<7 {
      let members = clustering.labels.indices.filter { clustering.labels[$0] == cluster }
      expectClose(clustering.centers.row(cluster), points.selectingRows(members).columnMeans(), relative: 1e-12)
    }
    for (row, label) in clustering.labels.enumerated() {
      let distances = clustering.centers.rows.map { center in
        zip(center, points.row(row)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      #expect(distances[label] <= (distances.min() ?? 0) + 1e-9)
    }
  }

  @Test("More restarts are never worse")
  func restarts() throws {
    let inertias = try [1, 3, 10].map { try KMeans(clusters: 9, restarts: $0).fit(Points.threeClouds).inertia }
    #expect(inertias == inertias.sorted(by: >))
  }

  @Test("Clusters that lose all points take over the farthest ones")
  func emptyClusters() throws {
    let points = Matrix(rows: [[0, 0], [0.1, 0], [0.2, 0], [10, 0], [10.1, 0], [30, 0]])
    let start = KMeans.Start.centers(Matrix(rows: [[0, 0], [500, 0], [-500, 0]]))
    let clustering = try KMeans(clusters: 3, start: start).fit(points)
    #expect(Set(clustering.labels).count == 3)
    expectClose(clustering.sortedByCenter().centers, [[0.1, 0], [10.05, 0], [30, 0]], relative: 1e-12)
  }

  @Test("Fewer different points than clusters")
  func duplicates() throws {
    let points = Matrix(rows: [[Double]](repeating: [1, 1], count: 6) + [[2, 2]])
    let clustering = try KMeans(clusters: 4).fit(points)
    #expect(clustering.inertia == 0)
    #expect(Set(clustering.labels).count == 2)
  }
}
