import Plotting

extension Path {
  /// The smallest rectangle around all points, control points included; nothing for an empty path.
  var bounds: Rectangle? {
    let points = elements.flatMap { element -> [Point] in
      switch element {
      case .move(let point), .line(let point): [point]
      case .curve(let first, let second, let end): [first, second, end]
      case .close: []
      }
    }
    guard let minX = points.map(\.x).min(), let maxX = points.map(\.x).max() else { return nil }
    guard let minY = points.map(\.y).min(), let maxY = points.map(\.y).max() else { return nil }
    return Rectangle(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
  }
}
