import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@Suite("What a clustering says of points")
struct ClusteringTests {
  private static let clustering = Result {
    let points = Matrix(rows: [[0, 0], [1, 0], [4, 3], [5, 4.5], [0.5, 0.25]])
    return try KMeans(clusters: 2, start: .centers(points.selectingRows([0, 2]))).fit(points)
  }
  private static let others = Matrix(rows: [[2, 2], [-1, 0.5], [6, 6]])

  @Test("Distances, scores and labels of other points are scikit-learn's")
  func otherPoints() throws {
    let clustering = try Self.clustering.get()
    expectClose(clustering.centers, [[0.5, 0.08333333333333326], [4.5, 3.75]], relative: 1e-14)
    expectClose(clustering.inertia, 2.166666666666667, relative: 1e-14)
    expectClose(
      try clustering.transform(Self.others),
      [
        [2.4338469777517058, 3.0516389039334255], [1.5567951410224505, 6.388466169590319],
        [8.078177049585163, 2.704163456597992],
      ], relative: 1e-14)
    expectClose(try clustering.score(of: Self.others), -15.659722222222223, relative: 1e-14)
    expectClose(
      try clustering.score(of: Self.others, pointWeights: [1, 2, 0.5]), -14.427083333333334, relative: 1e-14)
    #expect(try clustering.labels(of: Self.others) == [0, 0, 1])
    #expect(throws: MixtureError.dimensionMismatch(points: 1, model: 2)) {
      try clustering.transform(Matrix(column: [1]))
    }
    #expect(throws: MixtureError.dimensionMismatch(points: 1, model: 2)) {
      try clustering.score(of: Matrix(column: [1]))
    }
    #expect(throws: MixtureError.notFinite(row: 0, column: 1, value: .infinity)) {
      try clustering.transform(Matrix(rows: [[1, .infinity]]))
    }
  }

  @Test("The score of the points that were clustered is their inertia, and labels are found again")
  func samePoints() throws {
    for seed in UInt32(0)..<20 {
      let clustering = try KMeans(clusters: 5).fit(Points.threeClouds, random: RandomState(seed: seed))
      expectClose(try clustering.score(of: Points.threeClouds), -clustering.inertia, relative: 1e-12)
      #expect(try clustering.labels(of: Points.threeClouds) == clustering.labels)
      expectSound(clustering, of: Points.threeClouds)
      let sorted = clustering.sortedByCenter()
      #expect(try sorted.labels(of: Points.threeClouds) == sorted.labels)
      expectSound(sorted, of: Points.threeClouds)
    }
  }
}

@Suite("K-means++")
struct PlusPlusTests {
  private static let points: Matrix = {
    var random = RandomState(seed: 11)
    return random.standardNormal(rowCount: 200, columnCount: 3)
  }()
  private static let weights: [Double] = {
    var random = RandomState(seed: 12)
    return random.uniform(in: 0..<3, count: 200)
  }()

  /// What `kmeans_plusplus(X, count, sample_weight=w, random_state=rs, n_local_trials=trials)` chooses, and
  /// `rs.random_sample()` after it.
  struct Choice: Sendable {
    let seed: UInt32
    let isWeighted: Bool
    let trials: Int?
    let rows: [Int]
    let next: Double
  }

  static let references = [
    Choice(seed: 0, isWeighted: false, trials: nil, rows: [109, 118, 129, 75, 149, 18, 1], next: 0.8700121482468192),
    Choice(seed: 1, isWeighted: false, trials: nil, rows: [83, 62, 39, 71, 132, 3, 84], next: 0.1981014890848788),
    Choice(seed: 2, isWeighted: false, trials: nil, rows: [87, 108, 46, 53, 29, 155, 165], next: 0.079645477009061),
    Choice(seed: 3, isWeighted: false, trials: nil, rows: [110, 58, 32, 12, 131, 61, 53], next: 0.41510119701006964),
    Choice(seed: 0, isWeighted: true, trials: 1, rows: [110, 155, 130, 106, 82], next: 0.6458941130666561),
    Choice(seed: 0, isWeighted: true, trials: 6, rows: [110, 141, 193, 165, 29], next: 0.6399210213275238),
    Choice(seed: 1, isWeighted: true, trials: 1, rows: [85, 153, 0, 66, 35], next: 0.0923385947687978),
    Choice(seed: 1, isWeighted: true, trials: 6, rows: [85, 24, 43, 125, 179], next: 0.8946066635038473),
    Choice(seed: 2, isWeighted: true, trials: 1, rows: [89, 5, 110, 92, 90], next: 0.3303348210038741),
    Choice(seed: 2, isWeighted: true, trials: 6, rows: [89, 85, 130, 112, 101], next: 0.5967453089785958),
    Choice(seed: 3, isWeighted: false, trials: nil, rows: [110], next: 0.7081478226181048),
  ]

  @Test("The points and draws are scikit-learn's", arguments: references)
  func choices(_ choice: Choice) throws {
    for exponent in [0, -600, 700] {
      var random = RandomState(seed: choice.seed)
      let points = Self.points.mapElements { Double(sign: .plus, exponent: exponent, significand: $0) }
      let chosen = try KMeans.plusPlusCenters(
        of: points, count: choice.rows.count, pointWeights: choice.isWeighted ? Self.weights : nil,
        trialCount: choice.trials, using: &random)
      #expect(chosen.rows == choice.rows)
      #expect(chosen.centers == points.selectingRows(choice.rows))
      #expect(random.randomSample() == choice.next)
    }
  }

  @Test("What cannot be chosen is refused")
  func refusals() {
    var random = RandomState(seed: 0)
    #expect(throws: MixtureError.tooFewPoints(count: 200, needed: 201)) {
      try KMeans.plusPlusCenters(of: Self.points, count: 201, using: &random)
    }
    #expect(throws: MixtureError.self) { try KMeans.plusPlusCenters(of: Self.points, count: 0, using: &random) }
    #expect(throws: MixtureError.self) {
      try KMeans.plusPlusCenters(of: Self.points, count: 2, trialCount: 0, using: &random)
    }
    #expect(random == RandomState(seed: 0))
  }
}

@Suite("Mini-batch k-means")
struct MiniBatchTests {
  @Test("It finds clear clusters, and an inertia not much larger than k-means")
  func quality() throws {
    let points = Points.blobs.points
    for seed in UInt32(0)..<10 {
      let found = try MiniBatchKMeans(clusters: 4, batchSize: 64).fit(points, random: RandomState(seed: seed))
      let full = try KMeans(clusters: 4, restarts: 5).fit(points)
      #expect(found.inertia >= full.inertia * (1 - 1e-12))
      #expect(found.inertia <= full.inertia * 1.1)
      #expect(adjustedRandIndex(found.labels, full.labels) > 0.97)
      #expect(found.converged)
      expectSound(found, of: points)
      #expect(try found.labels(of: points) == found.labels)
    }
  }

  @Test("The threads, a shift or a power of two change nothing")
  func invariance() throws {
    var random = RandomState(seed: 3)
    let points = random.standardNormal(rowCount: 5000, columnCount: 9).mapElements { ($0 * 0x1p20).rounded() * 0x1p-20 }
    let weights = random.uniform(in: 0..<2, count: 5000)
    let kMeans = MiniBatchKMeans(clusters: 12, batchSize: 200, maximumPasses: 4)
    let one = try kMeans.fit(points, pointWeights: weights, threadCount: 1)
    for threadCount in [2, 5] {
      #expect(try kMeans.fit(points, pointWeights: weights, threadCount: threadCount) == one)
    }
    let scaled = try kMeans.fit(points.mapElements { $0 * 0x1p400 }, pointWeights: weights)
    #expect(scaled.labels == one.labels)
    #expect(scaled.centers == one.centers.mapElements { $0 * 0x1p400 })
    expectSound(one, of: points, weights: weights)
  }

  @Test("Points that weigh nothing count for nothing")
  func weights() throws {
    let near: [[Double]] = (0..<200).map { [Double($0 % 2) * 10, Double($0 % 7)] }
    let points = Matrix(rows: near + [[Double]](repeating: [1e6, 1e6], count: 100))
    let weights = (0..<300).map { $0 < 200 ? 1.0 : 0 }
    let found = try MiniBatchKMeans(clusters: 2, batchSize: 50).fit(points, pointWeights: weights)
    #expect(found.centers.elements.allSatisfy { $0 < 11 })
    expectSound(found, of: points, weights: weights)
  }

  @Test("Fewer different points than clusters")
  func fewPoints() throws {
    let points = Matrix(column: (0..<40).map { Double($0 % 3) / 10 })
    for seed in UInt32(0)..<20 {
      let found = try MiniBatchKMeans(clusters: 5, batchSize: 8).fit(points, random: RandomState(seed: seed))
      #expect(found.inertia == 0)
      #expect(found.clusterCount == 3)
      expectSound(found, of: points)
    }
  }

  @Test("Options out of range are refused")
  func options() {
    for kMeans in [
      MiniBatchKMeans(clusters: 0), MiniBatchKMeans(clusters: 9), MiniBatchKMeans(clusters: 2, batchSize: 0),
      MiniBatchKMeans(clusters: 2, maximumPasses: 0), MiniBatchKMeans(clusters: 2, patience: 0),
    ] {
      #expect(throws: MixtureError.self) { try kMeans.fit(Matrix(column: [1, 2, 3])) }
    }
    #expect(throws: Never.self) {
      try MiniBatchKMeans(clusters: 2, maximumPasses: .max, patience: 3).fit(Matrix(column: [1, 2, 3]))
    }
  }
}
