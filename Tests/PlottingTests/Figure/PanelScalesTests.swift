import Testing

@testable import Plotting

@Suite struct PanelScalesTests {
  /// Four panels whose values differ by powers of ten.
  private func layout(_ scales: PanelScales, x: Axis = Axis(), y: Axis = Axis()) throws -> Layout {
    let panels = [1.0, 10, 100, 1e6].map { size in
      Panel("to \(Int(size))") { Line(x: [0, size], y: [-size, size]) }
    }
    return try Layout(
      Figure(panels: panels, columns: 2, scales: scales, x: x, y: y, size: FigureSize(width: 500)),
      measurer: EvenMeasurer())
  }

  @Test(arguments: PanelScales.allCases) func panelsHaveTheirOwnRangesWhereScalesAreFree(scales: PanelScales) throws {
    let layout = try layout(scales)
    #expect(Set(layout.panels.map(\.x.domain)).count == (scales.isFreeX ? 4 : 1))
    #expect(Set(layout.panels.map(\.y.domain)).count == (scales.isFreeY ? 4 : 1))
    #expect(Set(layout.panels.map(\.frame.width)).count == 1 && Set(layout.panels.map(\.frame.height)).count == 1)
    for (panel, size) in zip(layout.panels, [1, 10, 100, 1e6]) where scales.isFreeX {
      #expect(
        abs(panel.x.domain.upperBound / size - 1.045) < 1e-9 && abs(panel.x.domain.lowerBound / size + 0.045) < 1e-9)
    }
  }

  /// A number below or beside every panel whose axis is its own, and only at the outer ones where axes are shared.
  @Test(arguments: PanelScales.allCases) func everyFreeAxisHasNumbers(scales: PanelScales) throws {
    let layout = try layout(scales)
    let titles = Set(["to 1", "to 10", "to 100", "to 1000000"])
    let numbers = layout.texts.filter { !titles.contains($0.text) }.map(\.frame)
    for (index, panel) in layout.panels.enumerated() {
      let frame = panel.frame
      let below = numbers.contains {
        $0.minY > frame.maxY && $0.minY < frame.maxY + 12 && $0.midX > frame.minX - 1 && $0.midX < frame.maxX + 1
      }
      let beside = numbers.contains {
        $0.maxX < frame.minX && $0.maxX > frame.minX - 12 && $0.maxY > frame.minY && $0.minY < frame.maxY
      }
      #expect(below == (scales.isFreeX || index >= 2), "\(scales), panel \(index)")
      #expect(beside == (scales.isFreeY || index % 2 == 0), "\(scales), panel \(index)")
    }
  }

  /// A factor beside the common title would hold for one panel only.
  @Test func numbersOfFreeAxesStandForThemselves() throws {
    let panels = [1.0, 1e9].map { size in Panel { Line(x: [0, 1], y: [0, size]) } }
    func texts(_ scales: PanelScales) throws -> [String] {
      try Layout(Figure(panels: panels, columns: 2, scales: scales, y: Axis("mass")), measurer: EvenMeasurer())
        .texts.map(\.text)
    }
    #expect(try texts(.shared).contains("mass (×109)"))
    let free = try texts(.freeY)
    #expect(free.contains("mass") && free.contains { $0.hasPrefix("500") && $0.count > 9 })
  }

  @Test func alternativeTextSaysWhichAxesAreShared() throws {
    #expect(try layout(.shared).alternativeText.hasPrefix("4 panels with the same axes."))
    let free = try layout(.freeY).alternativeText
    #expect(free.hasPrefix("4 panels with the same horizontal axis."))
    #expect(free.contains("Data range: x from 0 to 1") && free.contains("Data range in to 10: y from −10 to 10."))
    #expect(try layout(.free).alternativeText.contains("Data range in to 100: x from 0 to 100; y from −100 to 100."))
  }
}

@Suite struct FacetTests {
  private let kind = ["b", "a", "b", "c", "a"]
  private let size: [Double] = [1, 2, 3, 4, 5]

  private func titles(_ panels: [Panel]) -> [String] { panels.map(\.title) }

  @Test func dividesATable() throws {
    let panels = try Panel.facets(by: kind) { part in
      Points(x: part.rows.map(Double.init), y: try part(size), color: .constant(.series(part.index)))
    }
    #expect(titles(panels) == ["b", "a", "c"])
    let points = panels.compactMap { $0.marks.first as? Points }
    #expect(points.map(\.x) == [[0, 2], [1, 4], [3]] && points.map(\.y) == [[1, 3], [2, 5], [4]])
    let layout = try Layout(Figure(panels: panels, columns: 3, scales: .freeY), measurer: EvenMeasurer())
    #expect(layout.panels.count == 3)
  }

  @Test func sortsAndNamesPanels() {
    #expect(titles(Panel.facets(by: kind, sortedBy: <) { _ in }) == ["a", "b", "c"])
    #expect(
      titles(Panel.facets(by: [3, 1, 2, 1], sortedBy: >, title: { "no. \($0)" }) { _ in }) == [
        "no. 3", "no. 2", "no. 1",
      ])
    #expect(titles(Panel.facets(by: [Int]()) { _ in }).isEmpty)
  }

  @Test func refusesColumnsOfAnotherTable() {
    #expect(throws: PlottingError.self) {
      try Panel.facets(by: kind) { part in Points(x: try part([1.0, 2]), y: try part(size)) }
    }
  }
}
