import Cairo
import Plotting

/// One small shape at one size and place within a pixel, ready to be mixed into a picture.
struct MarkerSprite {
  /// Places within a pixel, in each direction.
  static let phases = 4

  struct Key: Hashable {
    var shape: Markers.Shape
    /// In 1/64 pixel.
    var diameter: Int
    var edgeWidth: Int
    var phaseX: Int
    var phaseY: Int
    /// The centre's pixel column, by remainder after division by the length of a group.
    var alignment: Int
  }

  /// Pixels are mixed in groups that start at multiples of this, so that a processor finds what it has just written in one piece.
  static let group = 4

  /// A row's groups of pixels that are touched.
  private struct Span {
    var row: Int
    var column: Int
    /// Where the row starts in the arrays below.
    var start: Int
    var count: Int
  }

  private var spans: [Span] = []
  /// From the pixel that the centre falls in to the first row and column.
  let reach: Int
  /// How much of each touched pixel the inside and the edge cover, from 0 to 255.
  private var inside: [UInt8] = []
  private var edges: [UInt8] = []

  private var fill: Color?
  private var edge: Color?
  /// For the latest colours, four numbers a pixel: how much of the old blue, green and red stays, from 0 to 256, and the unused byte.
  private var kept: [UInt16] = []
  /// What is added to 256 times the part that stays.
  private var added: [UInt16] = []

  init(_ key: Key) throws(CairoError) {
    let diameter = Double(key.diameter) / 64
    let edgeWidth = Double(key.edgeWidth) / 64
    // The corners of a triangle reach 0.78 diameters from its centre, and a mitred edge further.
    reach = Int((diameter * 0.8 + edgeWidth * 1.5).rounded(.up)) + 1
    let side = 2 * reach + 1
    let insideCoverage = try Self.coverage(key, side: side, reach: reach, strokeWidth: nil)
    var edgeCoverage = [UInt8](repeating: 0, count: side * side)
    if edgeWidth > 0 { edgeCoverage = try Self.coverage(key, side: side, reach: reach, strokeWidth: edgeWidth) }
    for row in 0..<side {
      let touched = (0..<side).filter { insideCoverage[row * side + $0] | edgeCoverage[row * side + $0] != 0 }
      guard var first = touched.first, var last = touched.last else { continue }
      while (key.alignment - reach + first) % Self.group != 0 { first -= 1 }
      while (key.alignment - reach + last + 1) % Self.group != 0 { last += 1 }
      spans.append(Span(row: row, column: first, start: inside.count, count: last - first + 1))
      for column in first...last {
        let isWithin = column >= 0 && column < side
        inside.append(isWithin ? insideCoverage[row * side + column] : 0)
        edges.append(isWithin ? edgeCoverage[row * side + column] : 0)
      }
    }
  }

  private static func coverage(_ key: Key, side: Int, reach: Int, strokeWidth: Double?) throws(CairoError) -> [UInt8] {
    let diameter = Double(key.diameter) / 64
    let centerX = Double(reach) + Double(key.phaseX) / Double(phases)
    let centerY = Double(reach) + Double(key.phaseY) / Double(phases)
    let mask = try ImageSurface(.mask, width: side, height: side)
    var context = try Context(mask)
    func x(_ point: Point) -> Double { centerX + point.x * diameter }
    func y(_ point: Point) -> Double { centerY + point.y * diameter }
    for element in key.shape.path.elements {
      switch element {
      case .move(let point): context.move(x: x(point), y: y(point))
      case .line(let point): context.line(x: x(point), y: y(point))
      case .curve(let first, let second, let end):
        context.curve(x1: x(first), y1: y(first), x2: x(second), y2: y(second), x3: x(end), y3: y(end))
      case .close: context.close()
      }
    }
    context.setColor(red: 0, green: 0, blue: 0, opacity: 1)
    if let strokeWidth { context.stroke(width: strokeWidth) } else { context.fill() }
    try context.check()
    return try mask.withPixels { bytes, stride in
      (0..<side).flatMap { bytes[$0 * stride..<$0 * stride + side] }
    }
  }

  /// Prepares the mixing of a fill under an edge; nothing to do when the colours are those of last time.
  mutating func setColors(fill: Color, edge: Color) {
    guard self.fill != fill || self.edge != edge else { return }
    self.fill = fill
    self.edge = edge
    kept = Array(repeating: 256, count: 4 * inside.count)
    added = Array(repeating: 0, count: 4 * inside.count)
    let fillOpacity = fill.opacity / 255
    let edgeOpacity = edge.opacity / 255
    let fillBytes = [fill.bytes.blue, fill.bytes.green, fill.bytes.red]
    let edgeBytes = [edge.bytes.blue, edge.bytes.green, edge.bytes.red]
    for index in inside.indices where inside[index] | edges[index] != 0 {
      let edgeShare = Double(edges[index]) * edgeOpacity
      let fillShare = Double(inside[index]) * fillOpacity * (1 - edgeShare)
      let given = edgeShare + fillShare
      guard given > 0 else { continue }
      let keep = (256 * (1 - given)).rounded()
      // What is given makes up for the rounding of what is kept, so that mixing a colour into itself does not change it.
      let correction = (256 - keep) / given
      for lane in 0..<3 {
        kept[4 * index + lane] = UInt16(keep)
        let sum = Double(fillBytes[lane]) * fillShare + Double(edgeBytes[lane]) * edgeShare
        // Half a step is added so that cutting off rounds.
        added[4 * index + lane] = UInt16((sum * correction + 128).rounded(.down))
      }
    }
  }

  /// Mixes the shape into pixels of 32 bits, with its centre in the given pixel.
  func mix(into start: UnsafeMutableRawPointer, stride: Int, x: Int, y: Int, bounds: PixelBounds) {
    kept.withUnsafeBufferPointer { kept in
      added.withUnsafeBufferPointer { added in
        guard let kept = kept.baseAddress, let added = added.baseAddress else { return }
        for span in spans {
          let row = y - reach + span.row
          guard row >= bounds.top, row < bounds.bottom else { continue }
          let left = x - reach + span.column
          let first = max(bounds.left - left, 0)
          let last = min(bounds.right - left, span.count)
          guard first < last else { continue }
          let line = (start + row * stride + left * 4).assumingMemoryBound(to: UInt8.self)
          // Without checks for overflow, which cannot happen: at most 255 x 256 + 128, so the compiler takes 16 bytes at a time.
          for index in 4 * first..<4 * last {
            let offset = 4 * span.start &+ index
            line[index] = UInt8(truncatingIfNeeded: (UInt16(line[index]) &* kept[offset] &+ added[offset]) &>> 8)
          }
        }
      }
    }
  }
}
