/// One thing to paint.
///
/// Lengths are in points from the upper left corner, y downwards.
public enum SceneElement: Hashable, Sendable {
  /// The inside of a path (non-zero winding).
  case fill(Path, Color)
  /// A line along a path.
  case stroke(Path, Color, StrokeStyle)
  /// Many small shapes.
  case markers(Markers)
  /// A run of glyphs.
  case glyphs(GlyphRun)
  /// A picture of pixels, each drawn as a rectangle; they are averaged where the renderer has fewer.
  case image(SceneImage)
  /// Elements of which only the part within the rectangle is seen.
  case clipped(Rectangle, [SceneElement])
}

/// How a line is drawn.
///
/// Joins are mitered (bevelled where very sharp) and ends are flat.
public struct StrokeStyle: Hashable, Sendable {
  /// Thickness in points.
  public var width: Double
  /// Lengths of dashes and gaps in points; empty for a solid line.
  public var dashes: [Double]
  /// Whether a horizontal or vertical line is moved to fall on whole pixels.
  public var isSnapped: Bool

  /// A style from its parts.
  public init(width: Double, dashes: [Double] = [], isSnapped: Bool = false) {
    self.width = width
    self.dashes = dashes
    self.isSnapped = isSnapped
  }
}

/// Small filled shapes with an edge that keeps overlapping ones apart, painted in order.
public struct Markers: Hashable, Sendable {
  /// What each looks like.
  public enum Shape: String, Hashable, Sendable, CaseIterable {
    /// A disc.
    case circle
    /// An upright square of the same area.
    case square
    /// A triangle pointing up, of the same area.
    case triangle
    /// A square standing on a corner, of the same area.
    case diamond
  }

  /// One shape for all, or one each.
  public var shapes: [Shape]
  /// Their centers.
  public var centers: [Point]
  /// Diameters of circles of the same area, in points: one for all, or one each.
  public var diameters: [Double]
  /// One color for all, or one each.
  public var colors: [Color]
  /// The color of the edges, which lie outside half and inside half.
  public var edge: Color
  /// The thickness of the edges in points.
  public var edgeWidth: Double

  /// Markers from their parts; shapes, diameters and colors have one element, or as many as there are centers.
  public init(
    shapes: [Shape], centers: [Point], diameters: [Double], colors: [Color], edge: Color, edgeWidth: Double
  ) {
    self.shapes = shapes
    self.centers = centers
    self.diameters = diameters
    self.colors = colors
    self.edge = edge
    self.edgeWidth = edgeWidth
  }

  /// Puts large ones below small ones, which keep their order otherwise.
  mutating func sortBySize() {
    let order = diameters.indices.sorted { (diameters[$1], $0) < (diameters[$0], $1) }
    centers = order.map { centers[$0] }
    diameters = order.map { diameters[$0] }
    if shapes.count > 1 { shapes = order.map { shapes[$0] } }
    if colors.count > 1 { colors = order.map { colors[$0] } }
  }

  /// The shape of a marker.
  public func shape(_ index: Int) -> Shape { shapes.count == 1 ? shapes[0] : shapes[index] }
  /// The diameter of a marker.
  public func diameter(_ index: Int) -> Double { diameters.count == 1 ? diameters[0] : diameters[index] }
  /// The color of a marker.
  public func color(_ index: Int) -> Color { colors.count == 1 ? colors[0] : colors[index] }
}

extension Markers.Shape {
  /// The outline about the origin, with the area of a circle of diameter 1.
  public var path: Path {
    switch self {
    case .circle: return Path.unitCircle.map { 0.5 * $0 }
    case .square:
      let half = 0.443_113_462_726_379  // √π / 4
      return Path.rectangle(Rectangle(minX: -half, minY: -half, maxX: half, maxY: half))
    case .diamond:
      let reach = 0.626_657_068_657_750  // √π / 4 √2
      return Path.polyline(
        [Point(x: 0, y: -reach), Point(x: reach, y: 0), Point(x: 0, y: reach), Point(x: -reach, y: 0)], closed: true)
    case .triangle:
      let side = 1.346_773_687_088_598  // √(π / √3)
      let height = side * 0.866_025_403_784_439  // √3 / 2
      return Path.polyline(
        [
          Point(x: 0, y: -2 * height / 3), Point(x: side / 2, y: height / 3), Point(x: -side / 2, y: height / 3),
        ], closed: true)
    }
  }
}

/// Text of one weight, size and color on one base line.
public struct GlyphRun: Hashable, Sendable {
  /// The characters.
  public var text: String
  /// Weight and size.
  public var font: Font
  /// Where the base line starts.
  public var origin: Point
  /// The color.
  public var color: Color
  /// The color of a rim that sets the text off from what it covers; nothing for bare text.
  public var halo: Color?
  /// Which way it goes, for part of a line of several directions; otherwise the letters tell, by Unicode's bidirectional algorithm.
  public var direction: TextDirection?
  /// Whether its base line runs upwards, a quarter turn against the clock.
  public var isTurned: Bool

  /// A run from its parts.
  public init(
    text: String, font: Font, origin: Point, color: Color, halo: Color? = nil, direction: TextDirection? = nil,
    isTurned: Bool = false
  ) {
    self.text = text
    self.font = font
    self.origin = origin
    self.color = color
    self.halo = halo
    self.direction = direction
    self.isTurned = isTurned
  }
}

/// A picture of pixels.
public struct SceneImage: Hashable, Sendable {
  /// Pixels in a row.
  public var columns: Int
  /// The colors row by row from the top.
  public var colors: [Color]
  /// Where it stands; its edges are moved to whole pixels of the picture.
  public var frame: Rectangle

  /// An image from its parts.
  public init(columns: Int, colors: [Color], frame: Rectangle) {
    self.columns = columns
    self.colors = colors
    self.frame = frame
  }

  /// Rows of pixels.
  public var rows: Int { columns > 0 ? colors.count / columns : 0 }
}
