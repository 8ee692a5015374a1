import Cairo
import Plotting

/// Draws many small shapes quickly.
///
/// Each shape is drawn by Cairo once for each size and quarter of a pixel, as coverage, and then mixed into the picture as often as
/// needed. Sprites are kept while a scene is painted.
struct MarkerSprites {
  private var numbers: [MarkerSprite.Key: Int] = [:]
  private var sprites: [MarkerSprite] = []

  /// Paints markers in order, at their centres moved to quarters of a pixel, which no eye can tell.
  mutating func paint(
    _ markers: Markers, on surface: borrowing ImageSurface, scale: Double, clip: Rectangle?
  ) throws(CairoError) {
    let phases = Double(MarkerSprite.phases)
    let edgeWidth = Int((markers.edgeWidth * scale * 64).rounded())
    // All sprites are made before the surface's memory is held.
    var jobs: [(sprite: Int, x: Int, y: Int, color: Color)] = []
    jobs.reserveCapacity(markers.centers.count)
    for (index, center) in markers.centers.enumerated() {
      let diameter = markers.diameter(index) * scale
      guard diameter > 0, diameter <= 4096, abs(center.x) < 1e6, abs(center.y) < 1e6 else { continue }
      let x = Int((center.x * scale * phases).rounded())
      let y = Int((center.y * scale * phases).rounded())
      let key = MarkerSprite.Key(
        shape: markers.shape(index), diameter: Int((diameter * 64).rounded()), edgeWidth: edgeWidth,
        phaseX: x & (MarkerSprite.phases - 1), phaseY: y & (MarkerSprite.phases - 1))
      jobs.append((try number(of: key), x >> 2, y >> 2, markers.color(index)))
    }
    let bounds = PixelBounds(surface: surface, clip: clip, scale: scale)
    let edge = markers.edge
    try surface.withPixels { bytes, stride in
      guard let start = bytes.baseAddress else { return }
      for job in jobs {
        sprites[job.sprite].setColors(fill: job.color, edge: edge)
        sprites[job.sprite].mix(into: start, stride: stride, x: job.x, y: job.y, bounds: bounds)
      }
    }
  }

  private mutating func number(of key: MarkerSprite.Key) throws(CairoError) -> Int {
    if let known = numbers[key] { return known }
    sprites.append(try MarkerSprite(key))
    numbers[key] = sprites.count - 1
    return sprites.count - 1
  }
}

/// The pixels that may be changed.
struct PixelBounds {
  var left: Int
  var top: Int
  var right: Int
  var bottom: Int

  init(surface: borrowing ImageSurface, clip: Rectangle?, scale: Double) {
    left = 0
    top = 0
    right = surface.width
    bottom = surface.height
    guard let clip else { return }
    left = max(left, Int((clip.minX * scale).rounded()))
    top = max(top, Int((clip.minY * scale).rounded()))
    right = min(right, Int((clip.maxX * scale).rounded()))
    bottom = min(bottom, Int((clip.maxY * scale).rounded()))
  }
}
