extension Figure {
  /// What is shown over which ranges, from the data.
  ///
  /// - Parameters:
  ///   - named: the names along the axes, where they are known already.
  ///   - extents: the ranges of the values in all marks, where they are known already.
  func generatedAlternativeText(named: NamedAxes? = nil, extents: PanelExtents? = nil) -> String {
    var sentences: [String] = []
    let title = RichText(title).plain
    if !title.isEmpty { sentences.append(Self.sentence(title)) }
    let subtitle = RichText(subtitle).plain
    if !subtitle.isEmpty { sentences.append(Self.sentence(subtitle)) }
    switch content {
    case .images(let grid):
      let count = grid.images.count
      sentences.append(
        "\(NumberText.count(count, "image")) of \(grid.imageWidth) by \(grid.imageHeight) pixels"
          + " in \(NumberText.count(grid.rows, "row")).")
    case .figures(let figures):
      if figures.count > 1 { sentences.append("\(figures.count) figures beside each other.") }
      sentences += figures.map(\.alternativeText)
    case .panels(let panels, _, let scales):
      if panels.count > 1 { sentences.append("\(panels.count) panels with \(Self.axes(scales)).") }
      for panel in panels {
        let name = RichText(panel.title).plain
        let marks = Self.list(of: panel.marks.map(\.summary))
        guard !marks.isEmpty else { continue }
        sentences.append(Self.sentence(name.isEmpty ? Self.capitalized(marks) : "\(name): \(marks)"))
      }
      if let named, let extents {
        sentences += rangeSentences(named, extents)
      } else if let (named, extents) = ranges(of: panels, scales: scales) {
        sentences += rangeSentences(named, extents)
      }
    }
    return sentences.joined(separator: " ")
  }

  /// Names and ranges of marks whose data fit together; the layout will refuse the others.
  private func ranges(of panels: [Panel], scales: PanelScales) -> (NamedAxes, PanelExtents)? {
    let fitting = panels.map { panel in
      Panel(title: panel.title, marks: panel.marks.filter { mark in (try? mark.check()) != nil })
    }
    var figure = self
    if let axes = try? axesWithDates(of: fitting) { (figure.x, figure.y) = axes }
    guard let named = try? NamedAxes(figure, panels: fitting),
      let extents = try? named.extents(of: figure, scales: scales)
    else { return nil }
    return (named, extents)
  }

  private static func axes(_ scales: PanelScales) -> String {
    switch scales {
    case .shared: "the same axes"
    case .freeX: "the same vertical axis"
    case .freeY: "the same horizontal axis"
    case .free: "axes of their own"
    }
  }

  private func rangeSentences(_ named: NamedAxes, _ extents: PanelExtents) -> [String] {
    func ranges(_ start: String, x acrossExtent: Extent?, y upExtent: Extent?) -> [String] {
      let parts = [
        acrossExtent.flatMap {
          RangeText(
            name: "x", axis: x, scale: $0.xScale, names: named.x, data: $0.dataX ?? $0.x, isWhole: $0.isWholeX
          ).text
        },
        upExtent.flatMap {
          RangeText(
            name: "y", axis: y, scale: $0.yScale, names: named.y, data: $0.dataY ?? $0.y, isWhole: $0.isWholeY
          ).text
        },
      ].compactMap { $0 }
      return parts.isEmpty ? [] : [Self.sentence("\(start): " + parts.joined(separator: "; "))]
    }
    let extent = extents.whole
    let (isFreeX, isFreeY) = (extents.scales.isFreeX, extents.scales.isFreeY)
    var sentences = ranges("Data range", x: isFreeX ? nil : extent, y: isFreeY ? nil : extent)
    if isFreeX || isFreeY {
      for (index, (panel, own)) in zip(named.panels, extents.panels).enumerated() {
        let title = RichText(panel.title).plain
        sentences += ranges(
          "Data range in \(title.isEmpty ? "panel \(index + 1)" : title)", x: isFreeX ? own : nil,
          y: isFreeY ? own : nil)
      }
    }
    sentences += extent.notes.map(Self.sentence)
    if extent.outsideVertexCount > 0 {
      let count = extent.outsideVertexCount
      sentences.append(
        NumberText.count(count, "point")
          + " of lines \(count == 1 ? "lies" : "lie") outside of the range that is shown.")
    }
    return sentences
  }

  /// Summaries in order; several marks of the same kind are counted rather than listed.
  private static func list(of summaries: [String]) -> String {
    var counts: [String: Int] = [:]
    var distinct: [String] = []
    for summary in summaries {
      if counts[summary] == nil { distinct.append(summary) }
      counts[summary, default: 0] += 1
    }
    let shown = distinct.count > 12 ? Array(distinct.prefix(11)) : distinct
    var texts = shown.map { text in
      let count = counts[text] ?? 1
      return count == 1 ? text : "\(text) (\(NumberText.grouped(count)) times)"
    }
    if distinct.count > shown.count { texts.append("\(NumberText.grouped(distinct.count - shown.count)) more marks") }
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: "; ") + "; and " + last
  }

  private static func sentence(_ text: String) -> String {
    text.last.map { ".?!…".contains($0) } == true ? text : text + "."
  }

  private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

/// What an axis shows, in words.
private struct RangeText {
  var name: String
  var axis: Axis
  /// The axis's scale, which is one of time where marks hold dates.
  var scale: Scale
  var names: AxisNames
  /// The range of the data, which may be larger than what is shown.
  var data: ClosedRange<Double>?
  var isWhole: Bool

  var text: String? {
    guard !axis.isHidden else { return nil }
    let heading = RichText(axis.heading).plain
    let subject = heading.isEmpty || heading == name ? name : "\(name), \(heading),"
    if !names.isEmpty { return "\(subject) with \(names.listed())" }
    guard let range = data ?? axis.domain else { return nil }
    let whole = ends(of: range, isWhole: isWhole)
    guard let domain = axis.domain else { return "\(subject) \(whole)\(spread)" }
    let shown = ends(of: domain, isWhole: true)
    return shown == whole ? "\(subject) \(whole)\(spread)" : "\(subject) \(whole)\(spread), shown \(shown)"
  }

  private var spread: String {
    let kind =
      switch scale {
      case .linear, .time: ""
      case .logarithmic: " on a logarithmic scale"
      case .symmetricLogarithmic(let threshold):
        " on a scale that is logarithmic beyond \(NumberText.minus)\(NumberText.rounded(threshold))"
          + " and \(NumberText.rounded(threshold))"
      }
    return kind + (axis.isReversed ? name == "x" ? ", rising to the left" : ", rising downwards" : "")
  }

  /// Both ends with as many digits as tell them apart: years as years, and three digits of a difference.
  private func ends(of range: ClosedRange<Double>, isWhole: Bool) -> String {
    let largest = max(abs(range.lowerBound), abs(range.upperBound))
    let difference = range.upperBound - range.lowerBound
    let common = difference > 0 ? max(decimalExponent(of: largest) - decimalExponent(of: difference), 0) : 0
    func text(_ value: Double) -> String {
      if scale == .time && scale.accepts(value) {
        return CivilDate(secondsSince1970: value).text(forSpan: difference)
      }
      let isShort = isWhole && value.rounded() == value && abs(value) < 1e6
      return NumberText.rounded(value, significantDigits: isShort ? 15 : 3 + common)
    }
    let (low, high) = (text(range.lowerBound), text(range.upperBound))
    return range.lowerBound == range.upperBound ? "at \(low)" : "from \(low) to \(high)"
  }
}
