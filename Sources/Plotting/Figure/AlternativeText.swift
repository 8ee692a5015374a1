extension Figure {
  /// What is shown over which ranges, from the data.
  ///
  /// - Parameters:
  ///   - named: the names along the axes, where they are known already.
  ///   - extent: the range of the values in all marks, where it is known already.
  func generatedAlternativeText(named: NamedAxes? = nil, extent: Extent? = nil) -> String {
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
    case .panels(let panels, _):
      if panels.count > 1 { sentences.append("\(panels.count) panels with the same axes.") }
      for panel in panels {
        let name = RichText(panel.title).plain
        let marks = Self.list(of: panel.marks.map(\.summary))
        guard !marks.isEmpty else { continue }
        sentences.append(Self.sentence(name.isEmpty ? Self.capitalized(marks) : "\(name): \(marks)"))
      }
      if let named, let extent {
        sentences += rangeSentences(named, extent)
      } else if let (named, extent) = ranges(of: panels) {
        sentences += rangeSentences(named, extent)
      }
    }
    return sentences.joined(separator: " ")
  }

  /// Names and ranges of marks whose data fit together; the layout will refuse the others.
  private func ranges(of panels: [Panel]) -> (NamedAxes, Extent)? {
    let fitting = panels.map { panel in
      Panel(title: panel.title, marks: panel.marks.filter { mark in (try? mark.check()) != nil })
    }
    guard let named = try? NamedAxes(self, panels: fitting), let extent = try? named.extent(of: self) else {
      return nil
    }
    return (named, extent)
  }

  private func rangeSentences(_ named: NamedAxes, _ extent: Extent) -> [String] {
    let parts = [
      RangeText(name: "x", axis: x, names: named.x, data: extent.dataX ?? extent.x, isWhole: extent.isWholeX),
      RangeText(name: "y", axis: y, names: named.y, data: extent.dataY ?? extent.y, isWhole: extent.isWholeY),
    ].compactMap(\.text)
    var sentences = parts.isEmpty ? [] : [Self.sentence("Data range: " + parts.joined(separator: "; "))]
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
    let scale = axis.scale == .logarithmic ? " on a logarithmic scale" : ""
    let whole = Self.ends(of: range, isWhole: isWhole)
    guard let domain = axis.domain else { return "\(subject) \(whole)\(scale)" }
    let shown = Self.ends(of: domain, isWhole: true)
    return shown == whole ? "\(subject) \(whole)\(scale)" : "\(subject) \(whole)\(scale), shown \(shown)"
  }

  /// Both ends with as many digits as tell them apart: years as years, and three digits of a difference.
  private static func ends(of range: ClosedRange<Double>, isWhole: Bool) -> String {
    let largest = max(abs(range.lowerBound), abs(range.upperBound))
    let difference = range.upperBound - range.lowerBound
    let common = difference > 0 ? max(decimalExponent(of: largest) - decimalExponent(of: difference), 0) : 0
    func text(_ value: Double) -> String {
      let isShort = isWhole && value.rounded() == value && abs(value) < 1e6
      return NumberText.rounded(value, significantDigits: isShort ? 15 : 3 + common)
    }
    let (low, high) = (text(range.lowerBound), text(range.upperBound))
    return range.lowerBound == range.upperBound ? "at \(low)" : "from \(low) to \(high)"
  }
}
