/// Where the ticks of an axis or of a color bar stand.
///
///     Axis("direction", ticks: .named([Tick(0, "north"), Tick(90, "east"), Tick(180, "south"), Tick(270, "west")]))
public enum TickPlaces: Hashable, Sendable {
  /// At round numbers, or where the calendar changes.
  case automatic
  /// At these values, written in the axis's format. The axis reaches to all of them; of labels that would touch, some are left out.
  case values([Double])
  /// At these values, with these names.
  case named([Tick])
  /// Nowhere.
  case none

  /// The values given.
  var values: [Double] {
    switch self {
    case .automatic, .none: []
    case .values(let values): values
    case .named(let ticks): ticks.map(\.value)
    }
  }

  /// Refuses values that the scale has no place for, that come twice, or that lie outside of a given domain.
  func check(_ name: String, scale: Scale, domain: ClosedRange<Double>?) throws(PlottingError) {
    var seen = Set<Double>()
    for value in values {
      try PlottingError.check(scale.accepts(value), name, "a tick", value, scale.requirement)
      try PlottingError.check(seen.insert(value).inserted, name, "a tick", value, "given once only")
      if let domain {
        try PlottingError.check(domain.contains(value), name, "a tick", value, "within the given domain \(domain)")
      }
    }
    try PlottingError.check(values.count <= 1000, name, "the number of ticks", values.count, "1000 or less")
  }
}
