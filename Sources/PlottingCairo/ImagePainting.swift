import Cairo
import Plotting

/// Puts the pixels of an image on a surface: as rectangles of whole pixels of the picture, or averaged where the picture has fewer.
struct ImagePainting {
  private let image: SceneImage
  private let left: Int
  private let top: Int
  private let width: Int
  private let height: Int
  /// What may be painted, in pixels of the picture.
  private let clip: (left: Int, top: Int, right: Int, bottom: Int)

  init(_ image: SceneImage, scale: Double, clip: Rectangle?) {
    self.image = image
    func pixel(_ length: Double) -> Int { Int((length * scale).rounded()) }
    left = pixel(image.frame.minX)
    top = pixel(image.frame.minY)
    width = pixel(image.frame.maxX) - left
    height = pixel(image.frame.maxY) - top
    self.clip =
      clip.map { (pixel($0.minX), pixel($0.minY), pixel($0.maxX), pixel($0.maxY)) }
      ?? (Int.min, Int.min, Int.max, Int.max)
  }

  func paint(on surface: borrowing ImageSurface) throws(CairoError) {
    guard image.columns > 0, image.rows > 0, width > 0, height > 0 else { return }
    let firstX = max(left, clip.left, 0)
    let firstY = max(top, clip.top, 0)
    let endX = max(min(left + width, clip.right, surface.width), firstX)
    let endY = max(min(top + height, clip.bottom, surface.height), firstY)
    let isReduced = image.columns > width || image.rows > height
    let pixels = image.colors.map(Pixel.init)
    try surface.withPixels { bytes, stride in
      for y in firstY..<endY {
        let rows = Self.cells(y - top, of: height, count: image.rows)
        for x in firstX..<endX {
          let columns = Self.cells(x - left, of: width, count: image.columns)
          let offset = y * stride + x * 4
          let pixel =
            isReduced
            ? average(pixels, rows: rows, columns: columns)
            : pixels[rows.lowerBound * image.columns + columns.lowerBound]
          let below = pixel.opacity == 255 ? 0 : bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
          bytes.storeBytes(of: pixel.value(over: below), toByteOffset: offset, as: UInt32.self)
        }
      }
    }
  }

  /// The rows or columns of the image that a pixel of the picture shows, one at least.
  private static func cells(_ place: Int, of length: Int, count: Int) -> Range<Int> {
    let first = place * count / length
    return first..<max((place + 1) * count / length, first + 1)
  }

  private func average(_ pixels: [Pixel], rows: Range<Int>, columns: Range<Int>) -> Pixel {
    var sum = (red: 0, green: 0, blue: 0, opacity: 0)
    for row in rows {
      for column in columns {
        let pixel = pixels[row * image.columns + column]
        // What is not seen has no say in the color.
        sum.red += Int(pixel.red) * Int(pixel.opacity)
        sum.green += Int(pixel.green) * Int(pixel.opacity)
        sum.blue += Int(pixel.blue) * Int(pixel.opacity)
        sum.opacity += Int(pixel.opacity)
      }
    }
    guard sum.opacity > 0 else { return Pixel(red: 0, green: 0, blue: 0, opacity: 0) }
    func mean(_ total: Int, _ count: Int) -> UInt8 { UInt8((total + count / 2) / count) }
    return Pixel(
      red: mean(sum.red, sum.opacity), green: mean(sum.green, sum.opacity), blue: mean(sum.blue, sum.opacity),
      opacity: mean(sum.opacity, rows.count * columns.count))
  }

  /// A color in whole steps of 255.
  private struct Pixel {
    var red: UInt8
    var green: UInt8
    var blue: UInt8
    var opacity: UInt8

    init(_ color: Color) {
      let bytes = color.bytes
      self.init(
        red: bytes.red, green: bytes.green, blue: bytes.blue, opacity: UInt8((color.opacity * 255).rounded()))
    }

    init(red: UInt8, green: UInt8, blue: UInt8, opacity: UInt8) {
      self.red = red
      self.green = green
      self.blue = blue
      self.opacity = opacity
    }

    /// The pixel as the surface holds it, mixed with what is below.
    func value(over below: UInt32) -> UInt32 {
      func mixed(_ part: UInt8, _ shift: UInt32) -> UInt32 {
        let own = UInt32(part) * UInt32(opacity)
        let other = ((below >> shift) & 255) * (255 - UInt32(opacity))
        return ((own + other + 127) / 255) << shift
      }
      return mixed(red, 16) | mixed(green, 8) | mixed(blue, 0)
    }
  }
}
