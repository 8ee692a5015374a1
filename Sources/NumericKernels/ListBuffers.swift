/// Memory for the responsibilities of one chunk of points, listed by point and then by component.
package final class ListBuffers {
  package let logDensities: UnsafeMutablePointer<Double>
  /// The component of largest responsibility of each point, the first of equals.
  package let best: UnsafeMutablePointer<Int32>
  /// Where the list of each point starts, and how long it is.
  package let spans: UnsafeMutablePointer<(start: Int32, count: Int32)>
  package let components: UnsafeMutablePointer<Int32>
  /// The responsibilities, times the points' weights: those that are listed, or all, component after component.
  package let values: UnsafeMutablePointer<Double>

  /// For how many points there is memory.
  package let capacity: Int

  /// Memory for at most `capacity` points.
  package init(capacity: Int, componentCount: Int) {
    self.capacity = capacity
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
