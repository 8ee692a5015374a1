#if WIDE
  import NumericKernels
#endif

extension Kernels {
  package static func exponentials(_ values: UnsafeMutablePointer<Double>, count: Int) {
    replace(values, count) { Elementary.exp($0) }
  }

  package static func logarithms(_ values: UnsafeMutablePointer<Double>, count: Int) {
    replace(values, count) { Elementary.log($0) }
  }

  /// Replaces numbers, eight at a time, by a function of them.
  @inline(__always)
  private static func replace(_ values: UnsafeMutablePointer<Double>, _ count: Int, _ function: (Lanes) -> Lanes) {
    var index = 0
    while index + 8 <= count {
      let target = UnsafeMutableRawPointer(values + index)
      target.storeBytes(of: function(target.loadUnaligned(as: Lanes.self)), as: Lanes.self)
      index += 8
    }
    if index == count { return }
    var rest = Lanes.zero
    for lane in 0..<count - index { rest[lane] = values[index + lane] }
    rest = function(rest)
    for lane in 0..<count - index { values[index + lane] = rest[lane] }
  }
}
