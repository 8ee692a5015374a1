import Cairo
import SafeFiles

/// Compares pictures pixel by pixel, or tile by tile where other drawing libraries or another kind of processor made them.
struct PixelComparison: Hashable {
  /// A picture's pixels: red, green, blue and opacity, row by row.
  struct Picture: Hashable {
    var width: Int
    var height: Int
    var bytes: [UInt8]
  }

  /// The side of a tile in pixels.
  static let tileSide = 16

  /// The largest mean difference of a tile, in 255ths, that may be due to where a picture was drawn: 25 single steps.
  ///
  /// A tile is small, so a change that fills it counts in full, however large the picture is. The bound lies between
  /// what was measured on this package's own figures. Unchanged ones reach 0 with Cairo 1.16.0, 1.18.0 and 1.18.4 on
  /// x86-64, 0.016 on 64-bit Arm, where Cairo rounds corners of outlines otherwise, and 0.086 on 32-bit x86, which
  /// calculates with longer numbers. Curves drawn 1% thicker reach at least 0.15, points moved by half a pixel 2.4.
  /// Figures for dark pages have no scene beside them, so this alone has to find what changes in them.
  static let tileTolerance = 0.1

  /// The number of pixels that differ.
  var differingPixels = 0

  /// The tiles that count as different, in pixels from the upper left corner.
  var tiles: [Tile] = []

  /// A tile: its upper left corner, and its mean difference in 255ths.
  struct Tile: Hashable {
    var x: Int
    var y: Int
    var score: Double
  }

  /// Why two pictures cannot be compared; `nil` if they can.
  var sizes: String?

  /// Whether they count as equal.
  var isEqual: Bool { sizes == nil && tiles.isEmpty }

  /// Compares two pictures; `exactly` where both were drawn by the same libraries on the same kind of processor.
  init(_ expected: Picture, _ actual: Picture, exactly: Bool) {
    guard expected.width == actual.width, expected.height == actual.height else {
      sizes = "\(expected.width) x \(expected.height) pixels -> \(actual.width) x \(actual.height)"
      return
    }
    if expected.bytes == actual.bytes { return }
    let (width, height, side) = (expected.width, expected.height, Self.tileSide)
    expected.bytes.withUnsafeBufferPointer { first in
      actual.bytes.withUnsafeBufferPointer { second in
        for top in stride(from: 0, to: height, by: side) {
          for left in stride(from: 0, to: width, by: side) {
            let area = (min(side, width - left), min(side, height - top))
            var (sum, differing) = (0, 0)
            for y in top..<top + area.1 {
              let row = (y * width + left) * 4
              // Most of a picture is as it was.
              if Self.isEqual(first, second, row..<row + area.0 * 4) { continue }
              for offset in stride(from: row, to: row + area.0 * 4, by: 4) {
                let difference = Self.difference(first, second, at: offset)
                sum += difference
                differing += difference > 0 ? 1 : 0
              }
            }
            differingPixels += differing
            // Small tiles at the edges count as whole ones: a few pixels there are not more than elsewhere.
            let score = Double(sum) / Double(side * side)
            if exactly ? differing > 0 : score > Self.tileTolerance {
              tiles.append(Tile(x: left, y: top, score: score))
            }
          }
        }
      }
    }
  }

  private static func isEqual(
    _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    guard let first = first.baseAddress, let second = second.baseAddress else { return true }
    return memcmp(first + range.lowerBound, second + range.lowerBound, range.count) == 0
  }

  /// The largest difference of a pixel's four numbers.
  private static func difference(
    _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> Int {
    var largest = 0
    for channel in offset..<offset + 4 { largest = max(largest, abs(Int(first[channel]) - Int(second[channel]))) }
    return largest
  }

  /// What differs, in a few words.
  var summary: String {
    if let sizes { return sizes }
    guard let worst = tiles.max(by: { $0.score < $1.score }) else { return "equal" }
    return "\(differingPixels) pixels differ, the most near (\(worst.x), \(worst.y))"
  }
}

extension PixelComparison.Picture {
  /// Decodes a PNG file.
  init(png file: [UInt8]) throws(CairoError) {
    let image = try PNGCoding.decode(file)
    self.init(width: image.width, height: image.height, bytes: image.bytes)
  }
}
