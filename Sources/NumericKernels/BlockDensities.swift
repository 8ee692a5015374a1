#if WIDE
  import NumericKernels
#endif

/// A choice that is made when code is compiled: each function over choices is compiled anew for each of them.
protocol Choice {
  static var isMade: Bool { get }
}

enum Yes: Choice { static var isMade: Bool { true } }
enum No: Choice { static var isMade: Bool { false } }

// The log-densities of the components at the points of a block. One component alone and two side by side take the same
// steps for each point; two share the loading of the points and keep the multipliers busy. Points are taken from means
// rather than means from points since that is what saves registers; only squares of what comes out are used.
extension BlockEvaluator {
  /// Looks at a component whose weight is not zero.
  @inline(__always)
  func look(at component: Int) { look(at: component, and: component, isPair: No.self) }

  /// Looks at two components whose weights are not zero.
  @inline(__always)
  func look(at first: Int, and second: Int) { look(at: first, and: second, isPair: Yes.self) }

  @inline(__always)
  private func look<IsPair: Choice>(at first: Int, and second: Int, isPair: IsPair.Type) {
    let floor = table.isPruning ? best[0] - Self.negligible : Block(repeating: -.infinity)
    switch table.shape {
    case .triangular:
      let (a, b) = lastRows(first, second, isPair: isPair)
      finishTriangular(first, a, floor)
      if IsPair.isMade { finishTriangular(second, b, floor) }
    case .diagonal:
      evaluateDiagonal(first, second, isPair: isPair, isUniform: No.self, floor)
    case .uniform:
      evaluateDiagonal(first, second, isPair: isPair, isUniform: Yes.self, floor)
    }
  }

  /// Keeps a component with its log-densities, or drops it where all are below the floor.
  @inline(__always)
  private func decide(_ component: Int, _ value: Block, _ floor: Block) {
    let isNear = holdsAnywhere(value .>= floor)
    isKept[component] = isNear
    if isNear {
      values[component] = value
      best[0] = best[0].replacing(with: value, where: value .> best[0])
    }
  }

  // MARK: Triangular factors

  /// The products of the last row of W of each of two components with the deviations.
  ///
  /// The last coordinate given all others usually tells most, so one row finds out most points that are far away.
  @inline(__always)
  private func lastRows<IsPair: Choice>(_ first: Int, _ second: Int, isPair: IsPair.Type) -> (Block, Block) {
    let dimensions = table.dimensionCount
    let firstMean = table.means + first * dimensions
    let secondMean = table.means + second * dimensions
    let firstRow = table.factors + first * table.factorStride
    let secondRow = table.factors + second * table.factorStride
    var a = Block.zero
    var b = Block.zero
    for column in 0..<dimensions {
      let position = positions[column]
      a = a.addingProduct(Block(repeating: firstRow[column]), Block(repeating: firstMean[column]) - position)
      if IsPair.isMade {
        b = b.addingProduct(Block(repeating: secondRow[column]), Block(repeating: secondMean[column]) - position)
      }
    }
    return (a, b)
  }

  /// Applies the other rows of W from the last but one up, and gives up once all points are below the floor.
  @inline(__always)
  private func finishTriangular(_ component: Int, _ lastRow: Block, _ floor: Block) {
    let dimensions = table.dimensionCount
    let constant = table.constants[component]
    var squared = lastRow * lastRow
    let value = Block(repeating: constant).addingProduct(squared, Block(repeating: -0.5))
    if dimensions == 1 { return decide(component, value, floor) }
    if !holdsAnywhere(value .>= floor) {
      isKept[component] = false
      return
    }
    let means = table.means + component * dimensions
    for column in 0..<dimensions - 1 { differences[column] = Block(repeating: means[column]) - positions[column] }
    var row = table.factors + component * table.factorStride + dimensions
    var length = dimensions - 1
    // Whether all points are below is asked after 3, 7, 15 … rows: asking takes as long as a short row.
    var nextQuestion = dimensions - 3
    while length >= 2 {
      let (first, other) = twoRows(row, length)
      squared = squared.addingProduct(first, first)
      squared = squared.addingProduct(other, other)
      row += 2 * length - 1
      length -= 2
      if length == nextQuestion, length > 1 {
        nextQuestion = dimensions - 2 * (dimensions - nextQuestion) - 1
        let value = Block(repeating: constant).addingProduct(squared, Block(repeating: -0.5))
        if !holdsAnywhere(value .>= floor) {
          isKept[component] = false
          return
        }
      }
    }
    if length == 1 {
      let z = Block(repeating: row[0]) * differences[0]
      squared = squared.addingProduct(z, z)
    }
    decide(component, Block(repeating: constant).addingProduct(squared, Block(repeating: -0.5)), floor)
  }

  /// The products of a row of `length` elements, and of the one above it, which follows in memory, with the differences:
  /// both have one loading of these.
  @inline(__always)
  private func twoRows(_ row: UnsafePointer<Double>, _ length: Int) -> (Block, Block) {
    let above = row + length
    var first = Block.zero
    var other = Block.zero
    for column in 0..<length - 1 {
      let difference = differences[column]
      first = first.addingProduct(Block(repeating: row[column]), difference)
      other = other.addingProduct(Block(repeating: above[column]), difference)
    }
    return (first.addingProduct(Block(repeating: row[length - 1]), differences[length - 1]), other)
  }

  /// Applies a triangular matrix to the points, in the order in which one component's factor is.
  @inline(__always)
  func transform(by transformation: MixtureTable.Transformation) {
    let dimensions = table.dimensionCount
    for column in 0..<dimensions {
      differences[column] = coordinates[column] - Block(repeating: transformation.center[column])
    }
    var row = transformation.rows
    var length = dimensions
    while length >= 2 {
      (positions[length - 1], positions[length - 2]) = twoRows(row, length)
      row += 2 * length - 1
      length -= 2
    }
    if length == 1 { positions[0] = Block(repeating: row[0]) * differences[0] }
  }

  // MARK: Diagonal factors

  /// Adds up the squares coordinate by coordinate, and gives up once all points are below the floor.
  @inline(__always)
  private func evaluateDiagonal<IsPair: Choice, IsUniform: Choice>(
    _ first: Int, _ second: Int, isPair: IsPair.Type, isUniform: IsUniform.Type, _ floor: Block
  ) {
    let dimensions = table.dimensionCount
    let firstMean = table.means + first * dimensions
    let secondMean = table.means + second * dimensions
    let firstFactors = table.factors + first * table.factorStride
    let secondFactors = table.factors + second * table.factorStride
    var a = Block.zero
    var b = Block.zero
    var column = 0
    while true {
      let end = min(column + 16, dimensions)
      while column < end {
        let position = positions[column]
        var deviation = Block(repeating: firstMean[column]) - position
        if !IsUniform.isMade { deviation *= Block(repeating: firstFactors[column]) }
        a = a.addingProduct(deviation, deviation)
        if IsPair.isMade {
          deviation = Block(repeating: secondMean[column]) - position
          if !IsUniform.isMade { deviation *= Block(repeating: secondFactors[column]) }
          b = b.addingProduct(deviation, deviation)
        }
        column += 1
      }
      if column == dimensions { break }
      let isNear = holdsAnywhere(value(first, a, firstFactors, isUniform: isUniform) .>= floor)
      if isNear { continue }
      if IsPair.isMade, holdsAnywhere(value(second, b, secondFactors, isUniform: isUniform) .>= floor) { continue }
      isKept[first] = false
      isKept[second] = false
      return
    }
    decide(first, value(first, a, firstFactors, isUniform: isUniform), floor)
    if IsPair.isMade { decide(second, value(second, b, secondFactors, isUniform: isUniform), floor) }
  }

  /// The weighted log-density from the sum of squares.
  @inline(__always)
  private func value<IsUniform: Choice>(
    _ component: Int, _ squared: Block, _ factors: UnsafePointer<Double>, isUniform: IsUniform.Type
  ) -> Block {
    // One factor after the other: their product may be too large for a number.
    let scaled =
      IsUniform.isMade ? squared * Block(repeating: factors[0]) * Block(repeating: factors[0]) : squared
    return Block(repeating: table.constants[component]).addingProduct(scaled, Block(repeating: -0.5))
  }
}
