import LinearAlgebra
import NumericKernels

/// Points, and how often each counts, that have been checked: a fit does so once, whatever it goes on to.
struct CheckedPoints: Sendable {
  /// The points, one a row: at least one, of at least one finite coordinate.
  let points: Matrix
  /// How often each point counts, finite, none negative, and of a usable sum; once each if nil.
  let weights: [Double]?
  /// The sum of the weights, or the number of points.
  let totalWeight: Double
  /// No coordinate is of larger magnitude.
  let size: Double

  /// Where the points stand in memory, and their weights.
  func withRows<Result>(_ body: (PointRows) -> Result) -> Result {
    points.elements.withUnsafeBufferPointer { elements in
      guard let base = elements.baseAddress else { fatalError("There is at least one point.") }
      guard let weights else {
        return body(PointRows(coordinates: base, dimensionCount: points.columnCount, count: points.rowCount))
      }
      return weights.withUnsafeBufferPointer { weights in
        body(
          PointRows(
            coordinates: base, dimensionCount: points.columnCount, count: points.rowCount,
            weights: weights.baseAddress))
      }
    }
  }
}

extension CheckedPoints {
  /// Throws unless there are points, all coordinates are finite, and there is a sound weight for each.
  init(_ points: Matrix, weights: [Double]? = nil) throws(MixtureError) {
    self.points = points
    self.weights = weights?.map { $0 < Self.negligibleWeight ? 0 : $0 }
    totalWeight = weights.map { $0.reduce(0, +) } ?? Double(points.rowCount)
    size = try Self.sizeOfCoordinates(of: points)
    guard let weights else { return }
    try MixtureError.check(weights.count, of: "point weights", points.rowCount)
    for (index, weight) in weights.enumerated() where !(weight >= 0 && weight.isFinite) {
      throw .invalidPointWeight(index: index, value: weight)
    }
    guard Self.usableTotals.contains(totalWeight) else { throw .invalidPointWeight(index: nil, value: totalWeight) }
  }

  /// Sums of weights whose products with squared distances a number can hold.
  static let usableTotals = 0x1p-500...0x1p500
  /// A weight that is smaller counts as nothing: it is less than 2^-400 of any usable sum, and products with it could
  /// be too small for a number.
  private static let negligibleWeight = 0x1p-900

  /// Throws unless the points are sound and have as many coordinates as a model.
  init(_ points: Matrix, weights: [Double]? = nil, dimensions: Int) throws(MixtureError) {
    try self.init(points, weights: weights)
    try check(dimensions: dimensions)
  }

  /// The largest magnitude of a coordinate; throws if one is infinite or NaN, or there is none.
  private static func sizeOfCoordinates(of points: Matrix) throws(MixtureError) -> Double {
    guard points.rowCount > 0, points.columnCount > 0 else { throw .noPoints }
    let size = points.largestMagnitude
    if size.isFinite { return size }
    // The search is only for the message.
    let elements = points.elements
    for (index, value) in elements.enumerated() where !value.isFinite {
      throw .notFinite(row: index / points.columnCount, column: index % points.columnCount, value: value)
    }
    return size
  }

  /// Throws unless the points have as many coordinates as a model.
  func check(dimensions: Int) throws(MixtureError) {
    guard points.columnCount == dimensions else {
      throw .dimensionMismatch(points: points.columnCount, model: dimensions)
    }
  }

  /// Throws unless there are at least as many points that count as components.
  func check(components: Int) throws(MixtureError) {
    guard components > 0 else {
      throw .invalidOption(name: "components", value: Double(components), allowed: "at least 1")
    }
    // Shares, not weights: one that is too small beside the others counts as nothing.
    let count = weights == nil ? points.rowCount : shares.count { $0 > 0 }
    guard count >= components else { throw .tooFewPoints(count: count, needed: components) }
  }

  /// The same points around the origin, and the frame in which they are there.
  func centered() -> (frame: CoordinateFrame, points: CenteredPoints) {
    if let (frame, origin) = CoordinateFrame.shifting(points, size: size) {
      return (frame, CenteredPoints(self, origin: origin))
    }
    let (frame, inside) = CoordinateFrame.centering(points)
    return (frame, CenteredPoints(replacing(by: inside)))
  }

  /// The points less an origin.
  func subtracting(_ origin: [Double]) -> CheckedPoints { replacing(by: points.subtractingFromRows(origin)) }

  /// Other points, as many, of the same weights.
  private func replacing(by points: Matrix) -> CheckedPoints {
    CheckedPoints(points: points, weights: weights, totalWeight: totalWeight, size: points.largestMagnitude)
  }

  /// The points at the given indices, in that order; at least one of them weighs something.
  func selecting(_ rows: [Int]) -> CheckedPoints {
    let weights = weights.map { weights in rows.map { weights[$0] } }
    return CheckedPoints(
      points: points.selectingRows(rows), weights: weights,
      totalWeight: weights.map { $0.reduce(0, +) } ?? Double(rows.count), size: size)
  }

  /// The points as they are, if they are of ordinary size, or else in a frame: distances between them can be squared.
  func squarable() -> CenteredPoints {
    size == 0 || CoordinateFrame.ordinary.contains(size) ? CenteredPoints(self) : centered().points
  }

  /// The weights divided by their sum.
  var shares: [Double] {
    weights?.map { $0 / totalWeight } ?? [Double](repeating: 1 / Double(points.rowCount), count: points.rowCount)
  }
}
