import MixtureKernels

/// What the M-step needs to know of the points: for each component the sum of responsibilities, and the weighted sums
/// of deviations from a reference near its mean, and of their products.
///
/// Deviations are taken from the reference rather than from zero so that points far from the origin lose no digits.
struct SufficientStatistics {
  let componentCount: Int
  let dimensionCount: Int
  /// Whether products of all pairs of coordinates are kept, or squares only.
  let hasAllProducts: Bool
  /// The length of a row of products.
  let rowLength: Int
  /// The reference of each component, component after component.
  var references: [Double]
  /// Sums of weighted responsibilities.
  var counts: [Double]
  /// Sums of weighted deviations, component after component.
  var sums: [Double]
  /// Sums of weighted products: for each component rows of which the part up to the diagonal is meaningful, or one row
  /// of squares.
  var products: [Double]

  /// The distance between successive components in `products`.
  var productStride: Int { hasAllProducts ? dimensionCount * rowLength : rowLength }

  init(componentCount: Int, dimensionCount: Int, kind: CovarianceKind, references: [Double], threadCount: Int) {
    self.componentCount = componentCount
    self.dimensionCount = dimensionCount
    self.references = references
    hasAllProducts = kind == .full || kind == .tied
    rowLength = Kernel.paddedCount(dimensionCount)
    counts = [Double](repeating: 0, count: componentCount)
    sums = [Double](repeating: 0, count: componentCount * dimensionCount)
    products = []
    products = WorkSharing.zeros(componentCount * productStride, threadCount: threadCount)
  }

  /// Adds the sums that `Kernel.stream` makes.
  mutating func add(_ moments: UnsafePointer<Double>) {
    var next = moments
    for component in 0..<componentCount {
      counts[component] += next[0]
      for dimension in 0..<dimensionCount { sums[component * dimensionCount + dimension] += next[1 + dimension] }
      next += 1 + dimensionCount
      for row in 0..<(hasAllProducts ? dimensionCount : 1) {
        let length = hasAllProducts ? row + 1 : dimensionCount
        let offset = component * productStride + row * rowLength
        for column in 0..<length { products[offset + column] += next[column] }
        next += length
      }
    }
  }

  /// Adds the listed points of one chunk.
  ///
  /// Threads share out the components, so their number changes nothing.
  mutating func add(_ lists: ComponentLists, coordinates: UnsafePointer<Double>, threadCount: Int) {
    let dimensions = dimensionCount
    let components = componentCount
    let stride = productStride
    let hasAllProducts = hasAllProducts
    let kernels = Kernels()
    references.withUnsafeBufferPointer { references in
      counts.withUnsafeMutableBufferPointer { counts in
        sums.withUnsafeMutableBufferPointer { sums in
          products.withUnsafeMutableBufferPointer { products in
            lists.points.withUnsafeBufferPointer { points in
              lists.values.withUnsafeBufferPointer { values in
                guard
                  let references = references.baseAddress, let sums = sums.baseAddress,
                  let products = products.baseAddress, let points = points.baseAddress,
                  let values = values.baseAddress
                else { return }
                WorkSharing.divide(components, threadCount: threadCount) { part in
                  for component in part {
                    let start = lists.starts[component]
                    counts[component] += kernels.addMoments(
                      coordinates: coordinates, points: points + start, values: values + start,
                      count: lists.starts[component + 1] - start, reference: references + component * dimensions,
                      dimensionCount: dimensions, hasAllProducts: hasAllProducts,
                      sums: sums + component * dimensions, products: products + component * stride)
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// An element, on or below the diagonal, of the covariance of one component.
  func covariance(_ component: Int, _ row: Int, _ column: Int) -> Double {
    let count = counts[component]
    let offset = component * dimensionCount
    let product = products[component * productStride + (hasAllProducts ? row * rowLength + column : row)]
    return product / count - (sums[offset + row] / count) * (sums[offset + column] / count)
  }

  /// Whether some mean lies so far from its reference that subtracting its square has cost more than a few bits.
  var areReferencesTooFar: Bool {
    for component in 0..<componentCount where counts[component] > 0 {
      for dimension in 0..<dimensionCount {
        let shift = sums[component * dimensionCount + dimension] / counts[component]
        if shift * shift > 16 * covariance(component, dimension, dimension) { return true }
      }
    }
    return false
  }

  /// The means, where points have been seen; the references elsewhere.
  var improvedReferences: [Double] {
    var means = references
    for component in 0..<componentCount where counts[component] > 0 {
      for index in component * dimensionCount..<(component + 1) * dimensionCount {
        means[index] += sums[index] / counts[component]
      }
    }
    return means
  }
}
