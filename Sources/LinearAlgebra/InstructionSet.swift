import CProcessor
import NumericKernels
import NumericKernelsAVX2
import NumericKernelsAVX512

/// The inner loops in the form that suits the processor.
package enum InstructionSet {
  /// Those that the processor can run, the fastest last: the same sources compiled for every processor, for AVX2 with
  /// fused multiply-add, and for AVX-512.
  package static let available: [any KernelSet.Type] = {
    var sets: [any KernelSet.Type] = [NumericKernels.Kernels.self]
    if processor_has_wide_vectors() { sets.append(NumericKernelsAVX2.Kernels.self) }
    if processor_has_widest_vectors() { sets.append(NumericKernelsAVX512.Kernels.self) }
    return sets
  }()

  /// Those in use: the fastest.
  ///
  /// Operations and their order are the same in all. Tests choose, to show that this changes no result.
  @TaskLocal package static var kernels: any KernelSet.Type = available[available.count - 1]
}

// The exponential function and the natural logarithm of `Elementary`, as the processor computes them fastest.
extension Array<Double> {
  /// e to the power of each number.
  package var exponentials: [Double] { replaced { InstructionSet.kernels.exponentials($0, count: $1) } }

  /// The natural logarithm of each number.
  package var logarithms: [Double] { replaced { InstructionSet.kernels.logarithms($0, count: $1) } }

  private func replaced(by function: (UnsafeMutablePointer<Double>, Int) -> Void) -> [Double] {
    var result = self
    result.withUnsafeMutableBufferPointer { values in
      if let base = values.baseAddress { function(base, values.count) }
    }
    return result
  }
}

extension InstructionSet {
  /// e to the power of a number.
  package static func exp(_ number: Double) -> Double {
    var result = number
    kernels.exponentials(&result, count: 1)
    return result
  }

  /// The natural logarithm of a number.
  package static func log(_ number: Double) -> Double {
    var result = number
    kernels.logarithms(&result, count: 1)
    return result
  }
}
