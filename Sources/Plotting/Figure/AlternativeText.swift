extension Figure {
  /// What is shown over which ranges, from the data.
  var generatedAlternativeText: String {
    var sentences: [String] = []
    let title = RichText(title).plain
    if !title.isEmpty { sentences.append(Self.sentence(title)) }
    let subtitle = RichText(subtitle).plain
    if !subtitle.isEmpty { sentences.append(Self.sentence(subtitle)) }
    switch content {
    case .images(let grid):
      let count = grid.images.count
      sentences.append(
        "\(NumberFormat.grouped(count)) \(count == 1 ? "image" : "images") of \(grid.imageWidth) by \(grid.imageHeight)"
          + " pixels in \(grid.rows) \(grid.rows == 1 ? "row" : "rows").")
    case .panels(let panels, _):
      if panels.count > 1 { sentences.append("\(panels.count) panels with the same axes.") }
      for panel in panels {
        let name = RichText(panel.title).plain
        let marks = Self.list(of: panel.marks.map(\.summary))
        guard !marks.isEmpty else { continue }
        sentences.append(Self.sentence(name.isEmpty ? Self.capitalised(marks) : "\(name): \(marks)"))
      }
      sentences += rangeSentences(panels)
    }
    return sentences.joined(separator: " ")
  }

  private func rangeSentences(_ panels: [Panel]) -> [String] {
    var extent = Extent(xScale: x.scale, yScale: y.scale)
    for panel in panels {
      // Data that do not fit together are reported by the layout; the text says what it can until then.
      for mark in panel.marks where (try? mark.check()) != nil { mark.extend(&extent) }
    }
    func describe(_ name: String, _ axis: Axis, _ range: ClosedRange<Double>?) -> String? {
      guard !axis.isHidden, let range = axis.domain ?? range else { return nil }
      let heading = RichText(axis.heading).plain
      return (heading.isEmpty || heading == name ? name : "\(name), \(heading),")
        + " from \(NumberFormat.rounded(range.lowerBound, significantDigits: 3))"
        + " to \(NumberFormat.rounded(range.upperBound, significantDigits: 3))"
        + (axis.scale == .logarithmic ? " on a logarithmic scale" : "")
    }
    let parts = [describe("x", x, extent.x), describe("y", y, extent.y)].compactMap { $0 }
    var sentences = parts.isEmpty ? [] : [Self.sentence("Data range: " + parts.joined(separator: "; "))]
    if extent.omittedCount > 0 { sentences.append(Layout.note(omittedCount: extent.omittedCount) + ".") }
    return sentences
  }

  /// Summaries in order; several marks of the same kind are counted rather than listed.
  private static func list(of summaries: [String]) -> String {
    var counted: [(text: String, count: Int)] = []
    for summary in summaries {
      if let index = counted.firstIndex(where: { $0.text == summary }) {
        counted[index].count += 1
      } else {
        counted.append((summary, 1))
      }
    }
    let texts = counted.map { $0.count == 1 ? $0.text : "\($0.text) (\($0.count) times)" }
    let shown = texts.count > 12 ? Array(texts.prefix(11)) + ["\(texts.count - 11) more marks"] : texts
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: "; ") + "; and " + last
  }

  private static func sentence(_ text: String) -> String {
    text.last.map { ".?!…".contains($0) } == true ? text : text + "."
  }

  private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
