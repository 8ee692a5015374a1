extension AxisTicks {
  /// How far apart names must be that are read from below, or that stand under each other.
  static let nameDistance = TextLine.height * Metrics.tickFont.size + 1
  /// Longer names are broken into lines, where there is room for these.
  private static let widestTurnedName = 130.0

  /// Names along a horizontal axis: broken into lines between words where these fit between neighbors, turned otherwise.
  init<Measurer: TextMeasurer>(
    namesAcross names: AxisNames, projection: AxisProjection, measurements: Measurements<Measurer>
  ) {
    positions = names.names.indices.map { projection(names.place($0)) }
    let distance = names.names.count > 1 ? abs(positions[1] - positions[0]) : abs(projection.end - projection.start)
    let room = distance - Metrics.tickLabelDistance
    let font = Metrics.tickFont
    let isTurned = names.names.contains { name in
      measurements.widestWord(of: name, font: font) > room - 0.06 * font.size
        || measurements.block(name, font: font, width: max(room, 1)).lines.count > 4
    }
    let lineCount = max(Int(distance / Self.nameDistance), 1)
    labels = zip(names.names, positions).map { name, place in
      var block = measurements.block(name, font: font, width: isTurned ? Self.widestTurnedName : max(room, 24))
      if isTurned && block.lines.count > lineCount {
        let line = name.split(whereSeparator: \.isNewline).joined(separator: " ")
        block = measurements.block(line, font: font, width: .infinity)
      }
      return Label(position: place, block: block, isTurned: isTurned)
    }
  }

  /// Names along a vertical axis, one below the other; long ones are broken into lines between words.
  init<Measurer: TextMeasurer>(
    namesDown names: AxisNames, projection: AxisProjection, widest: Double, measurements: Measurements<Measurer>
  ) {
    positions = names.names.indices.map { projection(names.place($0)) }
    labels = zip(names.names, positions).map { name, place in
      Label(position: place, block: Self.block(ofNameDown: name, widest: widest, measurements: measurements))
    }
  }

  private static func block<Measurer: TextMeasurer>(
    ofNameDown name: String, widest: Double, measurements: Measurements<Measurer>
  ) -> TextBlock {
    let word = measurements.widestWord(of: name, font: Metrics.tickFont) + 0.06 * Metrics.tickFont.size
    return measurements.block(name, font: Metrics.tickFont, width: max(widest, word))
  }

  /// How long an axis of names must at least be for all of them to stand along it.
  static func length<Measurer: TextMeasurer>(
    for names: AxisNames, isHorizontal: Bool, widest: Double, measurements: Measurements<Measurer>
  ) -> Double {
    guard !names.isEmpty else { return 0 }
    let domain = Domains.ofNames(names)
    let distance =
      isHorizontal
      ? nameDistance
      : names.names.reduce(nameDistance) { most, name in
        max(most, block(ofNameDown: name, widest: widest, measurements: measurements).height + 1)
      }
    return (domain.upperBound - domain.lowerBound) * distance
  }
}
