import LinearAlgebra
import MixtureKernels

/// Points in the layout of the k-means kernels, with their weights: eight points side by side.
final class InterleavedPoints {
  let pointCount: Int
  let dimensionCount: Int
  /// The number of groups of eight; the last one is filled up with copies of the last point, of weight zero.
  let groupCount: Int
  let coordinates: UnsafeMutablePointer<Double>
  let weights: UnsafeMutablePointer<Double>

  init(_ points: Matrix, weights pointWeights: [Double]?) {
    pointCount = points.rowCount
    dimensionCount = points.columnCount
    groupCount = (pointCount + 7) / 8
    coordinates = Self.allocate(groupCount * dimensionCount * 8)
    weights = Self.allocate(groupCount * 8)
    for index in 0..<pointCount { weights[index] = pointWeights?[index] ?? 1 }
    points.elements.withUnsafeBufferPointer { elements in
      guard let base = elements.baseAddress else { return }
      Kernel.interleave(base, count: pointCount, dimensionCount: dimensionCount, into: coordinates)
    }
  }

  deinit {
    coordinates.deallocate()
    weights.deallocate()
  }

  /// Memory for a multiple of eight numbers, aligned for whole vectors and filled with zeros if wanted.
  static func allocate(_ count: Int, zeroed: Bool = true) -> UnsafeMutablePointer<Double> {
    let vectors = UnsafeMutablePointer<SIMD8<Double>>.allocate(capacity: count / 8)
    if zeroed { vectors.initialize(repeating: .zero, count: count / 8) }
    return UnsafeMutableRawPointer(vectors).assumingMemoryBound(to: Double.self)
  }
}
