/// What the M-step needs to know of the points: for each component the sum of responsibilities, and the weighted sums
/// of deviations from a reference near its mean, and of their products.
///
/// Deviations are taken from the reference rather than from zero so that points far from the origin lose no digits.
struct SufficientStatistics {
  let componentCount: Int
  let dimensionCount: Int
  /// Whether products of all pairs of coordinates are kept, or squares only.
  let hasAllProducts: Bool
  /// The reference of each component, component after component.
  var references: [Double]
  /// Sums of weighted responsibilities.
  var counts: [Double]
  /// Sums of weighted deviations, component after component.
  var sums: [Double]
  /// Sums of weighted products: rows up to the diagonal of each component's matrix, or the diagonal alone.
  var products: [Double]

  /// The distance between successive components in `products`.
  var productStride: Int { hasAllProducts ? dimensionCount * (dimensionCount + 1) / 2 : dimensionCount }

  init(componentCount: Int, dimensionCount: Int, kind: CovarianceKind, references: [Double]) {
    self.componentCount = componentCount
    self.dimensionCount = dimensionCount
    self.references = references
    hasAllProducts = kind == .full || kind == .tied
    counts = [Double](repeating: 0, count: componentCount)
    sums = [Double](repeating: 0, count: componentCount * dimensionCount)
    products = []
    products = [Double](repeating: 0, count: componentCount * productStride)
  }

  /// The mean of one component.
  func mean(_ component: Int, _ dimension: Int) -> Double {
    let index = component * dimensionCount + dimension
    return references[index] + sums[index] / counts[component]
  }

  /// An element, on or below the diagonal, of the covariance of one component.
  func covariance(_ component: Int, _ row: Int, _ column: Int) -> Double {
    let count = counts[component]
    let offset = component * dimensionCount
    let product = products[component * productStride + (hasAllProducts ? row * (row + 1) / 2 + column : row)]
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
    (0..<componentCount * dimensionCount).map { index in
      let count = counts[index / dimensionCount]
      return count > 0 ? references[index] + sums[index] / count : references[index]
    }
  }
}
