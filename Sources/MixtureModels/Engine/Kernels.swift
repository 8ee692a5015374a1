import CProcessor
import MixtureKernels
import MixtureKernelsAVX2

/// How the engine computes.
///
/// None of it changes a result: tests vary it to show that.
enum EngineOptions {
  /// Whether to use the vectors of 256 bits that most processors have.
  ///
  /// The wide kernels are the same sources compiled for AVX2: the same operations in the same order, no fused ones.
  @TaskLocal static var usesWideVectors = processor_has_avx2()
  /// Whether to drop components from a block of points once their responsibilities can only be exactly zero.
  @TaskLocal static var isPruning = true
  /// The threads that help.
  @TaskLocal static var team = WorkerTeam.shared
}

/// The inner loops in the form that suits the processor.
struct Kernels {
  let isWide = EngineOptions.usesWideVectors
  let isPruning = EngineOptions.isPruning

  func evaluate(
    _ table: MixtureTable, _ points: PointTable, range: Range<Int>, logDensities: UnsafeMutablePointer<Double>,
    responsibilities: UnsafeMutablePointer<Double>?, best: UnsafeMutablePointer<Int>?
  ) {
    if isWide {
      MixtureKernelsAVX2.Kernel.evaluate(
        table, points, range: range, isPruning: isPruning, logDensities: logDensities,
        responsibilities: responsibilities, best: best)
    } else {
      MixtureKernels.Kernel.evaluate(
        table, points, range: range, isPruning: isPruning, logDensities: logDensities,
        responsibilities: responsibilities, best: best)
    }
  }

  func list(
    _ table: MixtureTable, _ points: PointTable, range: Range<Int>, into lists: ListBuffers, from offset: Int
  ) {
    if isWide {
      MixtureKernelsAVX2.Kernel.list(
        table, points, range: range, isPruning: isPruning, logDensities: lists.logDensities, best: lists.best,
        spans: lists.spans, components: lists.components, values: lists.values, from: offset)
    } else {
      MixtureKernels.Kernel.list(
        table, points, range: range, isPruning: isPruning, logDensities: lists.logDensities, best: lists.best,
        spans: lists.spans, components: lists.components, values: lists.values, from: offset)
    }
  }

  func stream(
    _ table: MixtureTable, _ points: PointTable, range: Range<Int>, hasAllProducts: Bool,
    references: UnsafePointer<Double>?, moments: UnsafeMutablePointer<Double>
  ) -> Double {
    isWide
      ? MixtureKernelsAVX2.Kernel.stream(
        table, points, range: range, isPruning: isPruning, hasAllProducts: hasAllProducts, references: references,
        moments: moments)
      : MixtureKernels.Kernel.stream(
        table, points, range: range, isPruning: isPruning, hasAllProducts: hasAllProducts, references: references,
        moments: moments)
  }

  func addMoments(
    coordinates: UnsafePointer<Double>, points: UnsafePointer<Int32>, values: UnsafePointer<Double>, count: Int,
    reference: UnsafePointer<Double>, dimensionCount: Int, hasAllProducts: Bool,
    sums: UnsafeMutablePointer<Double>, products: UnsafeMutablePointer<Double>
  ) -> Double {
    isWide
      ? MixtureKernelsAVX2.Kernel.addMoments(
        coordinates: coordinates, points: points, values: values, count: count, reference: reference,
        dimensionCount: dimensionCount, hasAllProducts: hasAllProducts, sums: sums, products: products)
      : MixtureKernels.Kernel.addMoments(
        coordinates: coordinates, points: points, values: values, count: count, reference: reference,
        dimensionCount: dimensionCount, hasAllProducts: hasAllProducts, sums: sums, products: products)
  }

  func invertFactor(
    of matrix: UnsafePointer<Double>, count: Int, into factor: UnsafeMutablePointer<Double>,
    pivots: UnsafeMutablePointer<Double>
  ) -> Int? {
    isWide
      ? MixtureKernelsAVX2.Kernel.invertFactor(of: matrix, count: count, into: factor, pivots: pivots)
      : MixtureKernels.Kernel.invertFactor(of: matrix, count: count, into: factor, pivots: pivots)
  }
}
