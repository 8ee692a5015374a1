/// Measures text and chooses ticks for one figure, and remembers the results: a layout is tried several times with few changes.
final class Measurements<Measurer: TextMeasurer> {
  let measurer: Measurer

  private struct BlockKey: Hashable {
    var text: String
    var font: Font
    var width: Double
  }

  private var blocks: [BlockKey: TextBlock] = [:]
  private var words: [BlockKey: Double] = [:]
  private var ticks: [TickRequest: AxisTicks] = [:]
  private var header: (width: Double, header: HeaderLayout)?

  init(measurer: Measurer) {
    self.measurer = measurer
  }

  /// Text broken to a width.
  func block(_ text: String, font: Font, width: Double) -> TextBlock {
    if text.isEmpty { return TextBlock("", font: font, measurer: measurer) }
    let key = BlockKey(text: text, font: font, width: width)
    if let known = blocks[key] { return known }
    let block = TextBlock(text, font: font, width: width, measurer: measurer)
    blocks[key] = block
    return block
  }

  /// The width of the widest piece of text between spaces and line ends.
  func widestWord(of text: String, font: Font) -> Double {
    let key = BlockKey(text: text, font: font, width: 0)
    if let known = words[key] { return known }
    // Markup does not hold spaces that break, so words can be measured by themselves; "\r\n" is one character.
    let pieces = text.split { $0 == " " || $0 == "\t" || $0.isNewline }
    let widest = pieces.reduce(0) { max($0, TextBlock(String($1), font: font, measurer: measurer).width) }
    words[key] = widest
    return widest
  }

  /// Ticks along a stretch of the picture.
  func ticks(_ request: TickRequest) -> AxisTicks {
    if let known = ticks[request] { return known }
    let chosen = AxisTicks(request, measurer: measurer)
    ticks[request] = chosen
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
