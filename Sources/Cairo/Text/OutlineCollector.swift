import CCairo

/// Receives the steps of an outline from FreeType.
struct OutlineCollector {
  var scale: Double
  var elements: [FontOutlines.Element] = []
  var current = (x: 0.0, y: 0.0)

  private mutating func scaled(_ vector: FT_Vector) -> (x: Double, y: Double) {
    (Double(vector.x) * scale, Double(vector.y) * scale)
  }

  mutating func move(_ target: FT_Vector) {
    current = scaled(target)
    elements.append(.move(x: current.x, y: current.y))
  }

  mutating func line(_ target: FT_Vector) {
    current = scaled(target)
    elements.append(.line(x: current.x, y: current.y))
  }

  /// A quadratic curve as the cubic one of the same shape.
  mutating func conic(_ control: FT_Vector, _ target: FT_Vector) {
    let control = scaled(control)
    let end = scaled(target)
    elements.append(
      .curve(
        x1: current.x + 2 * (control.x - current.x) / 3, y1: current.y + 2 * (control.y - current.y) / 3,
        x2: end.x + 2 * (control.x - end.x) / 3, y2: end.y + 2 * (control.y - end.y) / 3, x3: end.x, y3: end.y))
    current = end
  }

  mutating func cubic(_ first: FT_Vector, _ second: FT_Vector, _ target: FT_Vector) {
    let first = scaled(first)
    let second = scaled(second)
    current = scaled(target)
    elements.append(
      .curve(x1: first.x, y1: first.y, x2: second.x, y2: second.y, x3: current.x, y3: current.y))
  }

  /// Adds a step to the collector that FreeType was given; anything but 0 ends the outline.
  private static func add(
    to user: UnsafeMutableRawPointer?, _ step: (inout OutlineCollector) -> Void
  ) -> Int32 {
    guard let user else { return 1 }
    step(&user.assumingMemoryBound(to: OutlineCollector.self).pointee)
    return 0
  }

  static let functions = FT_Outline_Funcs(
    move_to: { target, user in
      guard let target else { return 1 }
      return add(to: user) { $0.move(target.pointee) }
    },
    line_to: { target, user in
      guard let target else { return 1 }
      return add(to: user) { $0.line(target.pointee) }
    },
    conic_to: { control, target, user in
      guard let control, let target else { return 1 }
      return add(to: user) { $0.conic(control.pointee, target.pointee) }
    },
    cubic_to: { first, second, target, user in
      guard let first, let second, let target else { return 1 }
      return add(to: user) { $0.cubic(first.pointee, second.pointee, target.pointee) }
    },
    shift: 0, delta: 0)
}
