/// Cells in rows and columns, as they lie in the picture: what heat maps and images have in common.
struct CellGrid {
  /// The edges of the columns in the picture, one more than there are columns, rising or falling.
  var columnEdges: [Double]
  /// The edges of the rows in the picture.
  var rowEdges: [Double]

  /// More cells are painted as one image.
  static let largestCountOfAreas = 10_000

  /// Edges halfway between neighboring centers, as far outside of the first and the last; in the unit of an axis's scale.
  static func edges(around centers: [Double], scale: Scale) -> [Double] {
    let places = centers.map(scale.transform)
    guard places.count > 1 else { return places.flatMap { [$0 - 0.5, $0 + 0.5] }.map(scale.inverse) }
    var edges = zip(places, places.dropFirst()).map { $0 / 2 + $1 / 2 }
    edges.insert(places[0] + (places[0] - edges[0]), at: 0)
    let last = places[places.count - 1]
    edges.append(last + (last - edges[edges.count - 1]))
    return edges.map(scale.inverse)
  }

  /// The columns or rows of which something lies within an interval, in the order of the picture.
  static func visible(_ edges: [Double], from low: Double, to high: Double) -> [Int] {
    let indices = (0..<max(edges.count - 1, 0)).filter { index in
      max(edges[index], edges[index + 1]) > low && min(edges[index], edges[index + 1]) < high
    }
    return (edges.last ?? 0) < (edges.first ?? 0) ? indices.reversed() : indices
  }

  private static func areEven(_ edges: [Double]) -> Bool {
    guard let first = edges.first, let last = edges.last else { return false }
    let step = (last - first) / Double(edges.count - 1)
    // Far less than a pixel.
    return edges.enumerated().allSatisfy { abs($0.element - first - Double($0.offset) * step) < 0.05 }
  }

  /// Paints the cells.
  ///
  /// - Parameters:
  ///   - plot: where.
  ///   - isImage: whether they are painted as one image however few they are.
  ///   - color: the color of a cell; nothing for one that stays empty.
  func draw(in plot: inout PlotArea, isImage: Bool, color: (_ row: Int, _ column: Int) -> Color?) {
    let columns = Self.visible(columnEdges, from: plot.frame.minX, to: plot.frame.maxX)
    let rows = Self.visible(rowEdges, from: plot.frame.minY, to: plot.frame.maxY)
    guard !columns.isEmpty, !rows.isEmpty else { return }
    let box = Rectangle(
      minX: low(columnEdges, columns[0]), minY: low(rowEdges, rows[0]),
      maxX: high(columnEdges, columns[columns.count - 1]), maxY: high(rowEdges, rows[rows.count - 1]))
    let isLarge = isImage || columns.count * rows.count > Self.largestCountOfAreas
    if isLarge, Self.areEven(columnEdges), Self.areEven(rowEdges), plot.frame.expanded(by: 4000).contains(box) {
      let colors = rows.flatMap { row in columns.map { color(row, $0) ?? plot.theme.paper.opacity(0) } }
      plot.addClipped([.image(SceneImage(columns: columns.count, colors: colors, frame: box))])
    } else if columns.count * rows.count > Self.largestCountOfAreas {
      let seen = Rectangle(
        minX: max(box.minX, plot.frame.minX), minY: max(box.minY, plot.frame.minY),
        maxX: min(box.maxX, plot.frame.maxX),
        maxY: min(box.maxY, plot.frame.maxY))
      plot.addClipped([.image(resampled(rows: rows, columns: columns, within: seen, color: color))])
    } else {
      plot.addClipped(areas(rows: rows, columns: columns, within: plot.frame.expanded(by: 20), color: color))
    }
  }

  private func low(_ edges: [Double], _ index: Int) -> Double { min(edges[index], edges[index + 1]) }
  private func high(_ edges: [Double], _ index: Int) -> Double { max(edges[index], edges[index + 1]) }

  /// Each cell reaches a little below its neighbors at the right and below, which are painted later, so that no seam is seen between them.
  private func areas(
    rows: [Int], columns: [Int], within region: Rectangle, color: (_ row: Int, _ column: Int) -> Color?
  ) -> [SceneElement] {
    var elements: [SceneElement] = []
    let overlap = 0.6
    for (rowPlace, row) in rows.enumerated() {
      let top = max(low(rowEdges, row), region.minY)
      let bottom = min(high(rowEdges, row) + (rowPlace + 1 < rows.count ? overlap : 0), region.maxY)
      var place = 0
      while place < columns.count {
        let cellColor = color(row, columns[place])
        // Neighbors of one color are one area.
        var last = place
        while last + 1 < columns.count, color(row, columns[last + 1]) == cellColor { last += 1 }
        if let cellColor {
          // Nothing covers what would reach below an empty cell.
          let isCovered = last + 1 < columns.count && color(row, columns[last + 1]) != nil
          let below = rowPlace + 1 < rows.count ? rows[rowPlace + 1] : nil
          let isCoveredBelow =
            below.map { below in columns[place...last].allSatisfy { color(below, $0) != nil } } ?? false
          let left = max(low(columnEdges, columns[place]), region.minX)
          let right = min(high(columnEdges, columns[last]) + (isCovered ? overlap : 0), region.maxX)
          let end = isCoveredBelow ? bottom : min(high(rowEdges, row), region.maxY)
          elements.append(
            .fill(.rectangle(Rectangle(minX: left, minY: top, maxX: right, maxY: end)), cellColor))
        }
        place = last + 1
      }
    }
    return elements
  }
}
