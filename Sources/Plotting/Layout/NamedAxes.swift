/// The names along the axes of a figure, and its panels with all marks moved to them.
struct NamedAxes {
  var x: AxisNames
  var y: AxisNames
  var panels: [Panel]

  /// Unites the names of all marks, in order of first appearance unless an axis has an order of its own.
  ///
  /// - Throws: ``PlottingError`` where an axis and its marks contradict each other.
  init(_ figure: Figure, panels: [Panel]) throws(PlottingError) {
    x = try Self.names(along: figure.x, called: "x", in: panels, isDescending: false) { $0.coordinates.x }
    y = try Self.names(along: figure.y, called: "y", in: panels, isDescending: true) { $0.coordinates.y }
    self.panels = panels
    if !x.isEmpty || !y.isEmpty { moveMarks() }
  }

  private mutating func moveMarks() {
    for panel in panels.indices {
      for mark in panels[panel].marks.indices {
        var coordinates = panels[panel].marks[mark].coordinates
        guard coordinates.x.names != nil || coordinates.y.names != nil else { continue }
        coordinates.x.move(to: x)
        coordinates.y.move(to: y)
        panels[panel].marks[mark].coordinates = coordinates
      }
    }
  }

  private static func names(
    along axis: Axis, called axisName: String, in panels: [Panel], isDescending: Bool,
    _ coordinates: (any Mark) -> AxisCoordinates
  ) throws(PlottingError) -> AxisNames {
    var marks: [(mark: any Mark, names: [String])] = []
    for mark in panels.lazy.flatMap(\.marks) {
      if let names = coordinates(mark).names { marks.append((mark, names)) }
    }
    var names = AxisNames(axis.categories, isDescending: isDescending)
    try PlottingError.check(
      names.names.count == axis.categories.count, "Axis \(axisName)", "the list of categories",
      axis.categories, "without a name that occurs twice")
    if names.isEmpty {
      names = AxisNames(marks.map(\.names).joined(), isDescending: isDescending)
    } else {
      for (mark, marked) in marks {
        guard let unknown = marked.first(where: { !names.contains($0) }) else { continue }
        throw .unknownName(
          mark: "\(type(of: mark))", axis: axisName, name: RichText(unknown).plain, known: names.names)
      }
    }
    guard !names.isEmpty else { return names }
    try PlottingError.check(
      axis.scale == .linear, "Axis \(axisName)", "the scale", axis.scale.name,
      "linear where names stand along the axis")
    if let domain = axis.domain {
      try PlottingError.check(
        false, "Axis \(axisName)", "domain", domain,
        "left out where names stand along the axis; choose them and their order with categories")
    }
    return names
  }

  /// What the axes must show, in all panels together and in each.
  ///
  /// - Throws: ``PlottingError`` for a mark that stands at numbers along an axis of names, or that does not go with another.
  func extents(of figure: Figure, scales: PanelScales) throws(PlottingError) -> PanelExtents {
    var extents = PanelExtents(whole: Extent(figure), panels: [], scales: scales)
    for panel in panels {
      var extent = Extent(figure)
      for mark in panel.marks {
        extent.beginMark()
        mark.extend(&extent)
        if let refusal = extent.refusal { throw refusal }
        try check(mark, addedTo: extent)
      }
      extents.whole.merge(extent)
      extents.panels.append(extent)
    }
    return extents
  }

  private func check(_ mark: any Mark, addedTo extent: Extent) throws(PlottingError) {
    let coordinates = mark.coordinates
    if !x.isEmpty && extent.latestMarkHasX && coordinates.x.names == nil {
      throw .numbersAmongNames(mark: "\(type(of: mark))", axis: "x", names: x.names)
    }
    if !y.isEmpty && extent.latestMarkHasY && coordinates.y.names == nil {
      throw .numbersAmongNames(mark: "\(type(of: mark))", axis: "y", names: y.names)
    }
  }
}
