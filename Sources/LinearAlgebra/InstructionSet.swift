import CProcessor
import NumericKernels
import NumericKernelsAVX2

/// The inner loops in the form that suits the processor.
package enum InstructionSet {
  /// Those for the processor: the wide ones are the same sources compiled for AVX2 with fused multiply-add.
  ///
  /// Operations and their order are the same. Tests choose, to show that this changes no result.
  @TaskLocal package static var kernels: any KernelSet.Type =
    processor_has_wide_vectors() ? NumericKernelsAVX2.Kernels.self : NumericKernels.Kernels.self
}
