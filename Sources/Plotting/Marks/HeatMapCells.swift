/// Where the cells of a heat map lie in the picture, and which cell of the matrix each is.
struct HeatMapCells {
  /// The columns or rows in the order of the axis.
  struct Side {
    /// Edges in data units, one more than there are columns or rows.
    var edges: [Double]
    /// The column or row of the matrix in each place; nothing in that of a name which the heat map does not have.
    ///
    /// Without names, places are those of the matrix.
    var places: [Int?]?

    /// - Parameters:
    ///   - coordinates: the middles, or edges where there is one more; or names, which the axis may have put into another order.
    ///   - count: how many columns or rows the matrix has.
    ///   - scale: how the axis spreads values.
    init(_ coordinates: AxisCoordinates, count: Int, scale: Scale) {
      let values = coordinates.values
      guard coordinates.names != nil else {
        edges = values.count == count ? CellGrid.edges(around: values, scale: scale) : values
        return
      }
      // Places of names are whole numbers, one apart.
      guard let range = values.drawableRange else {
        (edges, places) = ([], [])
        return
      }
      let first = range.lowerBound
      var places = [Int?](repeating: nil, count: Int(range.upperBound - first) + 1)
      for (index, value) in values.enumerated() where value.isDrawable { places[Int(value - first)] = index }
      edges = (0...places.count).map { first + Double($0) - 0.5 }
      self.places = places
    }

    func index(_ place: Int) -> Int? { places.map { $0[place] } ?? place }
  }

  let grid: CellGrid
  private let columns: Side
  private let rows: Side

  /// Nothing where the axes have no place for an edge.
  init?(columns: Side, rows: Side, in plot: PlotArea) {
    let grid = CellGrid(
      columnEdges: columns.edges.compactMap(plot.x.end), rowEdges: rows.edges.compactMap(plot.y.end))
    guard grid.columnEdges.count == columns.edges.count, grid.rowEdges.count == rows.edges.count else { return nil }
    self.grid = grid
    self.columns = columns
    self.rows = rows
  }

  /// The cell of a matrix that lies in a row and column of the grid; nothing where names leave a gap.
  func value(in values: [[Double]], row: Int, column: Int) -> Double? {
    guard let row = rows.index(row), let column = columns.index(column) else { return nil }
    return values[row][column]
  }

  /// The texts of a matrix in the rows and columns of the grid; none where names leave a gap.
  func arranged(_ texts: [[String]]) -> [[String]] {
    grid.rowEdges.dropLast().indices.map { row in
      grid.columnEdges.dropLast().indices.map { column in
        guard let row = rows.index(row), let column = columns.index(column) else { return "" }
        return texts[row][column]
      }
    }
  }

  /// The area of a cell in the picture.
  func box(_ row: Int, _ column: Int) -> Rectangle {
    let (left, right) = (grid.columnEdges[column], grid.columnEdges[column + 1])
    let (top, bottom) = (grid.rowEdges[row], grid.rowEdges[row + 1])
    return Rectangle(
      minX: min(left, right), minY: min(top, bottom), maxX: max(left, right), maxY: max(top, bottom))
  }
}
