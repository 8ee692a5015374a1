// What names the points of `Points` and says what they show.

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Points {
  /// The name of each group, where it covers no point.
  public func labels(in plot: PlotArea) -> [DirectLabel] {
    guard case .series(let labels, let names) = pointColor, names.contains(where: { !$0.isEmpty }) else { return [] }
    var groups = PlacesAroundGroups()
    // Of very many points some tell where their groups are.
    for index in stride(from: 0, to: x.count, by: max(x.count / 4000, 1)) {
      guard let place = plot.place(x[index], y[index]), plot.frame.contains(place) else { continue }
      groups.add(place, to: labels[index])
    }
    let present = Set(labels)
    return names.indices.filter { present.contains($0) && !names[$0].isEmpty }.map { group in
      DirectLabel(
        names[group], color: .series(group), candidates: groups.candidates(for: group), role: .name,
        mayCoverPoints: false, swatch: swatch(series: group, .series(group)))
    }
  }

  public var colorBar: ColorBar? {
    switch pointColor {
    case .values(let values, let map, let domain, let title):
      ColorScale(map, domain: domain, title: title).colorBar(of: values)
    case .scaled(let values, let colors): colors.colorBar(of: values)
    case .constant, .series, .blend, .colors: nil
    }
  }

  private var legendDiameter: Double {
    if case .diameter(let diameter) = size { min(max(diameter, 3), 12) } else { Self.standardDiameter + 1 }
  }

  public var legendEntries: [LegendEntry] {
    var entries: [LegendEntry] = []
    if !label.isEmpty {
      entries.append(LegendEntry(swatch(series: nil, color ?? .muted), label))
    }
    return entries + sizeEntries
  }

  private func swatch(series: Int?, _ color: MarkColor) -> LegendEntry.Swatch {
    .marker(legendShape(ofSeries: series), color, diameter: legendDiameter, opacity: max(opacity, 0.8))
  }

  private func legendShape(ofSeries index: Int?) -> Markers.Shape? {
    if case .constant(let shape) = shape { return shape }
    return index.map { Markers.Shape.ofSeries($0) }
  }

  private var sizeEntries: [LegendEntry] {
    guard case .areas(_, let title, let largestDiameter) = size, !title.isEmpty else { return [] }
    let largest = largestArea
    let round = Ticks.round(from: 0, to: largest, count: 4, staysInside: true)
    return round.ticks.filter { $0.value > 0 }.suffix(3).map { tick in
      let diameter = largestDiameter * (tick.value / largest).squareRoot()
      return LegendEntry(
        .marker(legendShape(ofSeries: nil), .muted, diameter: diameter, opacity: 0.8),
        "\(title) \(tick.label)\(round.factor)")
    }
  }

  public var summary: String {
    let named = NumberText.count(x.count, "point") + RichText.inBrackets(label)
    return named + groupText + colorText + sizeText
  }

  private var groupText: String {
    guard case .series(let labels, let names) = pointColor else { return "" }
    var counts: [Int: Int] = [:]
    for label in labels { counts[label, default: 0] += 1 }
    let groups = counts.keys.sorted()
    guard groups.count > 1 && groups.count <= 6 else { return "" }
    let sizes = groups.map { group in
      let name =
        names.indices.contains(group) ? RichText(names[group]).plain : "group \(group < .max ? group + 1 : group)"
      return "\(name) \(counts[group] ?? 0)"
    }
    return " in \(groups.count) groups (\(sizes.joined(separator: ", ")))"
  }

  private var colorText: String {
    if case .scaled(let values, let colors) = pointColor {
      let bar = colors.colorBar(of: values)
      let title = RichText(colors.title).plain
      return " colored by \(title.isEmpty ? "value" : title)"
        + Self.rangeText([bar.domain.lowerBound, bar.domain.upperBound])
        + (colors.center.map { ", with \(NumberText.rounded($0)) in the middle" } ?? "")
    }
    guard case .values(let values, _, _, let title) = pointColor, !title.isEmpty else { return "" }
    return " colored by \(RichText(title).plain)" + Self.rangeText(values)
  }

  private var sizeText: String {
    guard case .areas(let areas, let title, _) = size, !title.isEmpty else { return "" }
    return " sized by \(RichText(title).plain)" + Self.rangeText(areas.lazy.filter { $0 >= 0 })
  }

  private static func rangeText(_ values: some Sequence<Double>) -> String {
    guard let range = values.drawableRange else { return "" }
    return " from \(NumberText.rounded(range.lowerBound)) to \(NumberText.rounded(range.upperBound))"
  }
}
