/// FNV-1a over the numbers of a scene: the same in every process, which Swift's own hashes are not.
struct SceneDigest {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  init(_ scene: Scene) { for element in scene.elements { add(element) } }

  private mutating func add(_ number: UInt64) {
    var number = number
    for _ in 0..<8 {
      value = (value ^ (number & 0xff)) &* 0x100_0000_01b3
      number >>= 8
    }
  }

  private mutating func add(_ element: SceneElement) {
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
      if run.direction == .rightToLeft { add(1 as UInt64) }
      if run.isTurned { add(2 as UInt64) }
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
