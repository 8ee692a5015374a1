#if WIDE
  import NumericKernels
#endif

/// Some of the points in memory, and how much each counts; it owns nothing.
struct PointList {
  let coordinates: UnsafePointer<Double>
  let dimensionCount: Int
  let points: UnsafePointer<Int32>
  let values: UnsafePointer<Double>
  let count: Int

  @inline(__always)
  private func point(_ index: Int) -> UnsafePointer<Double> { coordinates + Int(points[index]) * dimensionCount }

  // MARK: Squares

  /// Adds weighted deviations and, if wanted, weighted squares of deviations.
  @inline(__always)
  func addSquares(
    reference: UnsafePointer<Double>, sums: UnsafeMutablePointer<Double>, squares: UnsafeMutablePointer<Double>?
  ) {
    // So many points at a time that they stay in the nearest cache.
    let batch = max(16, min(256, 2048 / dimensionCount))
    for start in stride(from: 0, to: count, by: batch) {
      let part = PointList(
        coordinates: coordinates, dimensionCount: dimensionCount, points: points + start, values: values + start,
        count: min(batch, count - start))
      part.addSquaresTogether(reference: reference, sums: sums, squares: squares)
    }
  }

  @inline(__always)
  private func addSquaresTogether(
    reference: UnsafePointer<Double>, sums: UnsafeMutablePointer<Double>, squares: UnsafeMutablePointer<Double>?
  ) {
    var column = 0
    while column + 16 <= dimensionCount {
      addSquares(column, 4, reference, sums, squares)
      column += 16
    }
    if column + 8 <= dimensionCount {
      addSquares(column, 2, reference, sums, squares)
      column += 8
    }
    if column + 4 <= dimensionCount {
      addSquares(column, 1, reference, sums, squares)
      column += 4
    }
    while column < dimensionCount {
      var sum = sums[column]
      var square = squares.map { $0[column] } ?? 0
      for index in 0..<count {
        let deviation = point(index)[column] - reference[column]
        let weighted = values[index] * deviation
        sum += weighted
        square = square.addingProduct(weighted, deviation)
      }
      sums[column] = sum
      squares?[column] = square
      column += 1
    }
  }

  /// Goes through up to sixteen coordinates together.
  @inline(__always)
  private func addSquares(
    _ column: Int, _ width: Int, _ reference: UnsafePointer<Double>, _ sums: UnsafeMutablePointer<Double>,
    _ squares: UnsafeMutablePointer<Double>?
  ) {
    let sum = sums + column
    let mean = reference + column
    let (m0, m1) = (mean.four(at: 0), width > 1 ? mean.four(at: 4) : .zero)
    let (m2, m3) = (width > 2 ? mean.four(at: 8) : .zero, width > 3 ? mean.four(at: 12) : .zero)
    var (s0, s1) = (sum.four(at: 0), width > 1 ? sum.four(at: 4) : .zero)
    var (s2, s3) = (width > 2 ? sum.four(at: 8) : .zero, width > 3 ? sum.four(at: 12) : .zero)
    guard let squares else {
      for index in 0..<count {
        let source = point(index) + column
        let value = Four(repeating: values[index])
        s0 += value * (source.four(at: 0) - m0)
        if width > 1 { s1 += value * (source.four(at: 4) - m1) }
        if width > 2 { s2 += value * (source.four(at: 8) - m2) }
        if width > 3 { s3 += value * (source.four(at: 12) - m3) }
      }
      Self.store(s0, s1, s2, s3, width, sum)
      return
    }
    let square = squares + column
    var (q0, q1) = (square.four(at: 0), width > 1 ? square.four(at: 4) : .zero)
    var (q2, q3) = (width > 2 ? square.four(at: 8) : .zero, width > 3 ? square.four(at: 12) : .zero)
    for index in 0..<count {
      let source = point(index) + column
      let value = Four(repeating: values[index])
      var deviation = source.four(at: 0) - m0
      var weighted = value * deviation
      s0 += weighted
      q0 = q0.addingProduct(weighted, deviation)
      if width > 1 {
        deviation = source.four(at: 4) - m1
        weighted = value * deviation
        s1 += weighted
        q1 = q1.addingProduct(weighted, deviation)
      }
      if width > 2 {
        deviation = source.four(at: 8) - m2
        weighted = value * deviation
        s2 += weighted
        q2 = q2.addingProduct(weighted, deviation)
      }
      if width > 3 {
        deviation = source.four(at: 12) - m3
        weighted = value * deviation
        s3 += weighted
        q3 = q3.addingProduct(weighted, deviation)
      }
    }
    Self.store(s0, s1, s2, s3, width, sum)
    Self.store(q0, q1, q2, q3, width, square)
  }

  @inline(__always)
  private static func store(
    _ a: Four, _ b: Four, _ c: Four, _ d: Four, _ width: Int, _ target: UnsafeMutablePointer<Double>
  ) {
    target.store(a, at: 0)
    if width > 1 { target.store(b, at: 4) }
    if width > 2 { target.store(c, at: 8) }
    if width > 3 { target.store(d, at: 12) }
  }

  // MARK: Products

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
      var (a, b) = (sums.four(at: column), sums.four(at: column + 4))
      var (c, d) = (sums.four(at: column + 8), sums.four(at: column + 12))
      var row = rows + column
      for _ in 0..<size {
        a += row.four(at: 0)
        b += row.four(at: 4)
        c += row.four(at: 8)
        d += row.four(at: 12)
        row += rowLength
      }
      Self.store(a, b, c, d, 4, sums + column)
      column += 16
    }
    while column + 4 <= dimensionCount {
      var a = sums.four(at: column)
      for index in 0..<size { a += rows.four(at: index * rowLength + column) }
      sums.store(a, at: column)
      column += 4
    }
    if column == dimensionCount { return }
    var a = Four.zero
    for lane in 0..<dimensionCount - column { a[lane] = sums[column + lane] }
    for index in 0..<size { a += rows.four(at: index * rowLength + column) }
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
        let deviation = source.four(at: column) - reference.four(at: column)
        row.store(deviation, at: column)
        target.store(Four(repeating: value) * deviation, at: column)
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
    var (a0, b0, c0, d0) = (a.four(at: 0), b.four(at: 0), c.four(at: 0), d.four(at: 0))
    var (a1, b1, c1, d1) = (Four.zero, Four.zero, Four.zero, Four.zero)
    var (a2, b2, c2, d2) = (Four.zero, Four.zero, Four.zero, Four.zero)
    if width > 1 { (a1, b1, c1, d1) = (a.four(at: 4), b.four(at: 4), c.four(at: 4), d.four(at: 4)) }
    if width > 2 { (a2, b2, c2, d2) = (a.four(at: 8), b.four(at: 8), c.four(at: 8), d.four(at: 8)) }
    var factors = weighted + row
    var deviations = panel + column
    for _ in 0..<size {
      let first = deviations.four(at: 0)
      let second = width > 1 ? deviations.four(at: 4) : .zero
      let third = width > 2 ? deviations.four(at: 8) : .zero
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
