import Datasets
import LinearAlgebra
import NumPyRandom
import Testing

/// The elements of a matrix, each multiplied by its position row by row, added up: sensitive to order and to every value.
private func weightedSum(_ matrix: Matrix) -> Double {
  matrix.elements.enumerated().reduce(0) { $0 + $1.element * Double($1.offset) }
}

private func isClose(_ value: Double, _ expected: Double, relative: Double = 1e-12) -> Bool {
  (value - expected).magnitude <= relative * expected.magnitude
}

@Suite("Blobs equal scikit-learn's")
struct BlobsTests {
  // make_blobs(n_samples=400, centers=4, cluster_std=.6, random_state=0)
  private let plain = makeBlobs(count: 400, centers: 4, standardDeviation: 0.6, random: RandomState(seed: 0))

  @Test("Four hundred points in four clouds")
  func fourClouds() {
    #expect(plain.points.row(0) == [0.250064460206054, 6.488267026618753])
    #expect(plain.points.row(1) == [-2.6979864741108663, 2.521947223495424])
    #expect(plain.points.row(399) == [2.0784458525369907, -0.09636540145523531])
    #expect(plain.labels.prefix(10) == [3, 2, 2, 0, 2, 3, 1, 0, 2, 1])
    #expect(isClose(weightedSum(plain.points), 646621.8112931552))
    #expect(plain.labels.enumerated().reduce(0) { $0 + $1.offset * $1.element } == 119_623)
    #expect(plain.centers.row(0) == [0.9762700785464951, 4.30378732744839])
  }

  @Test("Flipped and stretched as the tutorial does")
  func stretched() {
    var random = RandomState(seed: 13)
    let flipped = plain.reversingColumns()
    #expect(flipped.points.row(0) == [6.488267026618753, 0.250064460206054])
    let stretched = flipped.stretched(by: random.standardNormal(rowCount: 2, columnCount: 2))
    #expect(isClose(weightedSum(stretched.points), 29952.3579299329, relative: 1e-11))
    #expect(isClose(stretched.points[0, 0], -4.633309480916046, relative: 1e-15))
    #expect(stretched.labels == plain.labels)
  }

  @Test("Five hundred points do not divide by three")
  func unevenClouds() {
    // make_blobs(cluster_std=1.5, random_state=20, n_samples=500, centers=3), then RandomState(0).randn(2, 2)
    let blobs = makeBlobs(count: 500, centers: 3, standardDeviation: 1.5, random: RandomState(seed: 20))
    #expect(isClose(weightedSum(blobs.points), 1537024.5815849472))
    #expect((0..<3).map { label in blobs.labels.count { $0 == label } } == [167, 167, 166])
    #expect(blobs.labels.enumerated().reduce(0) { $0 + $1.offset * $1.element } == 121_953)
    var random = RandomState(seed: 0)
    let stretched = blobs.stretched(by: random.standardNormal(rowCount: 2, columnCount: 2))
    #expect(isClose(weightedSum(stretched.points), 4932594.671426529))
  }

  @Test("Given centres, a deviation for each")
  func givenCenters() {
    // make_blobs(n_samples=7, centers=[[0, 0], [10, 5]], cluster_std=[.5, 2], random_state=4)
    let blobs = makeBlobs(
      count: 7, around: Matrix(rows: [[0, 0], [10, 5]]), standardDeviations: [0.5, 2],
      random: RandomState(seed: 4))
    let expected = [
      [-0.32385338356092525, 0.2992875869836886], [10.66450006521993, 2.7050467341090405],
      [10.850144792974042, 5.66450629074467], [0.025280853571469777, 0.2499756666189145],
      [-0.49795446555343253, 0.3467992541456558], [11.237339378053763, 4.824026143319449],
      [-0.20915076001345503, -0.7922886175560621],
    ]
    for (row, expectedRow) in zip(blobs.points.rows, expected) {
      for (value, expectedValue) in zip(row, expectedRow) { #expect(isClose(value, expectedValue)) }
    }
    #expect(blobs.labels == [0, 1, 1, 0, 0, 1, 0])
  }

  @Test("The caller's generator is left as it was")
  func copiedGenerator() {
    let random = RandomState(seed: 3)
    _ = makeBlobs(count: 10, random: random)
    #expect(random == RandomState(seed: 3))
  }
}

@Suite("Clusters on a line")
struct LineClustersTests {
  @Test("The sixty points, and where the generator stands after them")
  func sixtyPoints() {
    var random = RandomState(seed: 0)
    let points = makeLineClusters(offset: 10, using: &random)
    #expect(points.count == 60)
    let selected = [
      7.255932480363376, 6.800468624123386, 14.350060741234095, -14.89309171116382, -1.79753950286893,
      1.2221279600080137,
    ]
    #expect([0, 1, 19, 20, 40, 59].map { points[$0] } == selected)
    #expect(isClose(points.enumerated().reduce(0) { $0 + $1.element * Double($1.offset) }, -3522.8687325299256))
    #expect(random.randomIntegers(in: -20..<26, count: 6) == [3, -5, -7, 1, -15, 21])
  }

  @Test("Another offset moves the clusters, not their shape")
  func offset() {
    var random = RandomState(seed: 0)
    let near = makeLineClusters(offset: 10, using: &random)
    random.reseed(0)
    let far = makeLineClusters(offset: 15, using: &random)
    for index in 0..<60 {
      #expect((far[index] - near[index] - [5, -5, 0][index / 20]).magnitude < 1e-14)
    }
  }

  @Test("Equally spaced numbers as NumPy makes them")
  func spacing() {
    #expect(
      linearlySpaced(-5...5, count: 20).prefix(4) == [-5, -4.473684210526316, -3.947368421052632, -3.4210526315789473])
    #expect(linearlySpaced(0...1, count: 11).last == 1)
    #expect(linearlySpaced(2...3, count: 1) == [2])
    #expect(linearlySpaced(2...3, count: 0) == [])
  }

  @Test("Negative and endless deviations, boxes that overflow, and points beyond numbers end the program")
  func refusals() async {
    await #expect(processExitsWith: .failure) {
      _ = makeBlobs(count: 2, centers: 2, standardDeviation: -1, random: RandomState(seed: 0))
    }
    await #expect(processExitsWith: .failure) {
      _ = makeBlobs(count: 2, centerBox: -1.7e308..<1.7e308, random: RandomState(seed: 0))
    }
    await #expect(processExitsWith: .failure) {
      _ = makeBlobs(
        count: 100, around: Matrix(column: [1.7e308]), standardDeviations: [1e308], random: RandomState(seed: 0))
    }
    let still = makeBlobs(count: 4, centers: 2, standardDeviation: 0, random: RandomState(seed: 0))
    #expect(still.labels.enumerated().allSatisfy { still.points.row($0.offset) == still.centers.row($0.element) })
  }
}
