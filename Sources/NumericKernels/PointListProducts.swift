#if WIDE
  import NumericKernels
#endif

extension PointList {
  /// Adds weighted deviations, and weighted products of deviations: rows of which the part up to the diagonal is
  /// meaningful.
  @inline(__always)
  func addProducts(
    reference: UnsafePointer<Double>, rowLength: Int, sums: UnsafeMutablePointer<Double>,
    products: UnsafeMutablePointer<Double>
  ) {
    // So many points at a time that their deviations stay in the nearest cache.
    let batch = max(16, min(128, 2048 / rowLength))
    let panel = UnsafeMutablePointer<Double>.allocate(capacity: 2 * batch * rowLength)
    panel.initialize(repeating: 0, count: 2 * batch * rowLength)
    defer { panel.deallocate() }
    let weighted = panel + batch * rowLength
    for start in stride(from: 0, to: count, by: batch) {
      let size = min(batch, count - start)
      pack(start, size, reference, rowLength, panel, weighted)
      addRows(weighted, size, rowLength, sums)
      for row in stride(from: 0, to: dimensionCount, by: 4) {
        var column = 0
        while column + 8 <= row {
          Self.addTile(panel, weighted, size, rowLength, row, column, 3, products)
          column += 12
        }
        if column + 4 <= row {
          Self.addTile(panel, weighted, size, rowLength, row, column, 2, products)
        } else if column <= row {
          Self.addTile(panel, weighted, size, rowLength, row, column, 1, products)
        }
      }
    }
  }

  /// Adds up rows: first four vectors of columns at a time, so that an addition need not wait for the one before it.
  @inline(__always)
  private func addRows(
    _ rows: UnsafePointer<Double>, _ size: Int, _ rowLength: Int, _ sums: UnsafeMutablePointer<Double>
  ) {
    var column = 0
    while column + 16 <= dimensionCount {
      var (a, b) = (Four(at: sums + column), Four(at: sums + column + 4))
      var (c, d) = (Four(at: sums + column + 8), Four(at: sums + column + 12))
      var row = rows + column
      for _ in 0..<size {
        a += Four(at: row)
        b += Four(at: row + 4)
        c += Four(at: row + 8)
        d += Four(at: row + 12)
        row += rowLength
      }
      Self.store(a, b, c, d, 4, sums + column)
      column += 16
    }
    while column + 4 <= dimensionCount {
      var a = Four(at: sums + column)
      for index in 0..<size { a += Four(at: rows + index * rowLength + column) }
      a.store(to: sums + column)
      column += 4
    }
    if column == dimensionCount { return }
    var a = Four.zero
    for lane in 0..<dimensionCount - column { a[lane] = sums[column + lane] }
    for index in 0..<size { a += Four(at: rows + index * rowLength + column) }
    for lane in 0..<dimensionCount - column { sums[column + lane] = a[lane] }
  }

  /// Lays out the deviations of some points, and the weighted ones, row by row.
  @inline(__always)
  private func pack(
    _ start: Int, _ size: Int, _ reference: UnsafePointer<Double>, _ rowLength: Int,
    _ panel: UnsafeMutablePointer<Double>, _ weighted: UnsafeMutablePointer<Double>
  ) {
    for index in 0..<size {
      let source = point(start + index)
      let value = values[start + index]
      let row = panel + index * rowLength
      let target = weighted + index * rowLength
      var column = 0
      while column + 4 <= dimensionCount {
        let deviation = Four(at: source + column) - Four(at: reference + column)
        deviation.store(to: row + column)
        (Four(repeating: value) * deviation).store(to: target + column)
        column += 4
      }
      while column < dimensionCount {
        let deviation = source[column] - reference[column]
        row[column] = deviation
        target[column] = value * deviation
        column += 1
      }
    }
  }

  /// Adds to four rows and up to twelve columns of products.
  @inline(__always)
  private static func addTile(
    _ panel: UnsafePointer<Double>, _ weighted: UnsafePointer<Double>, _ size: Int, _ rowLength: Int, _ row: Int,
    _ column: Int, _ width: Int, _ products: UnsafeMutablePointer<Double>
  ) {
    let a = products + row * rowLength + column
    let (b, c, d) = (a + rowLength, a + 2 * rowLength, a + 3 * rowLength)
    var (a0, b0, c0, d0) = (Four(at: a), Four(at: b), Four(at: c), Four(at: d))
    var (a1, b1, c1, d1) = (Four.zero, Four.zero, Four.zero, Four.zero)
    var (a2, b2, c2, d2) = (Four.zero, Four.zero, Four.zero, Four.zero)
    if width > 1 { (a1, b1, c1, d1) = (Four(at: a + 4), Four(at: b + 4), Four(at: c + 4), Four(at: d + 4)) }
    if width > 2 { (a2, b2, c2, d2) = (Four(at: a + 8), Four(at: b + 8), Four(at: c + 8), Four(at: d + 8)) }
    var factors = weighted + row
    var deviations = panel + column
    for _ in 0..<size {
      let first = Four(at: deviations)
      let second = width > 1 ? Four(at: deviations + 4) : .zero
      let third = width > 2 ? Four(at: deviations + 8) : .zero
      var factor = Four(repeating: factors[0])
      a0 = a0.addingProduct(factor, first)
      if width > 1 { a1 = a1.addingProduct(factor, second) }
      if width > 2 { a2 = a2.addingProduct(factor, third) }
      factor = Four(repeating: factors[1])
      b0 = b0.addingProduct(factor, first)
      if width > 1 { b1 = b1.addingProduct(factor, second) }
      if width > 2 { b2 = b2.addingProduct(factor, third) }
      factor = Four(repeating: factors[2])
      c0 = c0.addingProduct(factor, first)
      if width > 1 { c1 = c1.addingProduct(factor, second) }
      if width > 2 { c2 = c2.addingProduct(factor, third) }
      factor = Four(repeating: factors[3])
      d0 = d0.addingProduct(factor, first)
      if width > 1 { d1 = d1.addingProduct(factor, second) }
      if width > 2 { d2 = d2.addingProduct(factor, third) }
      factors += rowLength
      deviations += rowLength
    }
    store(a0, a1, a2, .zero, width, a)
    store(b0, b1, b2, .zero, width, b)
    store(c0, c1, c2, .zero, width, c)
    store(d0, d1, d2, .zero, width, d)
  }
}
