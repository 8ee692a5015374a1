import Cairo
import Plotting

/// A small shape in its colors, ready to be mixed into a picture wherever its center falls in a pixel column of one alignment.
struct MarkerSprite {
  /// Pixels are mixed in groups that start at multiples of this, so that a processor finds what it has just written in one piece.
  static let group = 4

  /// A row's groups of pixels that are touched.
  private struct Span {
    var row: Int
    /// The first pixel.
    var column: Int
    /// Where the row starts in the arrays of groups.
    var start: Int
    var count: Int
  }

  /// A number for each pixel of a group, set one at a time.
  ///
  /// A vector would be written to memory and read again for each, which the processor has to wait for.
  private struct Numbers {
    private var bits: UInt64 = 0

    init(repeating number: UInt16) { bits = 0x0001_0001_0001_0001 * UInt64(number) }

    mutating func set(_ number: UInt16, pixel: Int) {
      let shift = UInt64(16 * pixel)
      bits = bits & ~(0xFFFF << shift) | UInt64(number) << shift
    }

    var vector: SIMD4<UInt16> { unsafeBitCast(bits, to: SIMD4<UInt16>.self) }
  }

  /// What mixing does to a group: blue, green, red and an unused byte of each of its pixels.
  ///
  /// A vector of eight lanes of 16 bits holds the group; bytes of even and odd number are mixed apart, each in a whole lane,
  /// of which the even byte is the low one, as on all processors that Swift supports on Linux.
  private struct Mixture {
    /// How much of the old value stays, from 0 to 256.
    var keptEven = SIMD8<UInt16>(repeating: 256)
    var keptOdd = SIMD8<UInt16>(repeating: 256)
    /// What is added to 256 times the part that stays.
    var addedEven = SIMD8<UInt16>(repeating: 0)
    var addedOdd = SIMD8<UInt16>(repeating: 0)

    init(kept: Numbers, blue: Numbers, green: Numbers, red: Numbers) {
      keptEven.evenHalf = kept.vector
      keptOdd.evenHalf = kept.vector
      keptEven.oddHalf = kept.vector
      addedEven.evenHalf = blue.vector
      addedOdd.evenHalf = green.vector
      addedEven.oddHalf = red.vector
    }

    /// The group after mixing, without checks for overflow, which cannot happen: at most 255 x 256 + 128.
    @inline(__always)
    func mixed(into old: SIMD8<UInt16>) -> SIMD8<UInt16> {
      let even = (old & 0xFF) &* keptEven &+ addedEven
      let odd = (old &>> 8) &* keptOdd &+ addedOdd
      return (even &>> 8) | (odd & 0xFF00)
    }

    /// A byte of the group after mixing.
    func mixed(byte: Int, into old: UInt8) -> UInt8 {
      let kept = byte % 2 == 0 ? keptEven[byte / 2] : keptOdd[byte / 2]
      let added = byte % 2 == 0 ? addedEven[byte / 2] : addedOdd[byte / 2]
      return UInt8(truncatingIfNeeded: (UInt16(old) &* kept &+ added) &>> 8)
    }
  }

  private let coverage: MarkerCoverage
  private var spans: [Span] = []
  /// For each group, where the first of its pixels is in the coverage, and how many of the four are there.
  private var places: [(offset: Int, pixels: Range<Int>)] = []
  private var mixtures: [Mixture] = []
  private var fill: Color?
  private var edge: Color?

  /// Rows and columns from the pixel of the center to the outermost ones.
  var reach: Int { coverage.reach }

  /// A sprite for centers in pixel columns with a remainder of `alignment` after division by ``group``.
  init(_ coverage: MarkerCoverage, alignment: Int) {
    self.coverage = coverage
    let side = coverage.side
    for row in 0..<side {
      let pixels = row * side..<(row + 1) * side
      let touched = pixels.filter { coverage.inside[$0] | coverage.edge[$0] != 0 }
      guard let first = touched.first, let last = touched.last else { continue }
      // From the group that the first pixel is in to the one that the last is in.
      var column = first - pixels.lowerBound
      while (alignment - reach + column) % Self.group != 0 { column -= 1 }
      let start = places.count
      for place in stride(from: column, through: last - pixels.lowerBound, by: Self.group) {
        places.append((row * side + place, max(-place, 0)..<min(side - place, Self.group)))
      }
      spans.append(Span(row: row, column: column, start: start, count: places.count - start))
    }
  }

  /// Prepares the mixing of a fill under an edge; nothing to do when the colors are those of last time.
  mutating func setColors(fill: Color, edge: Color) {
    guard self.fill != fill || self.edge != edge else { return }
    self.fill = fill
    self.edge = edge
    let fillOpacity = fill.opacity / 255
    let edgeOpacity = edge.opacity / 255
    let fillBytes = [fill.bytes.blue, fill.bytes.green, fill.bytes.red].map(Double.init)
    let edgeBytes = [edge.bytes.blue, edge.bytes.green, edge.bytes.red].map(Double.init)
    // Most pixels of a shape are like the one before: wholly inside.
    var latest = (inside: UInt8(0), edge: UInt8(0))
    var kept: UInt16 = 256
    var added: [UInt16] = [0, 0, 0]
    mixtures = places.map { place in
      var keptInGroup = Numbers(repeating: 256)
      var (blue, green, red) = (Numbers(repeating: 0), Numbers(repeating: 0), Numbers(repeating: 0))
      for pixel in place.pixels {
        let (inside, edge) = (coverage.inside[place.offset + pixel], coverage.edge[place.offset + pixel])
        if latest != (inside, edge) {
          latest = (inside, edge)
          let edgeShare = Double(edge) * edgeOpacity
          let fillShare = Double(inside) * fillOpacity * (1 - edgeShare)
          let given = edgeShare + fillShare
          let keep = (256 * (1 - given)).rounded()
          kept = UInt16(keep)
          // What is given makes up for the rounding of what is kept, so that mixing a color into itself does not change it.
          let correction = given > 0 ? (256 - keep) / given : 0
          for lane in 0..<3 {
            let sum = fillBytes[lane] * fillShare + edgeBytes[lane] * edgeShare
            // Half a step is added so that cutting off rounds.
            added[lane] = given > 0 ? UInt16((sum * correction + 128).rounded(.down)) : 0
          }
        }
        keptInGroup.set(kept, pixel: pixel)
        blue.set(added[0], pixel: pixel)
        green.set(added[1], pixel: pixel)
        red.set(added[2], pixel: pixel)
      }
      return Mixture(kept: keptInGroup, blue: blue, green: green, red: red)
    }
  }

  /// Mixes the shape into pixels of 32 bits, with its center in the given pixel.
  ///
  /// Arithmetic on columns and rows is unchecked, for speed: markers are less than 2^22 pixels from the picture.
  func mix(into start: UnsafeMutableRawPointer, stride: Int, x: Int, y: Int, bounds: PixelBounds) {
    mixtures.withUnsafeBufferPointer { mixtures in
      guard let mixtures = mixtures.baseAddress else { return }
      for span in spans {
        let row = y &- coverage.reach &+ span.row
        guard row >= bounds.top, row < bounds.bottom else { continue }
        let left = x &- coverage.reach &+ span.column
        let line = start + row &* stride
        let first = mixtures + span.start
        if left >= bounds.left && left &+ span.count &* Self.group <= bounds.right {
          for index in 0..<span.count {
            let group = line + (left &+ index &* Self.group) &* 4
            let old = group.loadUnaligned(as: SIMD8<UInt16>.self)
            group.storeBytes(of: first[index].mixed(into: old), as: SIMD8<UInt16>.self)
          }
        } else {
          for index in 0..<span.count {
            Self.mix(first[index], into: line, column: left &+ index &* Self.group, bounds: bounds)
          }
        }
      }
    }
  }

  /// Mixes those pixels of a group that are within bounds.
  private static func mix(_ mixture: Mixture, into line: UnsafeMutableRawPointer, column: Int, bounds: PixelBounds) {
    for pixel in 0..<group where column + pixel >= bounds.left && column + pixel < bounds.right {
      let bytes = (line + (column + pixel) * 4).assumingMemoryBound(to: UInt8.self)
      for lane in 0..<4 { bytes[lane] = mixture.mixed(byte: 4 * pixel + lane, into: bytes[lane]) }
    }
  }
}
