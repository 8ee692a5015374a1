import MixtureKernels
import MixtureKernelsAVX2

// The inner loops of k-means in the form that suits the processor.
extension Kernels {
  func assign(
    interleaved: UnsafePointer<Double>, groups: Range<Int>, pointCount: Int, dimensionCount: Int,
    centers: UnsafePointer<Double>, centerCount: Int, labels: UnsafeMutablePointer<Int32>
  ) {
    if isWide {
      MixtureKernelsAVX2.Kernel.assign(
        interleaved: interleaved, groups: groups, pointCount: pointCount, dimensionCount: dimensionCount,
        centers: centers, centerCount: centerCount, labels: labels)
    } else {
      MixtureKernels.Kernel.assign(
        interleaved: interleaved, groups: groups, pointCount: pointCount, dimensionCount: dimensionCount,
        centers: centers, centerCount: centerCount, labels: labels)
    }
  }

  func tryCandidates(
    interleaved: UnsafePointer<Double>, groups: Range<Int>, dimensionCount: Int, nearest: UnsafePointer<Double>,
    weights: UnsafePointer<Double>, candidates: UnsafePointer<Double>, candidateCount: Int,
    improved: UnsafeMutablePointer<Double>, stride: Int, potentials: UnsafeMutablePointer<Double>
  ) {
    if isWide {
      MixtureKernelsAVX2.Kernel.tryCandidates(
        interleaved: interleaved, groups: groups, dimensionCount: dimensionCount, nearest: nearest,
        weights: weights, candidates: candidates, candidateCount: candidateCount, improved: improved,
        stride: stride, potentials: potentials)
    } else {
      MixtureKernels.Kernel.tryCandidates(
        interleaved: interleaved, groups: groups, dimensionCount: dimensionCount, nearest: nearest,
        weights: weights, candidates: candidates, candidateCount: candidateCount, improved: improved,
        stride: stride, potentials: potentials)
    }
  }

  func assignNotingBounds(
    interleaved: UnsafePointer<Double>, groups: Range<Int>, dimensionCount: Int, centers: UnsafePointer<Double>,
    centerCount: Int, labels: UnsafeMutablePointer<Double>, lower: UnsafeMutablePointer<Double>,
    upper: UnsafeMutablePointer<Double>
  ) {
    if isWide {
      MixtureKernelsAVX2.Kernel.assignNotingBounds(
        interleaved: interleaved, groups: groups, dimensionCount: dimensionCount, centers: centers,
        centerCount: centerCount, labels: labels, lower: lower, upper: upper)
    } else {
      MixtureKernels.Kernel.assignNotingBounds(
        interleaved: interleaved, groups: groups, dimensionCount: dimensionCount, centers: centers,
        centerCount: centerCount, labels: labels, lower: lower, upper: upper)
    }
  }

  func assignWithinBounds(
    interleaved: UnsafePointer<Double>, groups: Range<Int>, dimensionCount: Int, centers: UnsafePointer<Double>,
    centerCount: Int, shifts: UnsafePointer<Double>, labels: UnsafeMutablePointer<Double>,
    lower: UnsafeMutablePointer<Double>, upper: UnsafeMutablePointer<Double>
  ) {
    if isWide {
      MixtureKernelsAVX2.Kernel.assignWithinBounds(
        interleaved: interleaved, groups: groups, dimensionCount: dimensionCount, centers: centers,
        centerCount: centerCount, shifts: shifts, labels: labels, lower: lower, upper: upper)
    } else {
      MixtureKernels.Kernel.assignWithinBounds(
        interleaved: interleaved, groups: groups, dimensionCount: dimensionCount, centers: centers,
        centerCount: centerCount, shifts: shifts, labels: labels, lower: lower, upper: upper)
    }
  }
}
