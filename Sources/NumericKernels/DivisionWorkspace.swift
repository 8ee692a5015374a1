/// The memory of the eigendecomposition of a tridiagonal matrix by division.
final class DivisionWorkspace {
  /// Rows of eigenvectors, all zero to begin with.
  let vectors: UnsafeMutablePointer<Four>
  /// Copies of rows, sorted by where they are not zero.
  let gathered: UnsafeMutablePointer<Four>
  /// Rows of differences of poles and roots, then of the factors that combine the rows gathered.
  let combinations: UnsafeMutablePointer<Four>
  /// How many vectors of four rows are apart, in all three.
  let rowStride: Int
  /// The number of rows of the whole matrix.
  let count: Int
  let diagonal: UnsafeMutablePointer<Double>
  let offDiagonal: UnsafeMutablePointer<Double>
  /// The places of the eigenvalues in rising order, counted within the part that was solved last.
  let order: UnsafeMutablePointer<Int>

  /// The vector z whose multiple z zᵀ couples the halves, by place.
  let weights: UnsafeMutablePointer<Double>
  /// The eigenvalues kept in rising order, and their elements of z.
  let poles: UnsafeMutablePointer<Double>
  let poleWeights: UnsafeMutablePointer<Double>
  /// Those elements of z anew, such that the roots are exact.
  let factors: UnsafeMutablePointer<Double>
  /// The factors of one combination.
  let combination: UnsafeMutablePointer<Double>
  /// The places of all eigenvalues of the halves in rising order, of those kept, and of those set aside.
  let merged: UnsafeMutablePointer<Int>
  let kept: UnsafeMutablePointer<Int>
  let deflated: UnsafeMutablePointer<Int>
  /// Where the rows kept are among those gathered.
  let places: UnsafeMutablePointer<Int>
  /// In which half of its elements a row is not zero: 0 for the first, 1 for both, 2 for the second.
  let halves: UnsafeMutablePointer<Int>

  init(
    vectors: UnsafeMutablePointer<Four>, matrices: UnsafeMutablePointer<Four>, rowStride: Int,
    diagonal: UnsafeMutablePointer<Double>, offDiagonal: UnsafeMutablePointer<Double>,
    order: UnsafeMutablePointer<Int>, count: Int
  ) {
    self.vectors = vectors
    self.count = count
    self.rowStride = rowStride
    self.diagonal = diagonal
    self.offDiagonal = offDiagonal
    self.order = order
    gathered = matrices
    combinations = gathered + count * rowStride
    let fours = UnsafeMutablePointer<Four>.allocate(capacity: 5 * rowStride)
    fours.initialize(repeating: .zero, count: 5 * rowStride)
    weights = UnsafeMutableRawPointer(fours).assumingMemoryBound(to: Double.self)
    poles = weights + 4 * rowStride
    poleWeights = poles + 4 * rowStride
    factors = poleWeights + 4 * rowStride
    combination = factors + 4 * rowStride
    merged = .allocate(capacity: 5 * count)
    kept = merged + count
    deflated = kept + count
    places = deflated + count
    halves = places + count
  }

  deinit {
    UnsafeMutableRawPointer(weights).assumingMemoryBound(to: Four.self).deallocate()
    merged.deallocate()
  }
}
