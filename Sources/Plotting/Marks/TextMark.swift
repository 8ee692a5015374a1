/// Words that stand exactly where they are put in the data, such as the name of each point.
///
///     TextMark(x: x, y: y, texts: countries, placement: .above)
///
/// Unlike an ``Annotation`` they are neither moved aside nor taken to the legend where they lie over something; only what would leave the
/// frame stands on the other side, or is moved inside. Use it where the texts are the data, and annotations for remarks on the data.
public struct TextMark {
  /// Where the texts are: at numbers, or at names.
  public var coordinates: Coordinates
  /// What is written, in label markup.
  public var texts: [String]
  /// Where each text stands relative to its position.
  public var placement: Placement
  /// The distance between a position and its text, in points.
  public var gap: Double
  /// The size of the letters in points.
  public var fontSize: Double
  /// The color.
  public var textColor: MarkColor

  /// A text for each pair of positions.
  public init(
    x: [Double], y: [Double], texts: [String], placement: Placement = .center, gap: Double = 4,
    fontSize: Double = DirectLabel.fontSize, color: MarkColor = .ink
  ) {
    self.init(AxisCoordinates(x), AxisCoordinates(y), texts, placement, gap, fontSize, color)
  }

  /// A text for each name along the x axis.
  public init(
    x: [some StringProtocol], y: [Double], texts: [String], placement: Placement = .center, gap: Double = 4,
    fontSize: Double = DirectLabel.fontSize, color: MarkColor = .ink
  ) {
    self.init(AxisCoordinates(names: x), AxisCoordinates(y), texts, placement, gap, fontSize, color)
  }

  /// A text for each name along the y axis.
  public init(
    x: [Double], y: [some StringProtocol], texts: [String], placement: Placement = .center, gap: Double = 4,
    fontSize: Double = DirectLabel.fontSize, color: MarkColor = .ink
  ) {
    self.init(AxisCoordinates(x), AxisCoordinates(names: y), texts, placement, gap, fontSize, color)
  }

  /// A text for each pair of names, such as the cells of a table.
  public init(
    x: [some StringProtocol], y: [some StringProtocol], texts: [String], placement: Placement = .center,
    gap: Double = 4, fontSize: Double = DirectLabel.fontSize, color: MarkColor = .ink
  ) {
    self.init(AxisCoordinates(names: x), AxisCoordinates(names: y), texts, placement, gap, fontSize, color)
  }

  private init(
    _ x: AxisCoordinates, _ y: AxisCoordinates, _ texts: [String], _ placement: Placement, _ gap: Double,
    _ fontSize: Double, _ color: MarkColor
  ) {
    coordinates = Coordinates(x: x, y: y)
    self.texts = texts
    self.placement = placement
    self.gap = gap
    self.fontSize = fontSize
    textColor = color
  }

  /// One text.
  public init(
    _ text: String, x: Double, y: Double, placement: Placement = .center, gap: Double = 4,
    fontSize: Double = DirectLabel.fontSize, color: MarkColor = .ink
  ) {
    self.init(
      x: [x], y: [y], texts: [text], placement: placement, gap: gap, fontSize: fontSize, color: color)
  }

  /// Horizontal positions in data units, of which names are one apart.
  public var x: [Double] {
    get { coordinates.x.values }
    set { coordinates.x = AxisCoordinates(newValue) }
  }

  /// Vertical positions in data units, of which names are one apart.
  public var y: [Double] {
    get { coordinates.y.values }
    set { coordinates.y = AxisCoordinates(newValue) }
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension TextMark: Mark {
  public var color: MarkColor? { textColor }

  public func check() throws(PlottingError) {
    try PlottingError.checkCounts("TextMark", "x", x.count, "y", y.count)
    try PlottingError.checkCounts("TextMark", "positions", x.count, "texts", texts.count)
    try PlottingError.check(fontSize >= 1 && fontSize <= 400, "TextMark", "fontSize", fontSize, "from 1 to 400 points")
    try PlottingError.check(gap >= 0 && gap <= 1000, "TextMark", "gap", gap, "from 0 to 1000 points")
  }

  public func extend(_ extent: inout Extent) {
    extent.padsX = true
    for (x, y) in zip(x, y) { extent.add(x, y) }
  }

  public func draw(in plot: inout PlotArea) {
    let color = plot.color(textColor).forText(ink: plot.theme.ink, paper: plot.theme.paper)
    let region = plot.frame.expanded(by: 1e-6)
    for index in x.indices {
      guard let place = plot.place(x[index], y[index]), region.contains(place) else { continue }
      plot.addText(
        texts[index], at: place, side(of: texts[index], at: place, in: plot), gap: gap, fontSize: fontSize,
        color: color, halo: plot.theme.paper)
    }
  }

  /// The given side, or the one across where the given one would leave the frame and the other would not.
  private func side(of text: String, at place: Point, in plot: PlotArea) -> Placement {
    let size = plot.size(ofText: text, fontSize: fontSize)
    func fitsAcross(_ box: Rectangle) -> Bool { box.minX >= plot.frame.minX && box.maxX <= plot.frame.maxX }
    func fitsUpright(_ box: Rectangle) -> Bool { box.minY >= plot.frame.minY && box.maxY <= plot.frame.maxY }
    func box(_ side: Placement) -> Rectangle { side.frame(of: size, at: place, gap: gap) }
    var side = placement
    if !fitsAcross(box(side)), fitsAcross(box(side.acrossLeftAndRight)) { side = side.acrossLeftAndRight }
    if !fitsUpright(box(side)), fitsUpright(box(side.acrossAboveAndBelow)) { side = side.acrossAboveAndBelow }
    return side
  }

  public var summary: String {
    let words = texts.map { RichText($0).plain }.filter { !$0.isEmpty }
    guard let first = words.first else { return "no texts" }
    if words.count == 1, texts.count == 1, x.count == 1, y.count == 1 {
      return "the text “\(first)” at \(coordinates.text(0))"
    }
    let shown = words.prefix(8).map { "“\($0)”" }.joined(separator: ", ")
    return "\(NumberText.count(words.count, "text")): \(shown)" + (words.count > 8 ? " and others" : "")
  }
}

extension Placement {
  /// Left for right and right for left.
  fileprivate var acrossLeftAndRight: Placement {
    switch self {
    case .automatic, .right: .left
    case .left: .right
    case .aboveLeft: .aboveRight
    case .aboveRight: .aboveLeft
    case .belowLeft: .belowRight
    case .belowRight: .belowLeft
    case .above, .below, .center: self
    }
  }

  /// Above for below and below for above.
  fileprivate var acrossAboveAndBelow: Placement {
    switch self {
    case .above: .below
    case .below: .above
    case .aboveLeft: .belowLeft
    case .aboveRight: .belowRight
    case .belowLeft: .aboveLeft
    case .belowRight: .aboveRight
    case .automatic, .left, .right, .center: self
    }
  }
}
