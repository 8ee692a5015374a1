/// Memory for the responsibilities of one chunk of points, listed by point and then by component.
final class ListBuffers {
  /// The most points a chunk can have.
  let capacity: Int
  /// How many entries there is room for, for each point.
  let componentCount: Int
  let logDensities: UnsafeMutablePointer<Double>
  let best: UnsafeMutablePointer<Int32>
  /// Where the list of each point starts, and how long it is.
  let spans: UnsafeMutablePointer<(start: Int32, count: Int32)>
  let components: UnsafeMutablePointer<Int32>
  let values: UnsafeMutablePointer<Double>

  init(capacity: Int, componentCount: Int) {
    self.capacity = capacity
    self.componentCount = componentCount
    logDensities = .allocate(capacity: capacity)
    logDensities.initialize(repeating: 0, count: capacity)
    best = .allocate(capacity: capacity)
    best.initialize(repeating: 0, count: capacity)
    spans = .allocate(capacity: capacity)
    spans.initialize(repeating: (0, 0), count: capacity)
    // Room for the worst case; pages that are never written to cost nothing.
    components = .allocate(capacity: capacity * componentCount)
    values = .allocate(capacity: capacity * componentCount)
  }

  deinit {
    logDensities.deallocate()
    best.deallocate()
    spans.deallocate()
    components.deallocate()
    values.deallocate()
  }
}
