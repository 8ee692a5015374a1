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

  @Test("Weighted points from given centres")
  func weighted() throws {
    let points = Matrix(rows: [[0, 0], [0.5, 0], [0.5, 1], [1, 1]])
    let kMeans = KMeans(clusters: 2, start: .centers(Matrix(rows: [[0, 0], [1, 1]])))
    let clustering = try kMeans.fit(points, pointWeights: [3, 1, 1, 3])
    #expect(clustering.labels == [0, 0, 1, 1])
    expectClose(clustering.inertia, 0.375)
    expectClose(clustering.centers, [[0.125, 0], [0.875, 1]])
  }
}
