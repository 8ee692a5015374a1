/// A straight arrow in the picture: a shaft and a head whose size is in points, however long the arrow is.
struct ArrowShape: Hashable, Sendable {
  /// Both ends of the shaft; nothing where the head is all there is.
  var shaft: [Point]
  /// The corners of the head; nothing for an arrow without length.
  var head: [Point]

  /// An arrow from one place to another.
  ///
  /// - Parameters:
  ///   - start: where it starts.
  ///   - end: where its tip lies.
  ///   - width: the thickness of the shaft.
  ///   - length: the length of the head, which a shorter arrow has a smaller one than.
  init(from start: Point, to end: Point, width: Double, headLength length: Double) {
    let distance = start.distance(to: end)
    guard distance > 0, distance.isFinite else {
      (shaft, head) = ([], [])
      return
    }
    let direction = (1 / distance) * (end - start)
    let across = Point(x: -direction.y, y: direction.x)
    // Of a short arrow two thirds are head, so that its direction is still seen.
    let headLength = min(length, distance * 2 / 3)
    let half = headLength * 0.42
    let neck = end - headLength * direction
    head = [end, neck + half * across, neck - half * across]
    // The shaft runs a little into the head, so that no gap opens between them.
    let shaftEnd = neck + min(0.25 * headLength, width) * direction
    shaft = [start, shaftEnd]
  }
}
