import Foundation
import LinearAlgebra
import MixtureModels
import NumPyRandom

/// Seconds of a processor's time that this program has had.
private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// One cell of the grid: clouds of points that both sides draw anew with the same generator.
struct GridCell {
  let words: [Substring]

  /// `em KIND DIMENSIONS COMPONENTS SPREAD POINTS`, `kmeans DIMENSIONS CLUSTERS SPREAD POINTS`, and others like them.
  init(_ task: String) { words = task.split(separator: " ") }

  private func integer(_ index: Int) throws -> Int {
    guard words.indices.contains(index), let value = Int(words[index]) else { throw CommandLineError() }
    return value
  }

  private func number(_ index: Int) throws -> Double {
    guard words.indices.contains(index), let value = Double(words[index]) else { throw CommandLineError() }
    return value
  }

  /// Standard normal clouds around centers that are `spread` times standard normal; and those centers.
  static func clouds(count: Int, dimensions: Int, centers: Int, spread: Double) -> (points: Matrix, centers: Matrix) {
    var random = RandomState(seed: 0)
    let means = spread * random.standardNormal(rowCount: centers, columnCount: dimensions)
    var elements = random.standardNormal(rowCount: count, columnCount: dimensions).elements
    for row in 0..<count {
      for column in 0..<dimensions { elements[row * dimensions + column] += means[row % centers, column] }
    }
    return (Matrix(rowCount: count, columnCount: dimensions, elements: elements), means)
  }

  /// The seconds that the work takes on one thread, and a number to check the result by.
  func run() throws -> (seconds: Double, check: Double) {
    switch words[0] {
    case "em": return try expectationMaximization()
    case "kmeans": return try kMeans()
    case "pca": return try principalComponents()
    case "eigen": return try eigenvectors()
    case "sample": return try sample()
    default: throw CommandLineError()
    }
  }

  /// The mean time of three iterations after the first.
  private func expectationMaximization() throws -> (seconds: Double, check: Double) {
    let (dimensions, components) = (try integer(2), try integer(3))
    let (points, means) = Self.clouds(
      count: try integer(5), dimensions: dimensions, centers: components, spread: try number(4))
    let covariances: Covariances
    switch words[1] {
    case "full": covariances = .full([Matrix](repeating: .identity(dimensions), count: components))
    case "tied": covariances = .tied(.identity(dimensions))
    case "diagonal":
      covariances = .diagonal(
        Matrix(
          rowCount: components, columnCount: dimensions,
          elements: [Double](repeating: 1, count: components * dimensions)))
    default: covariances = .spherical([Double](repeating: 1, count: components))
    }
    let start = try GaussianMixture(
      weights: [Double](repeating: 1 / Double(components), count: components), means: 0.9 * means,
      covariances: covariances)
    var iterator = try ExpectationMaximization(points, from: start, threadCount: 1).makeIterator()
    _ = iterator.next()
    var last: ExpectationMaximization.State?
    let begin = processorTime()
    for _ in 0..<3 { last = iterator.next() }
    return ((processorTime() - begin) / 3, last?.logLikelihood ?? .nan)
  }

  /// Ten iterations of Lloyd's algorithm from the first points.
  private func kMeans() throws -> (seconds: Double, check: Double) {
    let clusters = try integer(2)
    let (points, _) = Self.clouds(
      count: try integer(4), dimensions: try integer(1), centers: clusters, spread: try number(3))
    let start = points.selectingRows(Array(0..<clusters))
    let kMeans = KMeans(clusters: clusters, start: .centers(start), tolerance: 0, maximumIterations: 10)
    let begin = processorTime()
    let found = try kMeans.fit(points, threadCount: 1)
    return (processorTime() - begin, found.inertia)
  }

  /// `pca POINTS DIMENSIONS KEPT`, where 0 keeps all; and `pca POINTS DIMENSIONS KEPT RANK`, of the product of two matrices
  /// of that rank.
  private func principalComponents() throws -> (seconds: Double, check: Double) {
    let (count, dimensions) = (try integer(1), try integer(2))
    let points: Matrix
    if words.count > 4 {
      var random = RandomState(seed: 0)
      let left = random.standardNormal(rowCount: count, columnCount: try integer(4))
      points = left * random.standardNormal(rowCount: try integer(4), columnCount: dimensions)
    } else {
      points = Self.clouds(count: count, dimensions: dimensions, centers: 5, spread: 3).points
    }
    let kept = try integer(3)
    let begin = processorTime()
    let found = try PrincipalComponents(of: points, keeping: kept == 0 ? .all : .count(kept))
    return (processorTime() - begin, found.explainedVariance.reduce(0, +))
  }

  /// `eigen SIZE`, of a random symmetric matrix.
  private func eigenvectors() throws -> (seconds: Double, check: Double) {
    let size = try integer(1)
    var random = RandomState(seed: 0)
    let half = random.standardNormal(rowCount: size, columnCount: size)
    let matrix = half + half.transposed()
    let begin = processorTime()
    let found = SymmetricEigen(matrix)
    return (processorTime() - begin, found.values[0])
  }

  /// `sample DIMENSIONS COMPONENTS POINTS`, full covariances.
  private func sample() throws -> (seconds: Double, check: Double) {
    let (dimensions, components) = (try integer(1), try integer(2))
    var random = RandomState(seed: 0)
    let means = 3 * random.standardNormal(rowCount: components, columnCount: dimensions)
    let model = try GaussianMixture(
      weights: [Double](repeating: 1 / Double(components), count: components), means: means,
      covariances: .full(
        (0..<components).map { 0.5 * Double($0 % 3 + 1) * Matrix.identity(dimensions) }))
    let count = try integer(3)
    let begin = processorTime()
    let drawn = model.sample(count: count, using: &random)
    return (processorTime() - begin, drawn.points.elements.reduce(0, +))
  }
}
