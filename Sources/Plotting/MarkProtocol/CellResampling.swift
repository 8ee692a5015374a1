extension CellGrid {
  /// The cells as an image of even pixels, two a point, for more uneven cells than anybody sees one by one: what a pixel covers is
  /// averaged.
  func resampled(
    rows: [Int], columns: [Int], within box: Rectangle, color: (_ row: Int, _ column: Int) -> Color?
  ) -> SceneImage {
    let width = max(Int((box.width * 2).rounded()), 1)
    let height = max(Int((box.height * 2).rounded()), 1)
    let across = Self.covered(columns, edges: columnEdges, from: box.minX, to: box.maxX, pixels: width)
    let down = Self.covered(rows, edges: rowEdges, from: box.minY, to: box.maxY, pixels: height)
    var colors: [Color] = []
    colors.reserveCapacity(width * height)
    for rowRange in down {
      for columnRange in across {
        var sum = (red: 0.0, green: 0.0, blue: 0.0, opacity: 0.0)
        for row in rowRange {
          for column in columnRange {
            guard let cell = color(rows[row], columns[column]) else { continue }
            sum.red += cell.red * cell.opacity
            sum.green += cell.green * cell.opacity
            sum.blue += cell.blue * cell.opacity
            sum.opacity += cell.opacity
          }
        }
        let count = Double(rowRange.count * columnRange.count)
        colors.append(
          sum.opacity > 0
            ? Color(
              red: sum.red / sum.opacity, green: sum.green / sum.opacity, blue: sum.blue / sum.opacity,
              opacity: sum.opacity / count) : Color(red: 0, green: 0, blue: 0, opacity: 0))
      }
    }
    return SceneImage(columns: width, colors: colors, frame: box)
  }

  /// For each pixel of an interval the cells of which something lies in it, as places in the list of visible cells.
  private static func covered(
    _ cells: [Int], edges: [Double], from low: Double, to high: Double, pixels: Int
  ) -> [Range<Int>] {
    func end(_ place: Int) -> Double { max(edges[cells[place]], edges[cells[place] + 1]) }
    var first = 0
    return (0..<pixels).map { pixel in
      let start = low + (high - low) * Double(pixel) / Double(pixels)
      let stop = low + (high - low) * Double(pixel + 1) / Double(pixels)
      while first + 1 < cells.count, end(first) <= start { first += 1 }
      var last = first
      while last + 1 < cells.count, end(last) < stop { last += 1 }
      return first..<last + 1
    }
  }
}
