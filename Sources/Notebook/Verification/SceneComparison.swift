import Plotting

/// Compares figures by what they consist of, so that a finding says what moved and not only that something did.
///
/// Scenes are compared as the text that stands beside each figure: an element a line, in painting order.
enum SceneComparison {
  /// What differs, in words.
  static func differences(_ expected: String, _ actual: String) -> [String] {
    if isSame(expected, actual) { return [] }
    let (first, second) = (SceneText(expected), SceneText(actual))
    var findings = heading(first, second)
    findings += labels(first.labels, second.labels)
    findings += series(first.series, second.series)
    findings += shapes(first.shapes, second.shapes)
    findings += notes(first.notes, second.notes)
    return findings.isEmpty ? ["the same elements in another order or with other clipping"] : findings
  }

  private static func heading(_ first: SceneText, _ second: SceneText) -> [String] {
    isSame(first.heading, second.heading) ? [] : ["\(first.heading) -> \(second.heading)"]
  }

  /// Alternative text and counts, last, since they follow from what is drawn; of long ones the part that differs.
  private static func notes(_ first: [String], _ second: [String]) -> [String] {
    let old = first.filter { note in !second.contains { isSame($0, note) } }
    let new = second.filter { note in !first.contains { isSame($0, note) } }
    let changed = zip(old, new).map { before, after in
      let excerpts = LineComparison.excerpts(before, after)
      return "described as \"\(excerpts.0)\" -> \"\(excerpts.1)\""
    }
    return changed + old.dropFirst(new.count).map { "no longer: \($0)" } + new.dropFirst(old.count).map { "now: \($0)" }
  }

  private static func labels(_ first: [SceneText.Label], _ second: [SceneText.Label]) -> [String] {
    var findings: [String] = []
    var remaining = second
    var removed: [SceneText.Label] = []
    var changed: [(SceneText.Label, SceneText.Label)] = []
    for label in first {
      if let index = remaining.firstIndex(where: { $0 == label && isSame($0.text, label.text) }) {
        remaining.remove(at: index)
      } else {
        removed.append(label)
      }
    }
    // The same words elsewhere, or in another style.
    for label in removed {
      guard let index = remaining.firstIndex(where: { isSame($0.text, label.text) }) else { continue }
      changed.append((label, remaining.remove(at: index)))
      removed.removeAll { $0 == label }
    }
    // Other words in the same place: a tick that counts otherwise, a caption that was edited.
    for label in removed {
      guard let index = remaining.firstIndex(where: { isNear($0.position, label.position) }) else { continue }
      let other = remaining.remove(at: index).text
      let codes = LineComparison.codePoints(label.text, other).map { " (\($0))" } ?? ""
      findings.append("label \"\(label.text)\" -> \"\(other)\"\(codes)")
      removed.removeAll { $0 == label }
    }
    findings += removed.map { "label \"\($0.text)\" removed" }
    findings += remaining.map { "label \"\($0.text)\" added" }
    for (old, new) in changed {
      if old.style != new.style {
        findings.append("label \"\(old.text)\": \(old.style) -> \(new.style)")
      } else {
        findings.append("label \"\(old.text)\" moved by \(points(old.position.distance(to: new.position)))")
      }
    }
    return findings
  }

  private static func series(_ first: [SceneText.Series], _ second: [SceneText.Series]) -> [String] {
    guard first.count == second.count else { return ["\(first.count) series of points -> \(second.count)"] }
    var findings: [String] = []
    for (index, (old, new)) in zip(first, second).enumerated() where old != new {
      let name = "series \(index + 1)"
      guard old.markers.count == new.markers.count else {
        findings.append("\(name): \(old.markers.count) points -> \(new.markers.count)")
        continue
      }
      if old.style != new.style { findings.append("\(name): \(old.style) -> \(new.style)") }
      let pairs = zip(old.markers, new.markers)
      let moves = pairs.filter { $0.position != $1.position }.map { $0.position.distance(to: $1.position) }
      if let most = moves.max() { findings.append("\(name): \(moves.count) points moved, by \(points(most)) at most") }
      let restyled = pairs.filter { $0.style != $1.style }
      if let (before, after) = restyled.first {
        findings.append("\(name): \(restyled.count) points changed, such as \(before.style) -> \(after.style)")
      }
    }
    return findings
  }

  private static func shapes(_ first: [SceneText.Shape], _ second: [SceneText.Shape]) -> [String] {
    guard first.count == second.count else {
      let kinds = ["fill", "stroke", "image", "clipped"].compactMap { kind -> String? in
        let counts = (first.count { $0.kind == kind }, second.count { $0.kind == kind })
        return counts.0 == counts.1 ? nil : "\(counts.0) elements of kind \(kind) -> \(counts.1)"
      }
      return kinds.isEmpty ? ["\(first.count) shapes -> \(second.count)"] : kinds
    }
    var findings: [String] = []
    for (index, (old, new)) in zip(first, second).enumerated() where old != new {
      let name = "\(old.kind) \(index + 1)"
      if old.style != new.style { findings.append("\(name): \(old.kind) \(old.style) -> \(new.kind) \(new.style)") }
      guard old.content != new.content else { continue }
      if old.places.count == new.places.count {
        let most = zip(old.places, new.places).map { $0.distance(to: $1) }.max() ?? 0
        findings.append(most > 0 ? "\(name): moved by \(points(most)) at most" : "\(name): other content")
      } else {
        findings.append("\(name): \(old.places.count) places -> \(new.places.count)")
      }
    }
    return findings
  }

  /// Whether two places are the same for labels of somewhat different widths.
  private static func isNear(_ first: Point, _ second: Point) -> Bool {
    abs(first.y - second.y) < 3 && abs(first.x - second.x) < 24
  }

  private static func points(_ distance: Double) -> String {
    let thousandths = Int((min(distance, 1e9) * 1000).rounded())
    let fraction = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(fraction) pt"
  }
}
