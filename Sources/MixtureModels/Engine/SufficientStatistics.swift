import LinearAlgebra
import NumericKernels

/// What the M-step needs to know of the points: for each component the sum of responsibilities, and the weighted sums
/// of deviations from a reference near its mean, and of their products.
///
/// Deviations are taken from the reference rather than from zero so that points far from the origin lose no digits.
struct SufficientStatistics {
  let componentCount: Int
  let layout: MomentLayout
  /// The reference of each component, component after component.
  var references: [Double]
  /// Sums of weighted responsibilities.
  private(set) var counts: [Double]
  /// Sums of weighted deviations, component after component.
  private var sums: [Double]
  /// Sums of weighted products: for each component rows of which the part up to the diagonal is meaningful, or one row
  /// of squares.
  private(set) var products: [Double]
  /// The products of all points together, where those of each component are not summed up.
  var scatter: Scatter?

  private var dimensionCount: Int { layout.dimensionCount }

  /// Sums that are zero.
  init(componentCount: Int, layout: MomentLayout, references: [Double], threadCount: Int) {
    self.componentCount = componentCount
    self.layout = layout
    self.references = references
    counts = [Double](repeating: 0, count: componentCount)
    sums = [Double](repeating: 0, count: componentCount * layout.dimensionCount)
    // At least one: an array without elements has no memory to point to.
    products = WorkSharing.zeros(max(1, componentCount * layout.productCount), threadCount: threadCount)
  }

  /// Adds the sums that `KernelSet.stream` makes.
  mutating func add(_ moments: UnsafePointer<Double>) {
    var next = moments
    for component in 0..<componentCount {
      counts[component] += next[0]
      for dimension in 0..<dimensionCount { sums[component * dimensionCount + dimension] += next[1 + dimension] }
      next += 1 + dimensionCount
      let rowCount = layout.products == .all ? dimensionCount : layout.products == .squares ? 1 : 0
      for row in 0..<rowCount {
        let length = layout.products == .all ? row + 1 : dimensionCount
        let offset = component * layout.productCount + row * layout.rowLength
        for column in 0..<length { products[offset + column] += next[column] }
        next += length
      }
    }
  }

  /// Adds the listed points of one chunk.
  mutating func add(_ lists: ComponentLists, coordinates: UnsafePointer<Double>, threadCount: Int) {
    lists.points.withUnsafeBufferPointer { points in
      lists.values.withUnsafeBufferPointer { values in
        guard let points = points.baseAddress, let values = values.baseAddress else { return }
        add(coordinates: coordinates, threadCount: threadCount) { component in
          let start = lists.starts[component]
          return (points + start, values + start, lists.starts[component + 1] - start)
        }
      }
    }
  }

  /// Adds all points of one chunk: for each component a value for each, `stride` after those of the one before.
  mutating func add(
    _ values: UnsafePointer<Double>, stride: Int, count: Int, coordinates: UnsafePointer<Double>, threadCount: Int
  ) {
    add(coordinates: coordinates, threadCount: threadCount) { (nil, values + $0 * stride, count) }
  }

  /// Adds points to each component.
  ///
  /// Threads share out the components, so their number changes nothing.
  private mutating func add(
    coordinates: UnsafePointer<Double>, threadCount: Int,
    _ list: (Int) -> (points: UnsafePointer<Int32>?, values: UnsafePointer<Double>, count: Int)
  ) {
    let layout = layout
    let components = componentCount
    let kernels = InstructionSet.kernels
    references.withUnsafeBufferPointer { references in
      counts.withUnsafeMutableBufferPointer { counts in
        sums.withUnsafeMutableBufferPointer { sums in
          products.withUnsafeMutableBufferPointer { products in
            guard
              let references = references.baseAddress, let sums = sums.baseAddress, let counts = counts.baseAddress,
              let products = products.baseAddress
            else { return }
            WorkSharing.divide(components, threadCount: threadCount) { part in
              for component in part {
                let (points, values, count) = list(component)
                kernels.addMoments(
                  coordinates: coordinates, points: points, values: values, count: count,
                  reference: references + component * layout.dimensionCount, layout: layout,
                  total: &counts[component], sums: sums + component * layout.dimensionCount,
                  products: products + component * layout.productCount)
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
    let product = products[
      component * layout.productCount + (layout.products == .all ? row * layout.rowLength + column : row)]
    return product / count - (sums[offset + row] / count) * (sums[offset + column] / count)
  }

  /// Whether some mean lies so far from its reference that subtracting its square has cost more than a few bits.
  var areReferencesTooFar: Bool {
    if layout.products == .none { return false }
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

// The M-step (Bishop, *Pattern Recognition and Machine Learning*, equations 9.24 to 9.26, with `covarianceFloor` added
// to the variances as scikit-learn's `reg_covar` is).
extension SufficientStatistics {
  /// The parameters that make the points most likely, given responsibilities.
  ///
  /// A component without points gets weight zero and keeps its former mean and covariance.
  func maximized(
    kind: CovarianceKind, covarianceFloor: Double, former: Covariances, threadCount: Int
  ) -> (weights: [Double], means: Matrix, covariances: Covariances) {
    let total = counts.reduce(0, +)
    let covariances = kind.parameters.maximizing(
      self, covarianceFloor: covarianceFloor, former: former, threadCount: threadCount)
    return (
      counts.map { $0 / total },
      Matrix(rowCount: componentCount, columnCount: dimensionCount, elements: improvedReferences),
      Covariances(covariances)
    )
  }

  /// The variances of one component with the floor, or its former ones if it has no points.
  func variances(of component: Int, covarianceFloor: Double, former: Covariances) -> [Double] {
    (0..<dimensionCount).map { dimension in
      counts[component] > 0
        ? covariance(component, dimension, dimension) + covarianceFloor
        : former.matrix(component: component, dimensions: dimensionCount)[dimension, dimension]
    }
  }

  /// The covariance matrix within some components taken together, with the floor on its diagonal.
  func covarianceMatrix(of components: [Int], total: Double, covarianceFloor: Double) -> Matrix {
    let count = dimensionCount
    let elements = [Double](unsafeUninitializedCapacity: count * count) { elements, initializedCount in
      elements.initialize(repeating: 0)
      for component in components {
        let offset = component * count
        let size = counts[component]
        for row in 0..<count {
          let shift = sums[offset + row] / size
          let position = component * layout.productCount + row * layout.rowLength
          for column in 0...row {
            elements[row * count + column] += products[position + column] - shift * sums[offset + column]
          }
        }
      }
      for row in 0..<count {
        for column in 0..<row {
          let value = elements[row * count + column] / total
          elements[row * count + column] = value
          elements[column * count + row] = value
        }
        elements[row * count + row] = elements[row * count + row] / total + covarianceFloor
      }
      initializedCount = count * count
    }
    return Matrix(rowCount: count, columnCount: count, elements: elements)
  }
}
