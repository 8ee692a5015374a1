/// Where a label stands relative to its anchor.
public enum Placement: String, Hashable, Sendable, CaseIterable {
  /// Where there is room.
  case automatic
  /// Over the anchor, centered.
  case above
  /// Under the anchor, centered.
  case below
  /// Left of the anchor.
  case left
  /// Right of the anchor.
  case right
  /// Over the anchor and to its left.
  case aboveLeft
  /// Over the anchor and to its right.
  case aboveRight
  /// Under the anchor and to its left.
  case belowLeft
  /// Under the anchor and to its right.
  case belowRight
  /// On the anchor.
  case center

  /// The placement on the other side of the anchor.
  public var opposite: Placement {
    switch self {
    case .above: .below
    case .below: .above
    case .left: .right
    case .right: .left
    case .aboveLeft: .belowRight
    case .aboveRight: .belowLeft
    case .belowLeft: .aboveRight
    case .belowRight: .aboveLeft
    case .automatic, .center: self
    }
  }

  /// The placements around an anchor, the best first, as `automatic` tries them.
  public static let around: [Placement] = [
    .right, .aboveRight, .above, .left, .aboveLeft, .belowRight, .below, .belowLeft,
  ]

  /// The box of a label of this size.
  public func frame(of size: Size, at anchor: Point, gap: Double) -> Rectangle {
    let left = anchor.x - gap - size.width
    let right = anchor.x + gap
    let middle = anchor.x - size.width / 2
    let over = anchor.y - gap - size.height
    let under = anchor.y + gap
    let center = anchor.y - size.height / 2
    let diagonal = 0.7 * gap
    let (x, y): (Double, Double) =
      switch self {
      case .above: (middle, over)
      case .below: (middle, under)
      case .left: (left, center)
      case .right, .automatic: (right, center)
      case .aboveLeft: (anchor.x - diagonal - size.width, anchor.y - diagonal - size.height)
      case .aboveRight: (anchor.x + diagonal, anchor.y - diagonal - size.height)
      case .belowLeft: (anchor.x - diagonal - size.width, anchor.y + diagonal)
      case .belowRight: (anchor.x + diagonal, anchor.y + diagonal)
      case .center: (middle, center)
      }
    return Rectangle(x: x, y: y, width: size.width, height: size.height)
  }
}
