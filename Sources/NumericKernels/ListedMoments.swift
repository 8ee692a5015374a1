#if WIDE
  import NumericKernels
#endif

// Each sum takes the points one after the other, in the order of the list, so how many points and sums are gone through
// together changes no bit; nor does a point of value zero, which may be listed or left out.
extension Kernels {
  package static func addMoments(
    coordinates: UnsafePointer<Double>, points: UnsafePointer<Int32>?, values: UnsafePointer<Double>, count: Int,
    reference: UnsafePointer<Double>, layout: MomentLayout, total: inout Double, sums: UnsafeMutablePointer<Double>,
    products: UnsafeMutablePointer<Double>
  ) {
    if let points {
      addMoments(coordinates, points, values, count, reference, layout, &total, sums, products)
      return
    }
    // Points that count nothing are left out first.
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: count + 1) { indices in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: count + 1) { kept in
        guard let indices = indices.baseAddress, let kept = kept.baseAddress else { return }
        var found = 0
        for index in 0..<count {
          indices[found] = Int32(truncatingIfNeeded: index)
          kept[found] = values[index]
          if values[index] > 0 { found += 1 }
        }
        addMoments(coordinates, indices, kept, found, reference, layout, &total, sums, products)
      }
    }
  }

  private static func addMoments(
    _ coordinates: UnsafePointer<Double>, _ points: UnsafePointer<Int32>, _ values: UnsafePointer<Double>, _ count: Int,
    _ reference: UnsafePointer<Double>, _ layout: MomentLayout, _ total: inout Double,
    _ sums: UnsafeMutablePointer<Double>, _ products: UnsafeMutablePointer<Double>
  ) {
    for index in 0..<count { total += values[index] }
    let list = PointList(
      coordinates: coordinates, dimensionCount: layout.dimensionCount, points: points, values: values, count: count)
    switch layout.products {
    case .all:
      list.addProducts(reference: reference, rowLength: layout.rowLength, sums: sums, products: products)
    case .squares: list.addSquares(reference: reference, sums: sums, squares: products)
    case .none: list.addSquares(reference: reference, sums: sums, squares: nil)
    }
  }
}
