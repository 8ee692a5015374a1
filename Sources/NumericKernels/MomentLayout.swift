/// How the sums that an M-step needs are laid out.
package struct MomentLayout: Equatable, Sendable {
  /// Which products of deviations are summed up besides the deviations themselves.
  package enum Products: Sendable {
    /// Those of all pairs of coordinates.
    case all
    /// The squares.
    case squares
    /// None.
    case none
  }

  /// The number of coordinates of a point.
  package let dimensionCount: Int
  /// Which products of deviations are summed up.
  package let products: Products

  /// The layout for points of a dimension.
  package init(dimensionCount: Int, products: Products) {
    self.dimensionCount = dimensionCount
    self.products = products
  }

  /// How many sums `KernelSet.stream` makes for each component: the count, deviations, and products.
  package var streamedCount: Int {
    switch products {
    case .all: 1 + dimensionCount + dimensionCount * (dimensionCount + 1) / 2
    case .squares: 1 + 2 * dimensionCount
    case .none: 1 + dimensionCount
    }
  }

  /// The length of a row of products that `KernelSet.addMoments` adds to: filled up to whole vectors of four.
  package var rowLength: Int { (dimensionCount + 3) / 4 * 4 }

  /// The number of products that `KernelSet.addMoments` adds to for each component.
  package var productCount: Int {
    switch products {
    case .all: rowLength * rowLength
    case .squares: rowLength
    case .none: 0
    }
  }
}
