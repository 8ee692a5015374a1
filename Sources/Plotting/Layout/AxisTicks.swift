/// The ticks of one axis with measured labels.
struct AxisTicks {
  struct Label {
    var position: Double
    var block: TextBlock
    /// Whether it is read from below.
    var isTurned = false

    var width: Double { isTurned ? block.height : block.width }
    var height: Double { isTurned ? block.width : block.height }

    /// Where the label begins beside a vertical axis of a length, from the axis' upper end.
    func top(besideAxisOf length: Double) -> Double {
      // Digits, not the box with its room for descenders, are centered on the tick.
      let middle = (TextLine.ascent - TextLine.digitMiddle) * Metrics.tickFont.size
      let rest = block.height - TextLine.height * Metrics.tickFont.size - block.extraAscent
      // Letters that hang lower than usual stay above the labels of the other axis.
      let lowest = length + Metrics.tickLength + Metrics.tickGap - block.height
      return min(position - middle - rest / 2 - block.extraAscent, lowest)
    }
  }

  /// Where tick lines stand, in points.
  var positions: [Double] = []
  /// Where shorter tick lines without labels or grid lines stand, in points.
  var minorPositions: [Double] = []
  var labels: [Label] = []
  /// The common factor of the labels, in markup; empty for none.
  var factor = ""

  /// The widest label.
  var width: Double { labels.reduce(0) { max($0, $1.width) } }
  /// The highest label.
  var height: Double { labels.reduce(0) { max($0, $1.height) } }

  init() {}

  /// Ticks for values along a stretch of the picture.
  init<Measurer: TextMeasurer>(_ request: TickRequest, measurer: Measurer) {
    let projection = request.projection
    switch request.places {
    case .none: return
    case .automatic:
      let chosen = TickChoice(request: request, measurer: measurer).chosen()
      let all = chosen.ticks.map { tick in
        Label(position: projection(tick.value), block: Self.block(tick, request, measurer: measurer))
      }
      labels = Self.thinned(all, request)
      positions = labels.map(\.position)
      factor = chosen.factor
      minorPositions = Self.minorTicks(between: chosen.ticks, request).map { projection($0) }
    case .values(let values):
      let decimals = values.sorted().compactMap { Decimal(shortest: $0) }
      let format = request.format
      let ticks =
        projection.scale == .time
        ? Ticks(
          CalendarTicks(domain: projection.domain, hasTwoLines: request.isHorizontal, format: format)
            .ticks(at: values.sorted()))
        : format.written(decimals, eachAlone: projection.scale == .logarithmic || request.isSelfContained)
      factor = ticks.factor
      place(ticks.ticks, request, measurer: measurer)
    case .named(let ticks): place(ticks.sorted { $0.value < $1.value }, request, measurer: measurer)
    }
  }

  /// Where ticks without labels show that a scale is logarithmic.
  private static func minorTicks(between ticks: [Tick], _ request: TickRequest) -> [Double] {
    let domain = request.projection.domain
    switch request.projection.scale {
    case .linear, .time: return []
    case .logarithmic:
      let search = LogarithmicTicks(lower: domain.lowerBound, upper: domain.upperBound)
      return search.minor(between: ticks, length: request.length)
    case .symmetricLogarithmic(let threshold):
      return SymmetricTicks(domain: domain, threshold: threshold).minor(between: ticks)
    }
  }

  /// Given ticks, all with their lines; names are broken into lines that fit between neighbors.
  private mutating func place<Measurer: TextMeasurer>(_ ticks: [Tick], _ request: TickRequest, measurer: Measurer) {
    let visible = ticks.filter { request.projection.domain.contains($0.value) }
    positions = visible.map { request.projection($0.value) }
    let distances = zip(positions, positions.dropFirst()).map { abs($1 - $0) }
    let room = (distances.min() ?? request.length) - Metrics.tickLabelDistance
    let all = zip(visible, positions).map { tick, position in
      Label(position: position, block: Self.block(tick, request, width: max(room, 40), measurer: measurer))
    }
    labels = Self.evenlyThinned(
      all.filter { !$0.block.isEmpty }, around: visible.first { $0.value == 0 }.map { request.projection($0.value) },
      request)
  }

  /// A label below a horizontal axis, in lines no wider than asked for, or the one line beside a vertical one.
  static func block<Measurer: TextMeasurer>(
    _ tick: Tick, _ request: TickRequest, width: Double = .infinity, measurer: Measurer
  ) -> TextBlock {
    if request.isHorizontal { return TextBlock(tick.label, font: Metrics.tickFont, width: width, measurer: measurer) }
    let line = tick.label.split(whereSeparator: \.isNewline).joined(separator: " ")
    return TextBlock(line, font: Metrics.tickFont, measurer: measurer)
  }

  static func areApart(_ labels: [Label], _ request: TickRequest) -> Bool {
    zip(labels, labels.dropFirst()).allSatisfy { areApart($0, $1, request) }
  }

  private static func areApart(_ first: Label, _ second: Label, _ request: TickRequest) -> Bool {
    if request.isHorizontal {
      return abs(second.position - first.position) >= (first.width + second.width) / 2 + Metrics.tickLabelDistance
    }
    let (upper, lower) = first.position < second.position ? (first, second) : (second, first)
    return lower.top(besideAxisOf: request.length) - upper.top(besideAxisOf: request.length) >= upper.height
  }

  /// The labels without those that would touch an earlier one.
  private static func thinned(_ labels: [Label], _ request: TickRequest) -> [Label] {
    var kept: [Label] = []
    for label in labels where kept.last.map({ areApart($0, label, request) }) ?? true {
      kept.append(label)
    }
    return kept
  }

  /// Every second label, or third and so on, until none touch; among them one at a place that is special, or the first.
  private static func evenlyThinned(_ labels: [Label], around place: Double?, _ request: TickRequest) -> [Label] {
    let special = labels.firstIndex { $0.position == place } ?? 0
    for stride in 1..<max(labels.count, 2) {
      let kept = labels.indices.filter { ($0 - special) % stride == 0 }.map { labels[$0] }
      if areApart(kept, request) { return kept }
    }
    return thinned(labels, request)
  }

  /// How far labels reach beyond the ends of an axis of that length, at the start and at the end.
  func overhang(ofLength length: Double) -> (start: Double, end: Double) {
    var before = 0.0
    var after = 0.0
    for label in labels {
      before = max(before, label.width / 2 - label.position)
      after = max(after, label.position + label.width / 2 - length)
    }
    return (before, after)
  }
}
