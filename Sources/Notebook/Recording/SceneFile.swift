import Plotting

/// The text that stands beside a figure, so that a later comparison can tell in words what changed.
enum SceneFile {
  /// More places than a person would read about; their number and a digest of them stand in their stead.
  static let maximumPlaceCount = 20_000

  /// The text of a scene.
  static func text(of scene: Scene) -> String {
    let places = scene.elements.reduce(0) { $0 + placeCount($1) }
    if places <= maximumPlaceCount { return scene.description }
    var digest = Digest()
    for element in scene.elements { digest.add(element) }
    let labels = Scene(
      size: scene.size, background: scene.background, elements: scene.elements.flatMap(labels),
      alternativeText: scene.alternativeText, omittedCount: scene.omittedCount)
    return labels.description
      + "\(places) places in \(scene.elements.count) elements, digest \(String(digest.value, radix: 16))\n"
  }

  private static func placeCount(_ element: SceneElement) -> Int {
    switch element {
    case .fill(let path, _), .stroke(let path, _, _): path.elements.count
    case .markers(let markers): markers.centers.count
    case .glyphs: 1
    case .image(let image): image.colors.count
    case .clipped(_, let elements): elements.reduce(0) { $0 + placeCount($1) }
    }
  }

  private static func labels(_ element: SceneElement) -> [SceneElement] {
    switch element {
    case .glyphs: [element]
    case .clipped(_, let elements): elements.flatMap(labels)
    default: []
    }
  }
}

/// FNV-1a over the numbers of a scene: the same in every process, which Swift's own hashes are not.
private struct Digest {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ number: UInt64) {
    var number = number
    for _ in 0..<8 {
      value = (value ^ (number & 0xff)) &* 0x100_0000_01b3
      number >>= 8
    }
  }

  mutating func add(_ element: SceneElement) {
    switch element {
    case .fill(let path, let color):
      add(path)
      add(color)
    case .stroke(let path, let color, let style):
      add(path)
      add(color)
      add(style.width)
      for dash in style.dashes { add(dash) }
    case .markers(let markers):
      for center in markers.centers { add(center) }
      for diameter in markers.diameters { add(diameter) }
      for color in markers.colors { add(color) }
      for shape in markers.shapes { add(shape.rawValue) }
      add(markers.edge)
      add(markers.edgeWidth)
    case .glyphs(let run):
      add(run.text)
      add(run.origin)
      add(run.color)
    case .image(let image):
      for color in image.colors { add(color) }
    case .clipped(_, let elements):
      for element in elements { add(element) }
    }
  }

  private mutating func add(_ number: Double) { add(number.bitPattern) }

  private mutating func add(_ text: String) { for byte in text.utf8 { add(UInt64(byte)) } }

  private mutating func add(_ point: Point) {
    add(point.x)
    add(point.y)
  }

  private mutating func add(_ color: Color) {
    let bytes = color.bytes
    for byte in [bytes.red, bytes.green, bytes.blue] { add(UInt64(byte)) }
    add(color.opacity)
  }

  private mutating func add(_ path: Path) {
    for element in path.elements {
      switch element {
      case .move(let point), .line(let point): add(point)
      case .curve(let first, let second, let end):
        add(first)
        add(second)
        add(end)
      case .close: add(0x5a as UInt64)
      }
    }
  }
}
