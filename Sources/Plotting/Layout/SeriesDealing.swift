/// Which series automatic colors stand for.
///
/// Each panel begins anew, so that equal panels look equal. Where a legend would then show two names with one look, names decide:
/// those of several panels keep their series, and no two names share one.
struct SeriesDealing {
  /// The series of each mark, by panel.
  private(set) var series: [[Int]]

  /// - Parameters:
  ///   - panels: the panels with their marks.
  ///   - entries: what the legend says of each mark, by panel.
  init(_ panels: [Panel], entries: [[[LegendEntry]]]) {
    series = panels.map { Self.lowest(in: $0.marks) }
    if panels.count > 1, isAmbiguous(panels, entries) { dealByName(panels, entries) }
  }

  private static func isAutomatic(_ mark: any Mark) -> Bool {
    if case .automatic? = mark.color { true } else { false }
  }

  private static func given(_ marks: some Sequence<any Mark>) -> Set<Int> {
    Set(marks.compactMap { if case .series(let index)? = $0.color { index } else { nil } })
  }

  /// The lowest series that no mark of a panel asks for, one after the other.
  private static func lowest(in marks: [any Mark]) -> [Int] {
    let used = given(marks)
    // All below this are used.
    var index = 0
    return marks.map { mark in
      guard isAutomatic(mark) else { return 0 }
      while used.contains(index) { index += 1 }
      defer { index += 1 }
      return index
    }
  }

  /// Whether two names have the same swatch in the same automatic color.
  private func isAmbiguous(_ panels: [Panel], _ entries: [[[LegendEntry]]]) -> Bool {
    struct Look: Hashable {
      var swatch: LegendEntry.Swatch
      var series: Int
    }
    var names: [Look: String] = [:]
    for (panel, own) in zip(panels.indices, series) {
      for (mark, index) in zip(panels[panel].marks.indices, own) where Self.isAutomatic(panels[panel].marks[mark]) {
        for entry in entries[panel][mark] {
          let look = Look(swatch: entry.swatch, series: index)
          if let other = names[look], other != entry.text { return true }
          names[look] = entry.text
        }
      }
    }
    return false
  }

  private mutating func dealByName(_ panels: [Panel], _ entries: [[[LegendEntry]]]) {
    var used = Self.given(panels.lazy.flatMap(\.marks))
    var seriesOfName: [String: Int] = [:]
    // All below this are used.
    var next = 0
    for (panel, marks) in panels.map(\.marks).enumerated() {
      var taken = Self.given(marks)
      func name(_ mark: Int) -> String? { entries[panel][mark].first.map(\.text) }
      for mark in marks.indices where Self.isAutomatic(marks[mark]) {
        guard let name = name(mark) else { continue }
        if let known = seriesOfName[name], !taken.contains(known) {
          series[panel][mark] = known
        } else {
          while used.contains(next) { next += 1 }
          series[panel][mark] = next
          used.insert(next)
          if seriesOfName[name] == nil { seriesOfName[name] = next }
        }
        taken.insert(series[panel][mark])
      }
      // What has no name takes what is left in its panel.
      var free = 0
      for mark in marks.indices where Self.isAutomatic(marks[mark]) && name(mark) == nil {
        while taken.contains(free) { free += 1 }
        series[panel][mark] = free
        taken.insert(free)
      }
    }
  }
}
