import LinearAlgebra
import NumericKernels

/// A shift and a power of two that bring points to the origin and to a size whose squares a number can hold.
///
/// Points of ordinary size are only shifted. Those whose coordinates, or whose distances from their mean, are beyond
/// 2^200 or below 2^-200 are also multiplied by a power of two, which is exact: what is found inside is what would be
/// found without bounds on exponents.
struct CoordinateFrame: Equatable, Sendable {
  /// Inside, this is taken from points after they have been multiplied by 2^-firstExponent.
  private let origin: [Double]
  /// Not zero only where the sum of coordinates could overflow.
  private let firstExponent: Int
  /// Points are multiplied by 2^-secondExponent once they lie around the origin.
  private let secondExponent: Int

  private init(origin: [Double], firstExponent: Int, secondExponent: Int) {
    self.origin = origin
    self.firstExponent = firstExponent
    self.secondExponent = secondExponent
  }

  /// A frame for points of ordinary size around an origin.
  init(origin: [Double]) { self.init(origin: origin, firstExponent: 0, secondExponent: 0) }

  /// One unit inside is 2^exponent units outside.
  var exponent: Int { firstExponent + secondExponent }

  /// Sizes of coordinates whose squares, and sums of many of them, a number holds with all digits.
  static let ordinary = 0x1p-200...0x1p200

  /// The frame in which points lie around the origin, and that origin, if points of ordinary size only have to be shifted.
  ///
  /// - Parameter size: the largest magnitude of a coordinate, or more.
  static func shifting(_ points: Matrix, size: Double) -> (frame: CoordinateFrame, origin: [Double])? {
    guard size < 0x1p198 else { return nil }
    let origin = points.exactColumnMeans()
    // Coordinates differ from the mean by less than 2^200; one of them tells that they do not by too little.
    var column = 0
    for element in points.elements {
      if (element - origin[column]).magnitude >= ordinary.lowerBound {
        return (CoordinateFrame(origin: origin), origin)
      }
      column = column + 1 == origin.count ? 0 : column + 1
    }
    return nil
  }

  /// The frame in which points lie around the origin, and the points in it.
  static func centering(_ points: Matrix) -> (frame: CoordinateFrame, points: Matrix) {
    let size = points.largestMagnitude
    let firstExponent = size > 0x1p800 ? 224 : 0
    let scaled = points.scaled(byPowerOfTwo: -firstExponent)
    let origin = scaled.exactColumnMeans()
    let (centered, spread) = scaled.subtracting(origin)
    let secondExponent = spread == 0 || ordinary.contains(spread) ? 0 : Int(spread.exponent)
    return (
      CoordinateFrame(origin: origin, firstExponent: firstExponent, secondExponent: secondExponent),
      centered.scaled(byPowerOfTwo: -secondExponent)
    )
  }

  /// The mean of the points that the frame was made for.
  var center: [Double] { origin.map { $0.scaled(byPowerOfTwo: firstExponent) } }

  /// Points as they stand in the frame.
  func inside(_ points: Matrix) -> Matrix {
    points.scaled(byPowerOfTwo: -firstExponent).subtractingFromRows(origin).scaled(byPowerOfTwo: -secondExponent)
  }

  /// Centers to start from as they stand in the frame; throws `outOfRange` for one whose distances overflow there.
  func reachable(_ centers: Matrix) throws(MixtureError) -> Matrix {
    let inside = inside(centers)
    for row in 0..<centers.rowCount where !inside.row(row).allSatisfy({ $0.magnitude < Self.reach }) {
      let size = insideScaled(centers.row(row)).exponent
      throw .outOfRange(quantity: "squared distance of center \(row) from the points", exponent: 2 * (size + exponent))
    }
    return inside
  }

  /// Coordinates in the frame up to which squared distances do not overflow.
  static let reach = 0x1p480

  /// A point, however far away, as it stands in the frame times 2^-exponent, its largest coordinate being about 1.
  func insideScaled(_ point: [Double]) -> (point: [Double], exponent: Int) {
    let shifted = zip(point, origin).map { $0.scaled(byPowerOfTwo: -firstExponent) - $1 }
    let size = shifted.reduce(0) { max($0, $1.magnitude) }
    let exponent = size > 0 ? Int(size.exponent) : 0
    return (shifted.map { $0.scaled(byPowerOfTwo: -exponent) }, exponent - secondExponent)
  }

  /// Points in the frame as they stand outside.
  func outside(_ points: Matrix) -> Matrix {
    points.scaled(byPowerOfTwo: secondExponent).subtractingFromRows(origin.map { -$0 })
      .scaled(byPowerOfTwo: firstExponent)
  }

  /// A quantity found inside that goes with a power of the points' unit, in units outside.
  ///
  /// Throws `outOfRange` where a number cannot hold it: too large, or so small that it would lose digits.
  func outside(_ value: Double, power: Int, of quantity: String) throws(MixtureError) -> Double {
    if exponent == 0 || value == 0 { return value }
    let result = value.scaled(byPowerOfTwo: power * exponent)
    guard result.isNormal else {
      throw .outOfRange(quantity: quantity, exponent: Int(value.exponent) + power * exponent)
    }
    return result
  }
}

extension Double {
  /// The number times a power of two, exactly where the result is a normal number.
  func scaled(byPowerOfTwo exponent: Int) -> Double { Double(sign: .plus, exponent: exponent, significand: self) }
}

extension Matrix {
  /// The largest magnitude of an element; infinity where one is infinite or NaN.
  var largestMagnitude: Double {
    elements.withUnsafeBufferPointer { elements in
      elements.baseAddress.map { InstructionSet.kernels.largestMagnitude($0, count: elements.count) } ?? 0
    }
  }

  /// The rows less an origin, and the largest magnitude of what is left.
  fileprivate func subtracting(_ origin: [Double]) -> (matrix: Matrix, largestMagnitude: Double) {
    var largest = 0.0
    let kernels = InstructionSet.kernels
    let result = [Double](unsafeUninitializedCapacity: elements.count) { result, initializedCount in
      elements.withUnsafeBufferPointer { elements in
        origin.withUnsafeBufferPointer { origin in
          guard let elements = elements.baseAddress, let origin = origin.baseAddress, let result = result.baseAddress
          else { return }
          largest = kernels.subtract(
            origin, from: PointRows(coordinates: elements, dimensionCount: columnCount, count: rowCount), into: result)
        }
      }
      initializedCount = elements.count
    }
    return (Matrix(rowCount: rowCount, columnCount: columnCount, elements: result), largest)
  }

  /// All elements times a power of two, exactly where the results are normal numbers.
  func scaled(byPowerOfTwo exponent: Int) -> Matrix {
    exponent == 0 ? self : mapElements { $0.scaled(byPowerOfTwo: exponent) }
  }

  /// The mean of each column: exactly the one number that is in it where all are equal, which rounding could miss.
  func exactColumnMeans() -> [Double] {
    var means = columnMeans()
    let elements = elements
    for column in 0..<columnCount {
      var index = column
      guard index < elements.count else { continue }
      let first = elements[column]
      while index < elements.count, elements[index] == first { index += columnCount }
      if index >= elements.count { means[column] = first }
    }
    return means
  }
}
