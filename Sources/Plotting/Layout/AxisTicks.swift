/// The ticks of one axis with measured labels.
struct AxisTicks {
  struct Label {
    var position: Double
    var block: TextBlock
    /// Whether it is read from below.
    var isTurned = false

    var width: Double { isTurned ? block.height : block.width }
    var height: Double { isTurned ? block.width : block.height }
  }

  /// Where tick lines stand, in points.
  var positions: [Double] = []
  var labels: [Label] = []
  /// The common factor of the labels, in markup; empty for none.
  var factor = ""

  /// The widest label.
  var width: Double { labels.reduce(0) { max($0, $1.width) } }
  /// The highest label.
  var height: Double { labels.reduce(0) { max($0, $1.height) } }

  init() {}

  /// Ticks for values along a stretch of the picture; at whole numbers only when asked for and there are enough of them.
  init<Measurer: TextMeasurer>(
    _ projection: AxisProjection, isHorizontal: Bool, isWhole: Bool = false, wantedDistance: Double,
    measurer: Measurer
  ) {
    let length = abs(projection.end - projection.start)
    func measured(_ ticks: [Tick]) -> [Label] {
      ticks.map { tick in
        Label(
          position: projection(tick.value), block: TextBlock(tick.label, font: Metrics.tickFont, measurer: measurer))
      }
    }
    func isLegible(_ ticks: [Tick]) -> Bool {
      Double(ticks.count) <= max(1.6 * length / wantedDistance, 3)
        && Self.areApart(measured(ticks), isHorizontal: isHorizontal)
    }
    let spansWholeNumbers = isWhole && projection.domain.upperBound - projection.domain.lowerBound >= 2
    // Plain labels, which evenly spaced ticks have, need no breaking into runs to be measured; the search tries many.
    func isLegible(_ candidate: LinearTicks) -> Bool {
      if spansWholeNumbers && !candidate.isWhole { return false }
      let distance = abs(projection(candidate.decimal(1).value) - projection(candidate.decimal(0).value))
      if !isHorizontal { return distance >= TextLine.height * Metrics.tickFont.size }
      // Two labels a distance apart touch when the mean of their widths is larger.
      let room = (distance - Metrics.tickLabelDistance) / Metrics.tickFont.size
      var previous: Double?
      for tick in candidate.written().ticks {
        let width = measurer.advance(of: tick.label[...], weight: .regular)
        if let previous, (previous + width) / 2 > room { return false }
        previous = width
      }
      return true
    }
    let linear = TickSearch(
      lower: projection.domain.lowerBound, upper: projection.domain.upperBound,
      target: max(length / wantedDistance, 3), staysInside: true)
    var chosen = Ticks([])
    switch projection.scale {
    case .linear:
      chosen = linear.best { isLegible($0) ? 1 : nil }?.written() ?? chosen
    case .logarithmic:
      let search = LogarithmicTicks(lower: projection.domain.lowerBound, upper: projection.domain.upperBound)
      if let ticks = search.best(isLegible: isLegible) { chosen = Ticks(ticks) }
      if chosen.ticks.count < 2 {
        let ticks = linear.best { isLegible($0.written().ticks) && $0.first.digits > 0 ? 1 : nil }?.written()
        if let ticks, ticks.ticks.count > chosen.ticks.count { chosen = ticks }
      }
    }
    if chosen.ticks.isEmpty { chosen = Self.ends(of: projection) }
    labels = Self.thinned(measured(chosen.ticks), isHorizontal: isHorizontal)
    positions = labels.map(\.position)
    factor = chosen.factor
  }

  /// Where even two round numbers find no room: the last of the two.
  private static func ends(of projection: AxisProjection) -> Ticks {
    let domain = projection.domain
    let ticks = Ticks.round(from: domain.lowerBound, to: domain.upperBound, count: 2, staysInside: true)
    return Ticks(ticks.ticks.suffix(1), factor: ticks.factor)
  }

  static func areApart(_ labels: [Label], isHorizontal: Bool) -> Bool {
    zip(labels, labels.dropFirst()).allSatisfy { areApart($0, $1, isHorizontal: isHorizontal) }
  }

  private static func areApart(_ first: Label, _ second: Label, isHorizontal: Bool) -> Bool {
    let distance = abs(second.position - first.position)
    return isHorizontal
      ? distance >= (first.width + second.width) / 2 + Metrics.tickLabelDistance
      : distance >= (first.height + second.height) / 2
  }

  /// The labels without those that would touch an earlier one.
  private static func thinned(_ labels: [Label], isHorizontal: Bool) -> [Label] {
    var kept: [Label] = []
    for label in labels where kept.last.map({ areApart($0, label, isHorizontal: isHorizontal) }) ?? true {
      kept.append(label)
    }
    return kept
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
