/// Takes rims in the color of the paper off points that lie on top of each other.
///
/// A rim sets a point off from the few that it covers. Where many lie at one place, each rim wipes out what was painted before it:
/// crowds turn pale, and opacities no longer add up to a density. So a scatter keeps its rims only while its points lie apart, on
/// average over its points.
struct MarkerRims {
  /// The side of the squares in which points are counted, in points: more than a standard marker, less than a cluster.
  private static let side = 8.0
  /// How many layers of opaque points may lie at the average point before their rims do harm.
  private static let mostLayers = 2.0

  /// Smaller points, in points across, are drawn without rims.
  private static let smallestRimmed = 2.0

  private let frame: Rectangle
  private let columns: Int
  private let rows: Int
  /// The area of the markers whose centers are in a square, in square points.
  private var areas: [Double]

  private init(_ frame: Rectangle) {
    self.frame = frame
    columns = Int(frame.width / Self.side) + 1
    rows = Int(frame.height / Self.side) + 1
    areas = Array(repeating: 0, count: columns * rows)
  }

  /// What is painted in a panel, in the same order, with rims where these do no harm.
  static func harmless(_ elements: [SceneElement], in frame: Rectangle) -> [SceneElement] {
    var rims = MarkerRims(frame)
    var hasRims = false
    for element in elements {
      rims.visit(element) { rims, markers in
        hasRims = hasRims || (markers.edgeWidth > 0 && !markers.centers.isEmpty)
        rims.add(markers)
      }
    }
    guard hasRims else { return elements }
    return elements.map { rims.harmless($0) }
  }

  private mutating func visit(_ element: SceneElement, _ body: (inout MarkerRims, Markers) -> Void) {
    switch element {
    case .markers(let markers): body(&self, markers)
    case .clipped(_, let inner): for element in inner { visit(element, body) }
    case .fill, .stroke, .glyphs, .image: break
    }
  }

  private func harmless(_ element: SceneElement) -> SceneElement {
    switch element {
    case .markers(var markers):
      if doesHarm(markers) { markers.edgeWidth = 0 }
      return .markers(markers)
    case .clipped(let frame, let inner): return .clipped(frame, inner.map { harmless($0) })
    case .fill, .stroke, .glyphs, .image: return element
    }
  }

  private func square(of center: Point) -> Int {
    let column = min(max(Int((center.x - frame.minX) / Self.side), 0), columns - 1)
    let row = min(max(Int((center.y - frame.minY) / Self.side), 0), rows - 1)
    return row * columns + column
  }

  private mutating func add(_ markers: Markers) {
    for (index, center) in markers.centers.enumerated() where frame.expanded(by: 100).contains(center) {
      let diameter = min(markers.diameter(index), 1000)
      areas[square(of: center)] += Double.pi / 4 * diameter * diameter
    }
  }

  private func doesHarm(_ markers: Markers) -> Bool {
    guard markers.edgeWidth > 0, let color = markers.colors.first else { return false }
    // Half of the rim lies inside: of a tiny point it leaves too little.
    let least = markers.diameters.reduce(Double.infinity) { $1 > 0 ? min($0, $1) : $0 }
    if least < 5 * markers.edgeWidth && least < Self.smallestRimmed { return true }
    var sum = 0.0
    var count = 0.0
    for (index, center) in markers.centers.enumerated() where frame.expanded(by: 100).contains(center) {
      let diameter = min(markers.diameter(index), 1000)
      // A point larger than a square covers its neighbors' squares as well.
      let reach = max(diameter, Self.side)
      let own = Double.pi / 4 * diameter * diameter
      sum += max(areas[square(of: center)] - own, 0) / (reach * reach)
      count += 1
    }
    // Pale points show by lying on each other, so that even a few rims would hide what they are to show.
    return count > 0 && sum / count > Self.mostLayers * min(2 * color.opacity, 1)
  }
}
