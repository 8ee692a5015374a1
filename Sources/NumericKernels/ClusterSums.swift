#if WIDE
  import NumericKernels
#endif

extension Kernels {
  package static func addToClusters(
    _ rows: PointRows, range: Range<Int>, labels: UnsafePointer<Int32>, sums: UnsafeMutablePointer<Double>,
    totals: UnsafeMutablePointer<Double>
  ) {
    let start = range.lowerBound
    addPoints(
      rows.coordinates + start * rows.dimensionCount, less: rows.origin, weights: rows.weights.map { $0 + start },
      range.count, rows.dimensionCount, labels: labels + start, sums: sums, totals: totals)
  }

  /// Adds points, less an origin, to the sums of their clusters.
  @inline(__always)
  static func addPoints(
    _ points: UnsafePointer<Double>, less origin: UnsafePointer<Double>?, weights: UnsafePointer<Double>?,
    _ count: Int, _ dimensionCount: Int, labels: UnsafePointer<Int32>, sums: UnsafeMutablePointer<Double>,
    totals: UnsafeMutablePointer<Double>
  ) {
    var index = 0
    while index < count {
      let cluster = Int(labels[index])
      let source = points + index &* dimensionCount
      let target = sums + cluster &* dimensionCount
      var weight = 1.0
      if let weights { weight = weights[index] }
      totals[cluster] += weight
      if let origin {
        add(source, less: origin, weight: weight, dimensionCount, to: target)
      } else {
        add(source, less: nil, weight: weight, dimensionCount, to: target)
      }
      index &+= 1
    }
  }

  /// Adds a multiple of a point, less an origin, to sums.
  @inline(__always)
  private static func add(
    _ point: UnsafePointer<Double>, less origin: UnsafePointer<Double>?, weight: Double, _ dimensionCount: Int,
    to sums: UnsafeMutablePointer<Double>
  ) {
    var dimension = 0
    while dimension &+ 8 <= dimensionCount {
      var position = Lanes(at: point + dimension)
      if let origin { position -= Lanes(at: origin + dimension) }
      Lanes(at: sums + dimension).addingProduct(Lanes(repeating: weight), position).store(to: sums + dimension)
      dimension &+= 8
    }
    while dimension < dimensionCount {
      var position = point[dimension]
      if let origin { position -= origin[dimension] }
      sums[dimension] = sums[dimension].addingProduct(weight, position)
      dimension &+= 1
    }
  }

  package static func distances(
    _ rows: PointRows, range: Range<Int>, labels: UnsafePointer<Int32>, centers: UnsafePointer<Double>,
    into distances: UnsafeMutablePointer<Double>
  ) {
    let start = range.lowerBound
    writeDistances(
      rows.coordinates + start * rows.dimensionCount, less: rows.origin, range.count, rows.dimensionCount,
      labels: labels + start, centers: centers, into: distances + start)
  }

  /// Writes the squared distances of points, less an origin, from the centers of their clusters.
  @inline(__always)
  static func writeDistances(
    _ points: UnsafePointer<Double>, less origin: UnsafePointer<Double>?, _ count: Int, _ dimensionCount: Int,
    labels: UnsafePointer<Int32>, centers: UnsafePointer<Double>, into distances: UnsafeMutablePointer<Double>
  ) {
    for index in 0..<count {
      let (point, center) = (points + index * dimensionCount, centers + Int(labels[index]) * dimensionCount)
      if let origin {
        distances[index] = squaredDistance(point, less: origin, from: center, dimensionCount)
      } else {
        distances[index] = squaredDistance(point, less: nil, from: center, dimensionCount)
      }
    }
  }

  /// The squared distance of a point, less an origin, from a center.
  @inline(__always)
  static func squaredDistance(
    _ point: UnsafePointer<Double>, less origin: UnsafePointer<Double>?, from center: UnsafePointer<Double>,
    _ dimensionCount: Int
  ) -> Double {
    var sums = Four.zero
    var rest = 0.0
    var dimension = 0
    while dimension + 4 <= dimensionCount {
      var position = Four(at: point + dimension)
      if let origin { position -= Four(at: origin + dimension) }
      let difference = position - Four(at: center + dimension)
      sums = sums.addingProduct(difference, difference)
      dimension += 4
    }
    while dimension < dimensionCount {
      var position = point[dimension]
      if let origin { position -= origin[dimension] }
      let difference = position - center[dimension]
      rest = rest.addingProduct(difference, difference)
      dimension += 1
    }
    return sums.orderedSum + rest
  }

  package static func largestMagnitude(_ values: UnsafePointer<Double>, count: Int) -> Double {
    var survey = Survey()
    var index = 0
    while index + 8 <= count {
      survey.add(UnsafeRawPointer(values + index).loadUnaligned(as: Lanes.self))
      index += 8
    }
    while index < count {
      survey.add(Lanes(repeating: values[index]))
      index += 1
    }
    return survey.largestMagnitude
  }

  package static func subtract(
    _ origin: UnsafePointer<Double>, from rows: PointRows, into target: UnsafeMutablePointer<Double>
  ) -> Double {
    let dimensionCount = rows.dimensionCount
    var survey = Survey()
    for row in 0..<rows.count {
      let source = rows.coordinates + row * dimensionCount
      let target = target + row * dimensionCount
      var dimension = 0
      while dimension + 8 <= dimensionCount {
        let left =
          UnsafeRawPointer(source + dimension).loadUnaligned(as: Lanes.self)
          - UnsafeRawPointer(origin + dimension).loadUnaligned(as: Lanes.self)
        survey.add(left)
        UnsafeMutableRawPointer(target + dimension).storeBytes(of: left, as: Lanes.self)
        dimension += 8
      }
      while dimension < dimensionCount {
        target[dimension] = source[dimension] - origin[dimension]
        survey.addOne(target[dimension])
        dimension += 1
      }
    }
    return survey.largestMagnitude
  }
}

/// What has been seen of some numbers.
private struct Survey {
  private var largest = Lanes.zero
  /// Zero as long as all numbers are finite, and NaN from then on.
  private var nothing = Lanes.zero
  private var largestOfOne = 0.0
  private var nothingOfOne = 0.0

  @inline(__always)
  mutating func add(_ numbers: Lanes) {
    largest = largest.replacing(with: numbers, where: numbers .> largest)
    largest = largest.replacing(with: -numbers, where: -numbers .> largest)
    nothing += numbers * 0
  }

  @inline(__always)
  mutating func addOne(_ number: Double) {
    if number.magnitude > largestOfOne { largestOfOne = number.magnitude }
    nothingOfOne += number * 0
  }

  /// Infinity if one of the numbers was infinite or NaN.
  @inline(__always)
  var largestMagnitude: Double {
    if !(nothing.orderedSum + nothingOfOne == 0) { return .infinity }
    var result = largestOfOne
    for lane in 0..<8 where largest[lane] > result { result = largest[lane] }
    return result
  }
}
