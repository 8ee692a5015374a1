/// The inner loops, each over part of the points or components, as compiled for one set of instructions.
///
/// Every set does the same operations in the same order, so which one runs changes no result. The loops touch only
/// memory they are given.
package protocol KernelSet: Sendable {
  /// Evaluates points one block after the other and hands out what was found.
  ///
  /// - Parameters:
  ///   - range: which points, as positions in their order.
  ///   - logDensities: gets the log-density of each point, at its index.
  ///   - responsibilities: if not nil gets the responsibilities of each point, a row a point.
  ///   - best: if not nil gets the component of largest responsibility of each point, the first of equals.
  static func evaluate(
    _ table: MixtureTable, _ points: PointTable, range: Range<Int>, logDensities: UnsafeMutablePointer<Double>,
    responsibilities: UnsafeMutablePointer<Double>?, best: UnsafeMutablePointer<Int>?)

  /// Evaluates points one block after the other and lists the responsibilities that are not zero.
  ///
  /// - Parameters:
  ///   - range: which points, as positions in their order.
  ///   - lists: gets what was found of each point, at its index.
  ///   - offset: where the first of the lists starts; there is room for `range.count * componentCount` entries.
  static func list(
    _ table: MixtureTable, _ points: PointTable, range: Range<Int>, into lists: ListBuffers, from offset: Int)

  /// Evaluates points one block after the other and writes down all responsibilities.
  ///
  /// - Parameters:
  ///   - range: which points; they are taken as they stand.
  ///   - lists: gets log-densities and best components of each point at its index, and the responsibilities times the
  ///     points' weights in its values: component after component.
  ///   - stride: how far the values of successive components are apart.
  static func fill(
    _ table: MixtureTable, _ points: PointTable, range: Range<Int>, into lists: ListBuffers, stride: Int)

  /// Computes the logarithm of each component's density at one point, times its weight: what `evaluate` starts from.
  static func weightedLogDensities(
    _ table: MixtureTable, at point: UnsafePointer<Double>, into values: UnsafeMutablePointer<Double>)

  /// Replaces numbers by e to their power.
  static func exponentials(_ values: UnsafeMutablePointer<Double>, count: Int)

  /// Replaces numbers by their natural logarithms.
  static func logarithms(_ values: UnsafeMutablePointer<Double>, count: Int)

  /// Evaluates points one block after the other and sums up what the M-step needs at once, keeping nothing of a point.
  ///
  /// Sums are kept in eight lanes, point i in lane i modulo 8, and added up at the end in one order.
  ///
  /// - Parameters:
  ///   - range: which points.
  ///   - references: for each component what deviations are taken from; nil if only the log-likelihood is wanted.
  ///   - moments: gets for each component the sum of responsibilities, of weighted deviations, and of weighted
  ///     products of deviations (rows up to the diagonal, squares only, or none).
  /// - Returns: the weighted sum of log-densities.
  static func stream(
    _ table: MixtureTable, _ points: PointTable, range: Range<Int>, layout: MomentLayout,
    references: UnsafePointer<Double>?, moments: UnsafeMutablePointer<Double>
  ) -> Double

  /// Adds the listed points of one component to its sums, in the order of the list.
  ///
  /// - Parameters:
  ///   - points: the list: indices of points; if nil all points as they stand.
  ///   - values: their weighted responsibilities.
  ///   - reference: what deviations are taken from.
  ///   - total: the sum of the responsibilities, added to.
  ///   - sums: weighted deviations, added to.
  ///   - products: weighted products, added to: rows of padded length of which the part up to the diagonal is
  ///     meaningful, one row of squares, or none.
  static func addMoments(
    coordinates: UnsafePointer<Double>, points: UnsafePointer<Int32>?, values: UnsafePointer<Double>, count: Int,
    reference: UnsafePointer<Double>, layout: MomentLayout, total: inout Double, sums: UnsafeMutablePointer<Double>,
    products: UnsafeMutablePointer<Double>)

  /// The inverse of the Cholesky factor of a covariance, in the layout of `MixtureTable`.
  ///
  /// - Parameters:
  ///   - matrix: the covariance row by row, of which the lower triangle is read.
  ///   - factor: gets rows up to the diagonal of the inverse factor, the last row first.
  ///   - halfLogDeterminant: gets half the logarithm of the covariance's determinant.
  /// - Returns: the first row in which the matrix is found not to be positive definite, or nil.
  static func invertFactor(
    of matrix: UnsafePointer<Double>, count: Int, into factor: UnsafeMutablePointer<Double>,
    halfLogDeterminant: inout Double
  ) -> Int?

  /// Assigns each point to its nearest center, the first of equally near ones.
  ///
  /// - Parameters:
  ///   - rows: the points, in their order.
  ///   - groups: which groups of eight points.
  ///   - labels: holds a first guess for each point, and gets the nearest center. A good guess saves time.
  ///   - sums, totals: the points, times their weights, are added to the sums of their clusters, and the
  ///     weights to the totals, in the order of the points.
  ///   - distances: if not nil, and all guesses are right, gets the squared distance of each point from its center, as
  ///     by `distances`.
  /// - Returns: whether all guesses were right.
  static func assign(
    _ rows: PointRows, groups: Range<Int>, to centers: UnsafePointer<Double>, centerCount: Int,
    labels: UnsafeMutablePointer<Int32>, sums: UnsafeMutablePointer<Double>, totals: UnsafeMutablePointer<Double>,
    distances: UnsafeMutablePointer<Double>?
  ) -> Bool

  /// Assigns each point to its nearest center, the first of equally near ones, and notes all distances as bounds.
  static func assign(
    _ points: InterleavedPoints, groups: Range<Int>, to centers: UnsafePointer<Double>, noting bounds: DistanceBounds)

  /// Assigns each point to its nearest center again after centers have moved, looking only at those that may be nearer.
  ///
  /// - Parameters:
  ///   - bounds: what the last assignment left behind; brought up to date.
  ///   - shifts: how far each center has moved since.
  /// - Returns: how many times the distances of eight points from a center were computed.
  static func assign(
    _ points: InterleavedPoints, groups: Range<Int>, to centers: UnsafePointer<Double>, within bounds: DistanceBounds,
    shifts: UnsafePointer<Double>
  ) -> Int

  /// Adds points, times their weights, to the sums of their clusters, and the weights to the totals, in the order of the
  /// points.
  static func addToClusters(
    _ rows: PointRows, range: Range<Int>, labels: UnsafePointer<Int32>, sums: UnsafeMutablePointer<Double>,
    totals: UnsafeMutablePointer<Double>)

  /// Computes the squared distance of each point from the center of its cluster.
  static func distances(
    _ rows: PointRows, range: Range<Int>, labels: UnsafePointer<Int32>, centers: UnsafePointer<Double>,
    into distances: UnsafeMutablePointer<Double>)

  /// The largest magnitude of some numbers; infinity if one of them is infinite or NaN, 0 if there are none.
  static func largestMagnitude(_ values: UnsafePointer<Double>, count: Int) -> Double

  /// Takes an origin from points.
  ///
  /// - Parameter target: gets the points, as they stand.
  /// - Returns: the largest magnitude of what is left of a coordinate; infinity if one is infinite or NaN.
  static func subtract(
    _ origin: UnsafePointer<Double>, from rows: PointRows, into target: UnsafeMutablePointer<Double>
  ) -> Double

  /// What k-means++ would gain from each of some candidates.
  ///
  /// - Parameters:
  ///   - groups: which groups of eight points.
  ///   - candidates: coordinates of the candidates, one after the other.
  ///   - candidateCount: at most four, which take as long as one.
  ///   - nearest: the squared distance of each point from its nearest center so far.
  ///   - improved: gets for each candidate, as many numbers apart as there are lanes, the squared distances that there
  ///     would be with it.
  ///   - potentials: gets for each candidate the weighted sum of those.
  static func tryCandidates(
    _ points: InterleavedPoints, groups: Range<Int>, candidates: UnsafePointer<Double>, candidateCount: Int,
    nearest: UnsafePointer<Double>, improved: UnsafeMutablePointer<Double>, potentials: UnsafeMutablePointer<Double>)

  /// Adds a multiple of the product of two matrices to a third.
  ///
  /// Each element of the product is `scale * left[i, k]`, rounded, times `right[k, j]`, summed over k: fused
  /// multiply-add in rising order within blocks of 256 that start at k = 0, 256 and so on. Each block's sum starts at zero and is added to the target. So neither which rows and columns are
  /// computed together, nor by which thread, changes a bit.
  ///
  /// - Parameters:
  ///   - left, right: with as many columns of one as rows of the other; any strides, so transposed ones too.
  ///   - target: where the elements are added, row by row.
  ///   - rowStride: how many numbers the rows of the target are apart.
  static func addProduct(
    _ left: StridedMatrix, _ right: StridedMatrix, scale: Double, part: ProductPart,
    to target: UnsafeMutablePointer<Double>, rowStride: Int)

  /// Adds the products of all columns of a matrix with each other, less what is taken from each column first.
  ///
  /// - Parameters:
  ///   - center: what is taken from the elements of each column.
  ///   - target: where the elements on and below the diagonal are added (see `ProductPart.lower`), as by `addProduct`.
  static func addProducts(
    ofColumns matrix: StridedMatrix, center: UnsafePointer<Double>, to target: UnsafeMutablePointer<Double>,
    rowStride: Int)

  /// Makes a symmetric matrix tridiagonal by reflections I - τ v vᵀ from both sides, one for each row.
  ///
  /// Rows and columns of the memory are padded with zeros to a multiple of four, and it is aligned to 32 bytes.
  ///
  /// - Parameters:
  ///   - matrix: of which the part up to the diagonal is read, its largest element near 1 in magnitude; row i gets the
  ///     i elements of the vector v that made zeros of all elements of the row before the last one left of the diagonal.
  ///   - rowStride: a multiple of four.
  ///   - diagonal, offDiagonal: get the elements of the tridiagonal matrix.
  ///   - factors: gets the τ of each row; that of the first is not used.
  static func tridiagonalize(
    _ matrix: UnsafeMutablePointer<Double>, count: Int, rowStride: Int, diagonal: UnsafeMutablePointer<Double>,
    offDiagonal: UnsafeMutablePointer<Double>, factors: UnsafeMutablePointer<Double>)

  /// The eigenvalues and eigenvectors of a symmetric tridiagonal matrix.
  ///
  /// - Parameters:
  ///   - diagonal: gets the eigenvalues; the largest element of the matrix is near 1 in magnitude, and none is so small
  ///     that its square vanishes.
  ///   - offDiagonal: destroyed.
  ///   - vectors: gets the eigenvectors, one a row, each in the place of its eigenvalue; aligned to 32 bytes.
  ///   - vectorCount: how many of them are wanted, those of the largest eigenvalues; other rows may mean nothing.
  ///   - rowStride: a multiple of four, at least `count`.
  ///   - order: gets the places of the eigenvalues in rising order.
  ///   - workspace: twice the memory of the vectors, aligned likewise.
  static func diagonalize(
    diagonal: UnsafeMutablePointer<Double>, offDiagonal: UnsafeMutablePointer<Double>, count: Int,
    vectors: UnsafeMutablePointer<Double>, vectorCount: Int, rowStride: Int, order: UnsafeMutablePointer<Int>,
    workspace: UnsafeMutablePointer<Double>)

  /// Reflects the eigenvectors of a tridiagonal matrix into those of the symmetric one that it was made from.
  ///
  /// - Parameters:
  ///   - reflections, factors: as `tridiagonalize` leaves them.
  ///   - vectors: one a row, with the same distance between rows, and memory for as many rows as is a multiple of four.
  static func applyReflections(
    _ reflections: UnsafePointer<Double>, factors: UnsafePointer<Double>, count: Int, rowStride: Int,
    to vectors: UnsafeMutablePointer<Double>, vectorCount: Int)

  /// One step of the Lanczos iteration with two vectors at a time: the products of the last pair of a basis with a
  /// symmetric matrix, less what the basis holds of them, become the next pair.
  ///
  /// - Parameters:
  ///   - basis: orthonormal rows padded with zeros, aligned to 64 bytes; two more are written behind them.
  ///   - rowCount: even.
  ///   - rowStride: a multiple of eight, of the matrix too.
  ///   - products: the matrix, padded with zeros to that many rows, aligned to 64 bytes; squares of eight on the diagonal
  ///     and what is left of them are read.
  ///   - within: gets the elements (1, 1), (1, 2) and (2, 2) of the matrix as seen from the last pair.
  ///   - beyond: gets those of the next pair's first vector with both of the last pair, and of its second vector with
  ///     the second one, from those of the last pair with the pair before.
  static func extendByPair(
    _ basis: UnsafeMutablePointer<Double>, rowCount: Int, rowStride: Int, products matrix: UnsafePointer<Double>,
    within: UnsafeMutablePointer<Double>, beyond: UnsafeMutablePointer<Double>)

  /// Makes the first pair of such a basis orthonormal.
  static func orthonormalizePair(_ pair: UnsafeMutablePointer<Double>, rowStride: Int)
}
