// The numbers in the cells of a heat map.

extension HeatMap {
  /// The values as they are written: all with as many decimals as three digits of the largest need, and no more than the values have.
  static func texts(_ values: [[Double]]) -> [[String]] {
    let largest = values.joined().reduce(0) { $1.isDrawable ? max($0, abs($1)) : $0 }
    let exponent = decimalExponent(of: largest)
    guard exponent < 7, exponent >= -4 else {
      return values.map { $0.map { $0.isDrawable ? NumberText.rounded($0, significantDigits: 3) : "" } }
    }
    var decimals = max(2 - exponent, 0)
    func digits(_ value: Double, _ decimals: Int) -> Int { Int(scaled(value, byPowerOfTen: decimals).rounded()) }
    // Zeros at the ends of all numbers say nothing.
    while decimals > 0, values.joined().allSatisfy({ !$0.isDrawable || digits($0, decimals) % 10 == 0 }) {
      decimals -= 1
    }
    return values.map { row in
      row.map { value in
        value.isDrawable
          ? NumberText.decimal(Decimal(digits(value, decimals), exponent: -decimals), fractionDigits: decimals) : ""
      }
    }
  }

  /// Writes the values as large as all cells have room for; none where a cell is too small to be read in.
  func drawValues(_ cells: HeatMapCells, color: (Int, Int) -> Color?, in plot: inout PlotArea) {
    let grid = cells.grid
    let rows = CellGrid.visible(grid.rowEdges, from: plot.frame.minY, to: plot.frame.maxY)
    let columns = CellGrid.visible(grid.columnEdges, from: plot.frame.minX, to: plot.frame.maxX)
    guard rows.count * columns.count <= CellGrid.largestCountOfAreas else { return }
    let texts = cells.arranged(Self.texts(values))
    func width(_ edges: [Double], _ index: Int) -> Double { abs(edges[index + 1] - edges[index]) }
    let height = rows.reduce(Double.infinity) { min($0, width(grid.rowEdges, $1)) }
    var size = min(DirectLabel.fontSize, height / TextLine.height)
    for row in rows {
      for column in columns where !texts[row][column].isEmpty {
        let needed = plot.size(ofText: texts[row][column], fontSize: 1).width
        size = min(size, (width(grid.columnEdges, column) - 4) / needed)
      }
    }
    guard size >= Self.smallestFontSize else { return }
    for row in rows {
      let middle = (grid.rowEdges[row] + grid.rowEdges[row + 1]) / 2
      for column in columns {
        let center = Point(x: (grid.columnEdges[column] + grid.columnEdges[column + 1]) / 2, y: middle)
        guard let background = color(row, column), plot.frame.contains(center) else { continue }
        // Digits, not the box with its room for descenders, stand in the middle.
        let shift = (TextLine.height / 2 - TextLine.ascent + TextLine.digitMiddle) * size
        plot.addText(
          texts[row][column], at: Point(x: center.x, y: center.y + shift), fontSize: size,
          color: background.readable)
      }
    }
  }

  private static let smallestFontSize = 7.0
}

extension Color {
  /// Black or white, whichever can be read better on this color: one of them has a contrast of at least 4.5.
  var readable: Color {
    let (black, white) = (Color(hex: 0x000000), Color(hex: 0xFFFFFF))
    return contrast(to: black) >= contrast(to: white) ? black : white
  }
}
