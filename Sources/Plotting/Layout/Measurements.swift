/// Measures text and chooses ticks for one figure, and remembers the results: a layout is tried several times with few changes.
final class Measurements<Measurer: TextMeasurer> {
  let measurer: Measurer

  private var blocks: [(text: String, font: Font, width: Double, block: TextBlock)] = []
  private var ticks: [(projection: AxisProjection, isHorizontal: Bool, isWhole: Bool, ticks: AxisTicks)] = []
  private var header: (width: Double, header: HeaderLayout)?

  init(measurer: Measurer) {
    self.measurer = measurer
  }

  /// Text broken to a width.
  func block(_ text: String, font: Font, width: Double) -> TextBlock {
    if text.isEmpty { return TextBlock("", font: font, measurer: measurer) }
    for known in blocks where known.width == width && known.font == font && known.text == text { return known.block }
    let block = TextBlock(text, font: font, width: width, measurer: measurer)
    blocks.append((text, font, width, block))
    return block
  }

  /// Ticks along a stretch of the picture.
  func ticks(
    _ projection: AxisProjection, isHorizontal: Bool, isWhole: Bool = false, wantedDistance: Double
  ) -> AxisTicks {
    for known in ticks
    where known.isHorizontal == isHorizontal && known.isWhole == isWhole && known.projection == projection {
      return known.ticks
    }
    let chosen = AxisTicks(
      projection, isHorizontal: isHorizontal, isWhole: isWhole, wantedDistance: wantedDistance, measurer: measurer)
    ticks.append((projection, isHorizontal, isWhole, chosen))
    return chosen
  }

  /// Title and subtitle of the figure.
  func header(_ figure: Figure, width: Double) -> HeaderLayout {
    if let header, header.width == width { return header.header }
    let measured = HeaderLayout(figure, width: width, measurer: measurer)
    header = (width, measured)
    return measured
  }
}
