import Cairo
import Plotting

/// Draws many small shapes quickly: each shape is drawn by Cairo once for each size and quarter of a pixel, as coverage, and then
/// mixed into the picture as often as needed.
struct MarkerSprites {
  /// Centres are moved to quarters of a pixel, which no eye can tell.
  static let phases = 4

  struct Key: Hashable {
    var shape: Markers.Shape
    /// In 1/64 pixel.
    var diameter: Int
    var edgeWidth: Int
    var phaseX: Int
    var phaseY: Int
  }

  /// Coverage of the inside and of the edge, a byte each.
  struct Sprite {
    var width: Int
    var height: Int
    /// From the pixel that the centre falls in to the sprite's first pixel.
    var left: Int
    var top: Int
    var inside: [UInt8]
    var edge: [UInt8]
  }

  private var sprites: [Key: Sprite] = [:]

  mutating func paint(
    _ markers: Markers, on surface: borrowing ImageSurface, scale: Double, clip: Rectangle?
  ) throws(CairoError) {
    let phases = Double(Self.phases)
    let edgeWidth = Int((markers.edgeWidth * scale * 64).rounded())
    // Pixels before each centre, so that sprites are made before the surface's memory is held.
    var last: (key: Key, sprite: Sprite)?
    var jobs: [(sprite: Sprite, x: Int, y: Int, color: Color)] = []
    jobs.reserveCapacity(markers.centers.count)
    for (index, center) in markers.centers.enumerated() {
      let diameter = markers.diameter(index) * scale
      guard diameter > 0, diameter <= 4096, abs(center.x) < 1e6, abs(center.y) < 1e6 else { continue }
      let x = Int((center.x * scale * phases).rounded())
      let y = Int((center.y * scale * phases).rounded())
      let key = Key(
        shape: markers.shape(index), diameter: Int((diameter * 64).rounded()), edgeWidth: edgeWidth,
        phaseX: x & (Self.phases - 1), phaseY: y & (Self.phases - 1))
      let sprite: Sprite
      if let last, last.key == key {
        sprite = last.sprite
      } else if let known = sprites[key] {
        sprite = known
      } else {
        sprite = try Self.draw(key)
        sprites[key] = sprite
      }
      last = (key, sprite)
      jobs.append((sprite, x >> 2, y >> 2, markers.color(index)))
    }
    let bounds = Self.pixelBounds(surface: surface, clip: clip, scale: scale)
    let edge = markers.edge
    try surface.withPixels { bytes, stride in
      for job in jobs {
        Self.mix(
          job.sprite, x: job.x, y: job.y, color: job.color, edge: edgeWidth > 0 ? edge : nil, into: bytes,
          stride: stride, bounds: bounds)
      }
    }
  }

  private static func pixelBounds(
    surface: borrowing ImageSurface, clip: Rectangle?, scale: Double
  ) -> (left: Int, top: Int, right: Int, bottom: Int) {
    guard let clip else { return (0, 0, surface.width, surface.height) }
    return (
      max(0, Int((clip.minX * scale).rounded())), max(0, Int((clip.minY * scale).rounded())),
      min(surface.width, Int((clip.maxX * scale).rounded())), min(surface.height, Int((clip.maxY * scale).rounded()))
    )
  }

  private static func draw(_ key: Key) throws(CairoError) -> Sprite {
    let diameter = Double(key.diameter) / 64
    let edgeWidth = Double(key.edgeWidth) / 64
    // The corners of a triangle reach 0.78 diameters from its centre, and a mitred edge further.
    let reach = Int((diameter * 0.8 + edgeWidth * 1.5).rounded(.up)) + 1
    let side = 2 * reach + 1
    let center = (
      x: Double(reach) + Double(key.phaseX) / Double(phases), y: Double(reach) + Double(key.phaseY) / Double(phases)
    )
    func coverage(stroked: Bool) throws(CairoError) -> [UInt8] {
      let mask = try ImageSurface(.mask, width: side, height: side)
      var context = try Context(mask)
      for element in key.shape.path.elements {
        func x(_ point: Point) -> Double { center.x + point.x * diameter }
        func y(_ point: Point) -> Double { center.y + point.y * diameter }
        switch element {
        case .move(let point): context.move(x: x(point), y: y(point))
        case .line(let point): context.line(x: x(point), y: y(point))
        case .curve(let first, let second, let end):
          context.curve(x1: x(first), y1: y(first), x2: x(second), y2: y(second), x3: x(end), y3: y(end))
        case .close: context.close()
        }
      }
      context.setColor(red: 0, green: 0, blue: 0, opacity: 1)
      if stroked { context.stroke(width: edgeWidth) } else { context.fill() }
      try context.check()
      return try mask.withPixels { bytes, stride in
        var coverage: [UInt8] = []
        coverage.reserveCapacity(side * side)
        for row in 0..<side { coverage.append(contentsOf: bytes[row * stride..<row * stride + side]) }
        return coverage
      }
    }
    return Sprite(
      width: side, height: side, left: -reach, top: -reach, inside: try coverage(stroked: false),
      edge: key.edgeWidth > 0 ? try coverage(stroked: true) : [])
  }

  private static func mix(
    _ sprite: Sprite, x: Int, y: Int, color: Color, edge: Color?, into bytes: UnsafeMutableRawBufferPointer,
    stride: Int, bounds: (left: Int, top: Int, right: Int, bottom: Int)
  ) {
    let left = x + sprite.left
    let top = y + sprite.top
    let firstColumn = max(bounds.left - left, 0)
    let lastColumn = min(bounds.right - left, sprite.width)
    let firstRow = max(bounds.top - top, 0)
    let lastRow = min(bounds.bottom - top, sprite.height)
    guard firstColumn < lastColumn, firstRow < lastRow else { return }
    let fill = color.bytes
    let fillOpacity = UInt32((color.opacity * 255).rounded())
    let rim = edge?.bytes ?? (0, 0, 0)
    let rimOpacity = UInt32(((edge?.opacity ?? 0) * 255).rounded())
    sprite.inside.withUnsafeBufferPointer { inside in
      sprite.edge.withUnsafeBufferPointer { edges in
        for row in firstRow..<lastRow {
          let line = bytes.baseAddress?.advanced(by: (top + row) * stride + left * 4)
            .assumingMemoryBound(to: UInt32.self)
          guard let line else { return }
          let source = row * sprite.width
          for column in firstColumn..<lastColumn {
            let insideCoverage = UInt32(inside[source + column])
            let edgeCoverage = edges.isEmpty ? 0 : UInt32(edges[source + column])
            if insideCoverage | edgeCoverage == 0 { continue }
            var pixel = line[column]
            if insideCoverage > 0 { pixel = blend(pixel, fill, insideCoverage * fillOpacity) }
            if edgeCoverage > 0 { pixel = blend(pixel, rim, edgeCoverage * rimOpacity) }
            line[column] = pixel
          }
        }
      }
    }
  }

  /// A pixel with a colour over it; the weight is from 0 to 255².
  @inline(__always)
  private static func blend(_ pixel: UInt32, _ color: (red: UInt8, green: UInt8, blue: UInt8), _ weight: UInt32)
    -> UInt32
  {
    let rest = 65025 - weight
    func part(_ old: UInt32, _ new: UInt8) -> UInt32 { (old * rest + UInt32(new) * weight + 32512) / 65025 }
    return part(pixel >> 16 & 255, color.red) << 16 | part(pixel >> 8 & 255, color.green) << 8
      | part(pixel & 255, color.blue)
  }
}
