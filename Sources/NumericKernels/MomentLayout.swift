/// How the sums that an M-step needs are laid out.
package struct MomentLayout: Sendable {
  /// The number of coordinates of a point.
  package let dimensionCount: Int
  /// Whether products of all pairs of coordinates are summed up, or squares only.
  package let hasAllProducts: Bool

  /// The layout for points of a dimension.
  package init(dimensionCount: Int, hasAllProducts: Bool) {
    self.dimensionCount = dimensionCount
    self.hasAllProducts = hasAllProducts
  }

  /// How many sums `KernelSet.stream` makes for each component: the count, deviations, and products.
  package var streamedCount: Int {
    1 + dimensionCount + (hasAllProducts ? dimensionCount * (dimensionCount + 1) / 2 : dimensionCount)
  }

  /// The length of a row of products that `KernelSet.addMoments` adds to: filled up to whole vectors.
  package var rowLength: Int { (dimensionCount + 7) / 8 * 8 }

  /// The number of products that `KernelSet.addMoments` adds to for each component.
  package var productCount: Int { hasAllProducts ? dimensionCount * rowLength : rowLength }
}
