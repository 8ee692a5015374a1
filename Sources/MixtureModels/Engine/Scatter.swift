import LinearAlgebra
import NumericKernels

/// The weighted sums of products of deviations of all points from one center.
///
/// They do not change while a mixture is fitted. Where all components share one covariance they are all that an M-step
/// needs of the products, since those about the components' means are the same less those of the means.
struct Scatter: Sendable {
  private let center: [Double]
  private let layout: MomentLayout
  private let products: [Double]
  /// The variance of each coordinate.
  private let variances: [Double]

  /// The scatter of points about their mean.
  init(_ points: Matrix, weights: [Double]?) {
    let total = weights.map { $0.reduce(0, +) } ?? Double(points.rowCount)
    let list = ComponentLists(
      labels: [Int32](repeating: 0, count: points.rowCount), componentCount: 1, pointWeights: weights)
    let statistics = SufficientStatistics(points: points, lists: list, products: .all, threadCount: 1)
    let layout = statistics.layout
    center = statistics.references
    self.layout = layout
    products = statistics.products
    variances = (0..<points.columnCount).map { statistics.products[$0 * layout.rowLength + $0] / total }
  }

  /// Whether so much of the scatter is within components that taking away what is between loses ten bits at most.
  ///
  /// - Parameter covariances: those of the components, all the same.
  func isUsable(for covariances: Covariances) -> Bool {
    let covariance = covariances.matrix(component: 0, dimensions: variances.count)
    return variances.indices.allSatisfy { variances[$0] <= 0x1p10 * covariance[$0, $0] }
  }

  /// The covariance within components, with a floor on the diagonal.
  ///
  /// - Parameters:
  ///   - means: of the components, one after the other.
  ///   - counts: the sums of their responsibilities.
  func within(means: [Double], counts: [Double], total: Double, covarianceFloor: Double) -> Matrix {
    let count = layout.dimensionCount
    var between = SufficientStatistics(componentCount: 1, layout: layout, references: center, threadCount: 1)
    let list = ComponentLists(
      labels: [Int32](repeating: 0, count: counts.count), componentCount: 1, pointWeights: counts)
    means.withUnsafeBufferPointer { means in
      if let base = means.baseAddress { between.add(list, coordinates: base, threadCount: 1) }
    }
    var result = Matrix.identity(count)
    for row in 0..<count {
      for column in 0...row {
        let index = row * layout.rowLength + column
        let value = (products[index] - between.products[index]) / total
        result[row, column] = row == column ? value + covarianceFloor : value
        result[column, row] = result[row, column]
      }
    }
    return result
  }
}
