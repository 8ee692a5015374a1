// Text that a mark writes itself, where it must stand; names and remarks that may move are asked for by `Mark.labels(in:)`.

extension PlotArea {
  /// How much room a text takes in the picture, in points: from the room for accents to the room for descenders.
  public func size(ofText text: String, fontSize: Double = DirectLabel.fontSize) -> Size {
    let block = TextBlock(text, font: Font(size: fontSize), measurer: measurer)
    return Size(width: block.width, height: block.height)
  }

  /// Writes text at a place of the picture.
  ///
  /// - Parameters:
  ///   - text: what it says, in label markup.
  ///   - place: the anchor, in the picture's coordinates.
  ///   - placement: which part of the text lies at the anchor.
  ///   - gap: the distance between the anchor and the text, in points.
  ///   - fontSize: the size of the letters in points.
  ///   - color: exactly this color; it is the mark's task that it can be read on what is below.
  ///   - halo: the color of a rim that sets the text off from what it covers.
  public mutating func addText(
    _ text: String, at place: Point, _ placement: Placement = .center, gap: Double = 0,
    fontSize: Double = DirectLabel.fontSize, color: Color, halo: Color? = nil
  ) {
    let block = TextBlock(text, font: Font(size: fontSize), width: max(frame.width, 1), measurer: measurer)
    guard !block.isEmpty else { return }
    let box = placement.frame(of: Size(width: block.width, height: block.height), at: place, gap: gap)
    // What would be cut by the frame, or lie over the labels of ticks, is moved inside.
    let left = min(max(box.minX, frame.minX), max(frame.maxX - box.width, frame.minX))
    let top = min(max(box.minY, frame.minY), max(frame.maxY - box.height, frame.minY))
    let placed = PlacedText(
      block: block, frame: Rectangle(x: left, y: top, width: box.width, height: box.height),
      alignment: placement.alignment, color: .ink)
    addUnclipped(placed.elements(color: color, halo: halo))
  }
}
