import CProcessor

/// Memory for large matrices that kernels work on.
enum AlignedMemory {
  /// Memory aligned to 64 bytes, and large pages if it fills some.
  static func allocate(_ count: Int) -> UnsafeMutablePointer<Double> {
    let largePage = 1 << 21
    let byteCount = 8 * count
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: byteCount, alignment: byteCount < 2 * largePage ? 64 : largePage)
    if byteCount >= 2 * largePage { processor_prefer_large_pages(memory, byteCount) }
    return memory.bindMemory(to: Double.self, capacity: count)
  }
}
