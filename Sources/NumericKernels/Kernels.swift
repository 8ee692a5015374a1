#if WIDE
  import NumericKernels
#endif

/// The inner loops in the form that this module is compiled for.
package enum Kernels: KernelSet {}
