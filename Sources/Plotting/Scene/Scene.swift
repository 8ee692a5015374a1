/// A finished drawing as a value: what is painted, where, in which color and order.
///
/// Coordinates are rounded to 1/1024 point, so that scenes of equal figures are equal even where a mathematical library differs in
/// the last digit. Two scenes that are equal give the same pixels.
public struct Scene: Hashable, Sendable {
  /// Width and height in points.
  public var size: Size
  /// The color of the paper.
  public var background: Color
  /// What is painted, bottom first.
  public var elements: [SceneElement]
  /// What the picture shows, in words.
  public var alternativeText: String
  /// How many data values could not be drawn because they are not finite, too large, or not positive on a logarithmic axis.
  public var omittedCount: Int

  /// A scene from its parts; coordinates are rounded.
  public init(
    size: Size, background: Color, elements: [SceneElement], alternativeText: String = "", omittedCount: Int = 0
  ) {
    self.size = size
    self.background = background
    self.elements = elements.map(\.rounded)
    self.alternativeText = alternativeText
    self.omittedCount = omittedCount
  }
}

private func rounded(_ value: Double) -> Double {
  // Adding zero turns -0 into 0, which compares equal but prints differently.
  (value * 1024).rounded() / 1024 + 0
}

private func rounded(_ point: Point) -> Point { Point(x: rounded(point.x), y: rounded(point.y)) }

private func rounded(_ rectangle: Rectangle) -> Rectangle {
  Rectangle(
    minX: rounded(rectangle.minX), minY: rounded(rectangle.minY), maxX: rounded(rectangle.maxX),
    maxY: rounded(rectangle.maxY))
}

extension SceneElement {
  fileprivate var rounded: SceneElement {
    switch self {
    case .fill(let path, let color): return .fill(path.map(Plotting.rounded), color)
    case .stroke(let path, let color, let style): return .stroke(path.map(Plotting.rounded), color, style)
    case .markers(var markers):
      markers.centers = markers.centers.map(Plotting.rounded)
      markers.diameters = markers.diameters.map(Plotting.rounded)
      return .markers(markers)
    case .glyphs(var run):
      run.origin = Plotting.rounded(run.origin)
      return .glyphs(run)
    case .image(var image):
      image.frame = Plotting.rounded(image.frame)
      return .image(image)
    case .clipped(let frame, let elements): return .clipped(Plotting.rounded(frame), elements.map(\.rounded))
    }
  }
}
