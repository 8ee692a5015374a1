import Cairo
import Plotting

/// Draws many small shapes quickly.
///
/// Each shape is drawn by Cairo once for each size and quarter of a pixel, as coverage, and then mixed into the picture as often as
/// needed. Sprites are kept while a scene is painted.
struct MarkerSprites {
  private struct Key: Hashable {
    var coverage: MarkerCoverage.Key
    var alignment: Int
  }

  private var coverages: [MarkerCoverage.Key: MarkerCoverage] = [:]
  private var numbers: [Key: Int] = [:]
  private var sprites: [MarkerSprite] = []

  /// A marker ready to be mixed in: its sprite, the pixel of its center, and the number of its color.
  private struct Job {
    var sprite: Int32
    var x: Int32
    var y: Int32
    var color: Int32
  }

  /// Paints markers in order, at their centers moved to quarters of a pixel, which no eye can tell.
  mutating func paint(
    _ markers: Markers, on surface: borrowing ImageSurface, scale: Double, clip: Rectangle?
  ) throws(CairoError) {
    // All sprites are made before the surface's memory is held.
    let jobs = try jobs(for: markers, scale: scale)
    let bounds = PixelBounds(surface: surface, clip: clip, scale: scale)
    let bands = bands(of: jobs, bounds: bounds)
    let edge = markers.edge
    try surface.withPixels { bytes, stride in
      guard let start = bytes.baseAddress else { return }
      for (band, jobs) in bands {
        for job in jobs {
          let sprite = Int(job.sprite)
          sprites[sprite].setColors(fill: markers.colors[Int(job.color)], edge: edge)
          sprites[sprite].mix(into: start, stride: stride, x: Int(job.x), y: Int(job.y), bounds: band)
        }
      }
    }
  }

  private mutating func jobs(for markers: Markers, scale: Double) throws(CairoError) -> [Job] {
    let phases = MarkerCoverage.phases
    var jobs: [Job] = []
    jobs.reserveCapacity(markers.centers.count)
    var key = MarkerCoverage.Key(
      shape: .circle, diameter: -1, edgeWidth: Int((markers.edgeWidth * scale * 64).rounded()), phaseX: 0, phaseY: 0)
    // The sprites of the latest shape and size, by phase, since neighbors in the list are mostly alike.
    var latest = Array(repeating: -1, count: phases * phases * MarkerSprite.group)
    for (index, center) in markers.centers.enumerated() {
      let diameter = markers.diameter(index) * scale
      guard diameter > 0, diameter <= 4096, abs(center.x) < 1e6, abs(center.y) < 1e6 else { continue }
      let x = Int((center.x * scale * Double(phases)).rounded())
      let y = Int((center.y * scale * Double(phases)).rounded())
      let shape = markers.shape(index)
      let roundedDiameter = Int((diameter * 64).rounded())
      if shape != key.shape || roundedDiameter != key.diameter {
        key.shape = shape
        key.diameter = roundedDiameter
        for phase in latest.indices { latest[phase] = -1 }
      }
      key.phaseX = x & (phases - 1)
      key.phaseY = y & (phases - 1)
      let alignment = (x >> 2) & (MarkerSprite.group - 1)
      let phase = (key.phaseY * phases + key.phaseX) * MarkerSprite.group + alignment
      if latest[phase] < 0 { latest[phase] = try number(of: Key(coverage: key, alignment: alignment)) }
      jobs.append(
        Job(
          sprite: Int32(latest[phase]), x: Int32(x >> 2), y: Int32(y >> 2),
          color: markers.colors.count == 1 ? 0 : Int32(index)))
    }
    return jobs
  }

  /// The jobs by bands of rows, in order within each: a band stays in the processor's cache while many markers are mixed into it.
  private func bands(of jobs: [Job], bounds: PixelBounds) -> [(bounds: PixelBounds, jobs: [Job])] {
    guard jobs.count > 1000 else { return [(bounds, jobs)] }
    let height = 32
    let count = (bounds.bottom - bounds.top + height - 1) / height
    guard count > 0 else { return [] }
    var bands: [[Job]] = Array(repeating: [], count: count)
    for job in jobs {
      let reach = sprites[Int(job.sprite)].reach
      let top = Int(job.y) - reach - bounds.top
      let bottom = Int(job.y) + reach - bounds.top
      guard bottom >= 0, top < count * height else { continue }
      for band in max(top / height, 0)...min(bottom / height, count - 1) { bands[band].append(job) }
    }
    return bands.enumerated().map { band, jobs in
      var part = bounds
      part.top = bounds.top + band * height
      part.bottom = min(bounds.top + (band + 1) * height, bounds.bottom)
      return (part, jobs)
    }
  }

  private mutating func number(of key: Key) throws(CairoError) -> Int {
    if let known = numbers[key] { return known }
    sprites.append(MarkerSprite(try coverage(key.coverage), alignment: key.alignment))
    numbers[key] = sprites.count - 1
    return sprites.count - 1
  }

  private mutating func coverage(_ key: MarkerCoverage.Key) throws(CairoError) -> MarkerCoverage {
    if let known = coverages[key] { return known }
    let coverage = try MarkerCoverage(key)
    coverages[key] = coverage
    return coverage
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
