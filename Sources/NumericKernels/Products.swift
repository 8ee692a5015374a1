#if WIDE
  import NumericKernels
#endif

// Tiles of six rows and two vectors of columns: twelve accumulators, two vectors of the right matrix and one factor fit
// the sixteen registers of AVX2, and twelve chains of fused operations keep both multipliers of a processor busy.
// How many columns a vector has is no part of the arithmetic: each element is a sum of its own.
#if WIDEST
  typealias TileVector = SIMD8<Double>
#else
  typealias TileVector = SIMD4<Double>
#endif
let vectorColumns = MemoryLayout<TileVector>.size / 8
let tileRows = 6
let tileColumns = 2 * vectorColumns
// A panel of the right matrix stays in the first cache, a block of the left one in the second, and a block of the right
// one in the third. Only `innerBlock` is part of the arithmetic.
private let innerBlock = 256
private let rowBlock = 96
private let columnBlock = 1536
// With no more columns than that on the right, copying the left matrix would take as long as multiplying it.
private let fewColumns = 24

extension Kernels {
  /// Copies both matrices in panels as wide as a tile, so that the innermost loop reads memory in order.
  ///
  /// Rows on the left are read where they are if they meet few columns.
  ///
  /// Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication", *ACM Transactions on Mathematical
  /// Software* 34(3), 2008.
  package static func addProduct(
    _ left: StridedMatrix, _ right: StridedMatrix, scale: Double, part: ProductPart,
    to target: UnsafeMutablePointer<Double>, rowStride: Int
  ) {
    addProduct(
      left, right, scale: scale, center: nil, part: part, to: target, rowStride: rowStride)
  }

  package static func addProducts(
    ofColumns matrix: StridedMatrix, center: UnsafePointer<Double>,
    to target: UnsafeMutablePointer<Double>, rowStride: Int
  ) {
    addProduct(
      matrix.transposed, matrix, scale: 1, center: center, part: .lower, to: target,
      rowStride: rowStride)
  }

  /// - Parameter center: what is taken from each row of the left and each column of the right matrix, if anything.
  private static func addProduct(
    _ left: StridedMatrix, _ right: StridedMatrix, scale: Double,
    center: UnsafePointer<Double>?, part: ProductPart, to target: UnsafeMutablePointer<Double>, rowStride: Int
  ) {
    let inner = left.columnCount
    guard left.rowCount > 0, right.columnCount > 0, inner > 0 else { return }
    let depth = min(innerBlock, inner)
    let columnPanels = (min(columnBlock, right.columnCount) + tileColumns - 1) / tileColumns
    let rowPanels = (min(rowBlock, left.rowCount) + tileRows - 1) / tileRows
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: 8 * depth * (columnPanels * tileColumns + rowPanels * tileRows), alignment: 64)
    defer { memory.deallocate() }
    let packedRight = memory.assumingMemoryBound(to: Double.self)
    let packedLeft = packedRight + depth * columnPanels * tileColumns

    // Not `==`, whose witness other modules would share with this one.
    let isLower = if case .lower = part { true } else { false }
    let isCopied = left.columnStride != 1 || right.columnCount > fewColumns || scale != 1 || isLower
    let rowStep = isCopied ? rowBlock : tileRows
    for innerStart in stride(from: 0, to: inner, by: innerBlock) {
      let innerRange = innerStart..<min(inner, innerStart + innerBlock)
      for columnStart in stride(from: 0, to: right.columnCount, by: columnBlock) {
        let columns = columnStart..<min(right.columnCount, columnStart + columnBlock)
        pack(
          right.transposed, rows: columns, inner: innerRange, panel: tileColumns, scale: 1,
          center: center, into: packedRight)
        for rowStart in stride(from: 0, to: left.rowCount, by: rowStep) {
          let rows = rowStart..<min(left.rowCount, rowStart + rowStep)
          if isLower, columns.lowerBound >= rows.upperBound { continue }
          if isCopied || rows.count < tileRows {
            pack(
              left, rows: rows, inner: innerRange, panel: tileRows, scale: scale,
              center: center, into: packedLeft)
            addTiles(
              packedLeft, 1, tileRows, packedRight, depth: innerRange.count, rows: rows, columns: columns,
              isLower: isLower, to: target, rowStride: rowStride)
          } else {
            addTiles(
              left.elements + rowStart * left.rowStride + innerStart, left.rowStride, 1, packedRight,
              depth: innerRange.count, rows: rows, columns: columns, isLower: isLower, to: target, rowStride: rowStride)
          }
        }
      }
    }
  }

  /// Adds all tiles of some rows and columns.
  ///
  /// - Parameters:
  ///   - leftStride: how many numbers the rows of a tile are apart on the left.
  ///   - leftStep: how many numbers the elements of a row are apart there.
  @inline(__always)
  private static func addTiles(
    _ packedLeft: UnsafePointer<Double>, _ leftStride: Int, _ leftStep: Int, _ packedRight: UnsafePointer<Double>,
    depth: Int, rows: Range<Int>, columns: Range<Int>, isLower: Bool, to target: UnsafeMutablePointer<Double>,
    rowStride: Int
  ) {
    var right = packedRight
    for column in stride(from: columns.lowerBound, to: columns.upperBound, by: tileColumns) {
      var left = packedLeft
      for row in stride(from: rows.lowerBound, to: rows.upperBound, by: tileRows) {
        if !isLower || column < row + tileRows {
          addTile(
            left, leftStride, leftStep, right, depth: depth, rowCount: min(tileRows, rows.upperBound - row),
            columnCount: min(tileColumns, columns.upperBound - column), to: target + row * rowStride + column,
            rowStride: rowStride)
        }
        left += depth * tileRows
      }
      right += depth * tileColumns
    }
  }

  /// Adds one tile of a product.
  @inline(never)
  private static func addTile(
    _ left: UnsafePointer<Double>, _ leftStride: Int, _ leftStep: Int, _ right: UnsafePointer<Double>, depth: Int,
    rowCount: Int, columnCount: Int, to target: UnsafeMutablePointer<Double>, rowStride: Int
  ) {
    var (a0, a1) = (TileVector.zero, TileVector.zero)
    var (b0, b1) = (TileVector.zero, TileVector.zero)
    var (c0, c1) = (TileVector.zero, TileVector.zero)
    var (d0, d1) = (TileVector.zero, TileVector.zero)
    var (e0, e1) = (TileVector.zero, TileVector.zero)
    var (f0, f1) = (TileVector.zero, TileVector.zero)
    var factors = left
    var lowerFactors = left + 3 * leftStride
    var values = UnsafeRawPointer(right).assumingMemoryBound(to: TileVector.self)
    for _ in 0..<depth {
      let (x, y) = (values[0], values[1])
      let a = TileVector(repeating: factors[0])
      a0 = a0.addingProduct(a, x)
      a1 = a1.addingProduct(a, y)
      let b = TileVector(repeating: factors[leftStride])
      b0 = b0.addingProduct(b, x)
      b1 = b1.addingProduct(b, y)
      let c = TileVector(repeating: factors[2 * leftStride])
      c0 = c0.addingProduct(c, x)
      c1 = c1.addingProduct(c, y)
      let d = TileVector(repeating: lowerFactors[0])
      d0 = d0.addingProduct(d, x)
      d1 = d1.addingProduct(d, y)
      let e = TileVector(repeating: lowerFactors[leftStride])
      e0 = e0.addingProduct(e, x)
      e1 = e1.addingProduct(e, y)
      let f = TileVector(repeating: lowerFactors[2 * leftStride])
      f0 = f0.addingProduct(f, x)
      f1 = f1.addingProduct(f, y)
      factors += leftStep
      lowerFactors += leftStep
      values += 2
    }
    add(a0, a1, columnCount: columnCount, to: target)
    if rowCount > 1 { add(b0, b1, columnCount: columnCount, to: target + 1 * rowStride) }
    if rowCount > 2 { add(c0, c1, columnCount: columnCount, to: target + 2 * rowStride) }
    if rowCount > 3 { add(d0, d1, columnCount: columnCount, to: target + 3 * rowStride) }
    if rowCount > 4 { add(e0, e1, columnCount: columnCount, to: target + 4 * rowStride) }
    if rowCount > 5 { add(f0, f1, columnCount: columnCount, to: target + 5 * rowStride) }
  }

  /// Adds one row of a tile.
  @inline(__always)
  private static func add(
    _ x: TileVector, _ y: TileVector, columnCount: Int, to target: UnsafeMutablePointer<Double>
  ) {
    if columnCount == tileColumns {
      (TileVector(at: target) + x).store(to: target)
      (TileVector(at: target + vectorColumns) + y).store(to: target + vectorColumns)
    } else {
      for column in 0..<min(vectorColumns, columnCount) { target[column] += x[column] }
      for column in vectorColumns..<max(vectorColumns, columnCount) { target[column] += y[column - vectorColumns] }
    }
  }
}
