extension MarchingSquares {
  /// The outlines of the areas above a level, in grid units; holes run the other way round, so filling by winding leaves them out.
  ///
  /// The grid is surrounded by values below everything, which closes the outlines at its border. Values that are not finite count
  /// as below.
  func areas(above level: Double) -> [[Point]] {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max(), high > level else { return [] }
    // Low enough to be below the level, so near that crossings can be computed without overflow.
    let outside = min(low, level) - max(high - low, abs(level), 1e-300)
    let wide = columns + 2
    var padded = [Double](repeating: outside, count: wide * (rows + 2))
    for row in 0..<rows {
      for column in 0..<columns {
        let value = values[row * columns + column]
        padded[(row + 1) * wide + column + 1] = value.isFinite ? value : outside
      }
    }
    let grid = MarchingSquares(values: padded, columns: wide, rows: rows + 2)
    return grid.isolines(level: level).map { line in
      line.points.map { point in
        Point(
          x: min(max(point.x - 1, 0), Double(columns - 1)), y: min(max(point.y - 1, 0), Double(rows - 1)))
      }
    }
  }
}
