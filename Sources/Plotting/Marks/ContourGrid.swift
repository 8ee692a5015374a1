/// Heights on a grid, from which contour lines are found.
struct ContourGrid: Sendable {
  /// Positions along one side, at even distances or given one by one.
  enum Side: Hashable, Sendable {
    case even(start: Double, step: Double, count: Int)
    case given([Double])

    var count: Int {
      switch self {
      case .even(_, _, let count): count
      case .given(let positions): positions.count
      }
    }

    /// The data position of a place counted in steps of the grid.
    func position(_ place: Double) -> Double {
      switch self {
      case .even(let start, let step, _): return start + place * step
      case .given(let positions):
        let index = min(max(Int(place), 0), positions.count - 2)
        let part = place - Double(index)
        return positions[index] + part * (positions[index + 1] - positions[index])
      }
    }
  }

  var x: Side
  var y: Side
  /// Row by row, the lowest row first.
  var values: [Double]

  /// The lines of each level, in data units.
  func lines(_ levels: [Tick], withAreas: Bool) -> [Contours.Level] {
    guard x.count > 1, y.count > 1 else { return [] }
    let squares = MarchingSquares(values: values, columns: x.count, rows: y.count)
    return zip(levels, squares.isolines(levels: levels.map(\.value))).map { tick, lines in
      let lines = lines.map { MarchingSquares.Isoline(points: $0.points.map(inData), isClosed: $0.isClosed) }
      let areas = withAreas ? squares.areas(above: tick.value).map { $0.map(inData) } : []
      return Contours.Level(value: tick.value, label: tick.label, lines: lines, areas: areas)
    }
  }

  /// Where there are values at all, in data units.
  func wholeArea() -> [[Point]] {
    guard x.count > 1, y.count > 1, let range = values.drawableRange else { return [] }
    let below = max(range.upperBound - range.lowerBound, abs(range.lowerBound) * 1e-3, 1e-300)
    let squares = MarchingSquares(values: values, columns: x.count, rows: y.count)
    return squares.areas(above: range.lowerBound - below).map { $0.map(inData) }
  }

  private func inData(_ point: Point) -> Point { Point(x: x.position(point.x), y: y.position(point.y)) }
}
