import CProcessor
import MixtureKernels
import MixtureKernelsAVX2

/// How the engine computes.
///
/// None of it changes a result: tests vary it to show that.
enum EngineOptions {
  /// The inner loops, in the form that suits the processor.
  ///
  /// The wide ones are the same sources compiled for AVX2: the same operations in the same order, no fused ones.
  @TaskLocal static var kernels: any KernelSet.Type =
    processor_has_avx2() ? MixtureKernelsAVX2.Kernels.self : MixtureKernels.Kernels.self
  /// Whether to drop components from a block of points once their responsibilities can only be exactly zero.
  @TaskLocal static var isPruning = true
  /// The threads that help.
  @TaskLocal static var team = WorkerTeam.shared
}
