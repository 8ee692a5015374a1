#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Shares out work among the threads of a team.
///
/// What is computed must not depend on how many there are.
enum WorkSharing {
  /// The number of processors that are in use.
  static let processorCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Calls `body` once for each of 0 ..< count, on at most `threadCount` threads, and waits for all.
  ///
  /// From within such a call, or while another thread makes them, the thread makes its calls alone. So two fits at once
  /// share the processors: job by job the helpers go to who asks first, and the other one goes on by itself meanwhile
  /// instead of waiting. Both together take no longer than one after the other.
  static func run(_ count: Int, threadCount: Int, _ body: (Int) -> Void) {
    let isDone =
      count > 1 && threadCount > 1
      && withoutActuallyEscaping(body) { EngineOptions.team.run(count, helperCount: threadCount - 1, $0) }
    if !isDone {
      for index in 0..<count { body(index) }
    }
  }

  /// Calls `body` for parts of 0 ..< total: contiguous, of about equal size, each number in one of them.
  ///
  /// There are a few parts for each thread, so that one that is quick, or gets more of its processor, takes more.
  static func divide(_ total: Int, threadCount: Int, _ body: (Range<Int>) -> Void) {
    let count = threadCount > 1 ? min(total, 4 * threadCount) : min(total, 1)
    run(count, threadCount: threadCount) { index in
      body(share(of: total, index, of: count))
    }
  }

  /// The share of 0 ..< total that is number `index` of `count`: contiguous, in order, of about equal size.
  static func share(of total: Int, _ index: Int, of count: Int) -> Range<Int> {
    total * index / count..<total * (index + 1) / count
  }

  /// So many zeros.
  ///
  /// Where there are many of them, most of the time goes into getting memory from the system, which threads share too.
  static func zeros(_ count: Int, threadCount: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { values, initializedCount in
      guard let base = values.baseAddress else { return }
      divide(count, threadCount: count < 1 << 16 ? 1 : threadCount) { part in
        (base + part.lowerBound).initialize(repeating: 0, count: part.count)
      }
      initializedCount = count
    }
  }

  /// The values of a function of 0 ..< count, in order.
  static func map<Value>(_ count: Int, threadCount: Int, _ transform: (Int) -> Value) -> [Value] {
    [Value](unsafeUninitializedCapacity: count) { values, initializedCount in
      guard let base = values.baseAddress else { return }
      divide(count, threadCount: threadCount) { part in
        for index in part { (base + index).initialize(to: transform(index)) }
      }
      initializedCount = count
    }
  }
}
