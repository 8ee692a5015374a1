/// Which axes of several panels show the same range, so that places can be compared from panel to panel.
public enum PanelScales: String, Hashable, Sendable, CaseIterable {
  /// Both: the values of all panels fit into each.
  case shared
  /// Each panel has horizontal values of its own.
  case freeX
  /// Each panel has vertical values of its own.
  case freeY
  /// Each panel has both of its own.
  case free

  var isFreeX: Bool { self == .freeX || self == .free }
  var isFreeY: Bool { self == .freeY || self == .free }
}

/// The ranges of values in all panels together and in each.
struct PanelExtents {
  var whole: Extent
  var panels: [Extent]
  var scales: PanelScales

  /// What the horizontal axis of a panel must show.
  func x(ofPanel index: Int) -> Extent { scales.isFreeX && panels.indices.contains(index) ? panels[index] : whole }

  /// What the vertical axis of a panel must show.
  func y(ofPanel index: Int) -> Extent { scales.isFreeY && panels.indices.contains(index) ? panels[index] : whole }
}
