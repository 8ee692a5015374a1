import Cairo
import Plotting

/// How much of each pixel a small shape covers, at one size and place within a pixel.
struct MarkerCoverage {
  /// Places within a pixel, in each direction.
  static let phases = 4

  struct Key: Hashable {
    var shape: Markers.Shape
    /// In 1/64 pixel.
    var diameter: Int
    var edgeWidth: Int
    var phaseX: Int
    var phaseY: Int
  }

  /// From the pixel that the center falls in to the first row and column.
  let reach: Int
  /// Rows, and pixels in a row.
  var side: Int { 2 * reach + 1 }
  /// What the inside and the edge cover, from 0 to 255, row by row.
  let inside: [UInt8]
  let edge: [UInt8]

  init(_ key: Key) throws(CairoError) {
    let diameter = Double(key.diameter) / 64
    let edgeWidth = Double(key.edgeWidth) / 64
    // The corners of a triangle reach 0.78 diameters from its center, and a mitered edge further.
    reach = Int((diameter * 0.8 + edgeWidth * 1.5).rounded(.up)) + 1
    inside = try Self.coverage(key, reach: reach, strokeWidth: nil)
    edge =
      edgeWidth > 0
      ? try Self.coverage(key, reach: reach, strokeWidth: edgeWidth) : Array(repeating: 0, count: inside.count)
  }

  private static func coverage(_ key: Key, reach: Int, strokeWidth: Double?) throws(CairoError) -> [UInt8] {
    let side = 2 * reach + 1
    let diameter = Double(key.diameter) / 64
    let centerX = Double(reach) + Double(key.phaseX) / Double(phases)
    let centerY = Double(reach) + Double(key.phaseY) / Double(phases)
    let mask = try ImageSurface(.mask, width: side, height: side)
    var context = try Context(mask)
    context.add(key.shape.path) { Point(x: centerX + $0.x * diameter, y: centerY + $0.y * diameter) }
    context.setColor(red: 0, green: 0, blue: 0, opacity: 1)
    if let strokeWidth { context.stroke(width: strokeWidth) } else { context.fill() }
    try context.check()
    return try mask.withPixels { bytes, stride in
      (0..<side).flatMap { bytes[$0 * stride..<$0 * stride + side] }
    }
  }
}
