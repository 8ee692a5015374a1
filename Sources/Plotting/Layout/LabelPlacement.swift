/// Finds room for labels beside their marks.
///
/// Labels are placed one after the other, each at the first of its candidates that costs least: no other label may be touched, the
/// region may not be left, and what is drawn should stay visible.
struct LabelPlacement {
  /// Where labels may stand.
  var region: Rectangle
  /// Lines of marks, as segments.
  private var segments: [(Point, Point)] = []
  /// Points of marks, thinned when there are very many.
  private var centers: [Point] = []
  private var taken: [Rectangle]
  private var segmentIndex: PlaceIndex
  private var centerIndex: PlaceIndex
  private var takenIndex: PlaceIndex

  static let largestCenterCount = 4000
  /// A label that covers this much more of the data than the best thinkable stands elsewhere.
  static let lineCost = 8.0
  static let pointCost = 0.6
  static let rankCost = 0.25
  /// How far a label that may not cover points stays away from their middles, from lines and from other labels.
  static let pointRoom = 6.0

  init(region: Rectangle, elements: [SceneElement], taken: [Rectangle] = []) {
    self.region = region
    self.taken = taken
    (segmentIndex, centerIndex) = (PlaceIndex(region: region), PlaceIndex(region: region))
    takenIndex = PlaceIndex(region: region)
    collect(elements)
    if centers.count > Self.largestCenterCount {
      let stride = (centers.count + Self.largestCenterCount - 1) / Self.largestCenterCount
      centers = centers.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    }
    for (start, end) in segments { segmentIndex.add(from: start, to: end) }
    for center in centers { centerIndex.add(Rectangle(minX: center.x, minY: center.y, maxX: center.x, maxY: center.y)) }
    for frame in taken { takenIndex.add(frame) }
  }

  private mutating func collect(_ elements: [SceneElement]) {
    for element in elements {
      switch element {
      case .stroke(let path, _, _): collect(path)
      case .markers(let markers): centers += markers.centers
      case .clipped(_, let inner): collect(inner)
      case .fill, .glyphs, .image: break
      }
    }
  }

  private mutating func collect(_ path: Path) {
    var current = Point.zero
    var start = Point.zero
    for element in path.elements {
      switch element {
      case .move(let point):
        start = point
        current = point
      case .line(let point), .curve(_, _, let point):
        segments.append((current, point))
        current = point
      case .close:
        segments.append((current, start))
        current = start
      }
    }
  }

  private mutating func isTaken(_ room: Rectangle) -> Bool {
    var isTaken = false
    takenIndex.forEach(near: room) { number in
      isTaken = room.overlaps(taken[number])
      return !isTaken
    }
    return isTaken
  }

  private mutating func countOfLines(in box: Rectangle) -> Int {
    var count = 0
    segmentIndex.forEach(near: box) { number in
      if box.intersects(segmentFrom: segments[number].0, to: segments[number].1) { count += 1 }
      return true
    }
    return count
  }

  private mutating func countOfPoints(in box: Rectangle) -> Int {
    var count = 0
    centerIndex.forEach(near: box) { number in
      if box.contains(centers[number]) { count += 1 }
      return true
    }
    return count
  }

  /// The place of a label, which is then taken; nothing when no candidate is free.
  mutating func place<Measurer: TextMeasurer>(
    _ label: DirectLabel, automaticSeries: Int, measurements: Measurements<Measurer>
  ) -> PlacedText? {
    let limit = label.wantsMargin ? Metrics.marginLabelWidth : max(min(region.width * 0.5, 260), 60)
    let block = measurements.block(label.text, font: Metrics.labelFont, width: limit)
    guard !block.isEmpty else { return nil }
    let size = Size(width: block.width, height: block.height)
    var best: (cost: Double, candidate: DirectLabel.Candidate, frame: Rectangle)?
    for (rank, candidate) in label.candidates.enumerated() {
      let base = Double(rank) * Self.rankCost
      if let best, base >= best.cost { break }
      let frame = candidate.placement.frame(of: size, at: candidate.anchor, gap: candidate.gap)
      let room = frame.expanded(by: label.mayCoverPoints ? 1 : Self.pointRoom)
      guard region.contains(frame), !isTaken(room) else { continue }
      // Letters fill the box only between their base line and their height.
      let ink = Rectangle(
        minX: frame.minX, minY: frame.minY + 0.1 * size.height, maxX: frame.maxX, maxY: frame.maxY - 0.15 * size.height)
      let reach = label.mayCoverPoints ? ink : ink.expanded(by: Self.pointRoom)
      let crossings = countOfLines(in: reach)
      if crossings > 0 && !label.mayCoverLines { continue }
      let covered = countOfPoints(in: reach)
      if covered > 0 && !label.mayCoverPoints { continue }
      let cost = base + min(Double(crossings), 4) * Self.lineCost + Double(covered) * Self.pointCost
      if best.map({ cost < $0.cost }) ?? true { best = (cost, candidate, frame) }
    }
    guard let best else { return nil }
    taken.append(best.frame)
    takenIndex.add(best.frame)
    return PlacedText(
      block: block, frame: best.frame, alignment: best.candidate.placement.alignment, color: label.color,
      automaticSeries: automaticSeries, hasHalo: true)
  }
}

extension Placement {
  /// Lines of a label keep to the side of the anchor.
  var alignment: PlacedText.Alignment {
    switch self {
    case .above, .below, .center: .center
    case .left, .aboveLeft, .belowLeft: .right
    case .right, .aboveRight, .belowRight, .automatic: .left
    }
  }
}
