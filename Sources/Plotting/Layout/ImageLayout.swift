extension Layout {
  /// Places images in rows; every value becomes a square of whole points, so that it is sharp at any whole number of pixels a point.
  mutating func placeImages<Measurer: TextMeasurer>(of figure: Figure, grid: ImageGrid, measurer: Measurer) {
    let columns = min(grid.columns, grid.images.count)
    let rows = (grid.images.count + columns - 1) / columns
    let wishedWidth = max(figure.size.width - 2 * Metrics.margin, 1)
    let side = max((wishedWidth / (Double(columns * grid.imageWidth) * 1.14)).rounded(.down), 1)
    let highest = max((760 / (Double(rows * grid.imageHeight) * 1.14)).rounded(.down), 1)
    let square = min(side, highest, 12)
    let cell = Size(width: square * Double(grid.imageWidth), height: square * Double(grid.imageHeight))
    let gap = max((min(cell.width, cell.height) * 0.14).rounded(), 2)
    let gridWidth = Double(columns) * (cell.width + gap) - gap

    let width = max(gridWidth + 2 * Metrics.margin, 240)
    let header = HeaderLayout(figure, width: width - 2 * Metrics.margin, measurer: measurer)
    texts = header.texts
    let top = header.isEmpty ? Metrics.margin : (header.bottom + Metrics.gap).rounded(.up)
    for (index, values) in grid.images.enumerated() {
      images.append(
        PlacedImage(
          values: values,
          frame: Rectangle(
            x: Metrics.margin + Double(index % columns) * (cell.width + gap),
            y: top + Double(index / columns) * (cell.height + gap), width: cell.width, height: cell.height)))
    }
    var bottom = top + Double(rows) * (cell.height + gap) - gap
    imageGrid = grid
    omittedCount = grid.omittedCount
    if omittedCount > 0 {
      let note = TextBlock(
        Self.note(omittedCount: omittedCount), font: Metrics.noteFont, width: width - 2 * Metrics.margin,
        measurer: measurer)
      texts.append(PlacedText(note, x: Metrics.margin, y: bottom + Metrics.gap, color: .muted))
      bottom += Metrics.gap + note.height
    }
    size = Size(width: width.rounded(.up), height: (bottom + Metrics.margin).rounded(.up))
  }
}

/// Title and subtitle above everything else.
struct HeaderLayout {
  var texts: [PlacedText] = []
  var bottom = Metrics.margin

  var isEmpty: Bool { texts.isEmpty }

  init<Measurer: TextMeasurer>(_ figure: Figure, width: Double, measurer: Measurer) {
    let title = TextBlock(figure.title, font: Metrics.titleFont, width: width, measurer: measurer)
    if !title.isEmpty {
      texts.append(PlacedText(title, x: Metrics.margin, y: bottom))
      bottom += title.height
    }
    let subtitle = TextBlock(figure.subtitle, font: Metrics.subtitleFont, width: width, measurer: measurer)
    if !subtitle.isEmpty {
      texts.append(PlacedText(subtitle, x: Metrics.margin, y: bottom + 1, color: .muted))
      bottom += subtitle.height + 1
    }
  }
}
