extension Figure {
  /// What is shown over which ranges, from the data.
  ///
  /// - Parameter extent: the range of the values in all marks, where it is known already.
  func generatedAlternativeText(extent: Extent? = nil) -> String {
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
      sentences += rangeSentences(extent ?? self.extent(of: panels))
    }
    return sentences.joined(separator: " ")
  }

  /// The range of the values in marks whose data fit together; the layout will refuse the others.
  private func extent(of panels: [Panel]) -> Extent {
    var extent = Extent(xScale: x.scale, yScale: y.scale)
    for mark in panels.lazy.flatMap(\.marks) where (try? mark.check()) != nil { mark.extend(&extent) }
    return extent
  }

  private func rangeSentences(_ extent: Extent) -> [String] {
    func describe(_ name: String, _ axis: Axis, _ range: ClosedRange<Double>?) -> String? {
      guard !axis.isHidden, let range = axis.domain ?? range else { return nil }
      let heading = RichText(axis.heading).plain
      return (heading.isEmpty || heading == name ? name : "\(name), \(heading),")
        + " from \(NumberText.rounded(range.lowerBound, significantDigits: 3))"
        + " to \(NumberText.rounded(range.upperBound, significantDigits: 3))"
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

  private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
