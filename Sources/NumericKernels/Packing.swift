#if WIDE
  import NumericKernels
#endif

extension Kernels {
  /// Copies rows in panels: for each inner index the elements of as many rows as a tile has, zeros where they end.
  @inline(__always)
  static func pack(
    _ matrix: StridedMatrix, rows: Range<Int>, inner: Range<Int>, panel: Int, scale: Double,
    center: UnsafePointer<Double>?, into packed: UnsafeMutablePointer<Double>
  ) {
    let source = matrix.elements + inner.lowerBound * matrix.columnStride
    let whole = rows.lowerBound + rows.count / panel * panel
    let depth = inner.count
    if matrix.rowStride == 1 {
      // Panels that fill whole lines of the cache are written side by side, since memory is read fastest in order.
      // Of others several at a time, so that whole lines are read.
      let group = panel == tileColumns ? rows.count : 32 / panel * panel
      for start in stride(from: rows.lowerBound, to: whole, by: group) {
        let end = min(whole, start + group)
        for index in 0..<depth {
          let elements = source + index * matrix.columnStride + start
          let target = packed + (start - rows.lowerBound) * depth + index * panel
          if let center {
            copy(elements, less: center + start, count: end - start, panel: panel, step: panel * depth, to: target)
          } else {
            copy(elements, less: nil, count: end - start, panel: panel, step: panel * depth, to: target)
          }
        }
      }
    } else {
      for first in stride(from: rows.lowerBound, to: whole, by: panel) {
        let elements = source + first * matrix.rowStride
        let target = packed + (first - rows.lowerBound) * depth
        for index in 0..<depth {
          for row in 0..<panel {
            let element = elements[row * matrix.rowStride + index * matrix.columnStride]
            target[index * panel + row] = element - (center?[first + row] ?? 0)
          }
        }
      }
    }
    if whole < rows.upperBound {
      let target = packed + (whole - rows.lowerBound) * depth
      target.update(repeating: 0, count: panel * depth)
      for row in whole..<rows.upperBound {
        let elements = source + row * matrix.rowStride
        let shift = center?[row] ?? 0
        for index in 0..<depth {
          target[index * panel + row - whole] = elements[index * matrix.columnStride] - shift
        }
      }
    }
    if scale == 1 { return }
    for index in 0..<(rows.count + panel - 1) / panel * panel * depth { packed[index] *= scale }
  }

  /// Copies numbers that follow each other to panels, a step apart, less what is taken from each.
  @inline(__always)
  private static func copy(
    _ elements: UnsafePointer<Double>, less center: UnsafePointer<Double>?, count: Int, panel: Int, step: Int,
    to target: UnsafeMutablePointer<Double>
  ) {
    var target = target
    var start = 0
    while start < count {
      if panel == tileColumns {
        var first = TileVector(at: elements + start)
        var second = TileVector(at: elements + start + vectorColumns)
        if let center {
          first -= TileVector(at: center + start)
          second -= TileVector(at: center + start + vectorColumns)
        }
        first.store(to: target)
        second.store(to: target + vectorColumns)
      } else {
        for place in 0..<panel {
          target[place] = center.map { elements[start + place] - $0[start + place] } ?? elements[start + place]
        }
      }
      target += step
      start += panel
    }
  }
}
