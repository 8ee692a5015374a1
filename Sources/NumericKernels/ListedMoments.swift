#if WIDE
  import NumericKernels
#endif

extension Kernels {
  package static func addMoments(
    coordinates: UnsafePointer<Double>, points: UnsafePointer<Int32>, values: UnsafePointer<Double>, count: Int,
    reference: UnsafePointer<Double>, layout: MomentLayout, sums: UnsafeMutablePointer<Double>,
    products: UnsafeMutablePointer<Double>
  ) -> Double {
    let dimensionCount = layout.dimensionCount
    let padded = layout.rowLength
    let vectorCount = padded / 8
    // Four points at a time share the loading and storing of the sums; each sum still takes them one after the other.
    let group = 4
    let deviations = UnsafeMutablePointer<Double>.allocate(capacity: group * padded)
    deviations.initialize(repeating: 0, count: group * padded)
    defer { deviations.deallocate() }
    let vectors = UnsafeMutableRawPointer(deviations)
    let target = UnsafeMutableRawPointer(products)
    var total = 0.0
    for start in stride(from: 0, to: count, by: group) {
      // A point that is not there has weight zero and deviations left over from another one.
      var weights = SIMD4<Double>.zero
      for member in 0..<min(group, count - start) {
        let point = coordinates + Int(points[start + member]) * dimensionCount
        let value = values[start + member]
        weights[member] = value
        total += value
        let row = deviations + member * padded
        for dimension in 0..<dimensionCount {
          let deviation = point[dimension] - reference[dimension]
          row[dimension] = deviation
          sums[dimension] += value * deviation
        }
      }
      if layout.hasAllProducts {
        for row in 0..<dimensionCount {
          let first = Lanes(repeating: weights[0] * deviations[row])
          let second = Lanes(repeating: weights[1] * deviations[padded + row])
          let third = Lanes(repeating: weights[2] * deviations[2 * padded + row])
          let fourth = Lanes(repeating: weights[3] * deviations[3 * padded + row])
          for vector in 0...row / 8 {
            let offset = (row * padded + vector * 8) * 8
            var sum = target.loadUnaligned(fromByteOffset: offset, as: Lanes.self)
            sum += first * vectors.loadUnaligned(fromByteOffset: vector * 64, as: Lanes.self)
            sum += second * vectors.loadUnaligned(fromByteOffset: (vectorCount + vector) * 64, as: Lanes.self)
            sum += third * vectors.loadUnaligned(fromByteOffset: (2 * vectorCount + vector) * 64, as: Lanes.self)
            sum += fourth * vectors.loadUnaligned(fromByteOffset: (3 * vectorCount + vector) * 64, as: Lanes.self)
            target.storeBytes(of: sum, toByteOffset: offset, as: Lanes.self)
          }
        }
      } else {
        for member in 0..<group {
          let row = deviations + member * padded
          for dimension in 0..<dimensionCount {
            products[dimension] += weights[member] * row[dimension] * row[dimension]
          }
        }
      }
    }
    return total
  }
}
