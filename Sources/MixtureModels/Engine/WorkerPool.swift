import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs work on several threads.
///
/// What is computed must not depend on how many there are.
enum WorkerPool {
  /// The number of processors that are in use.
  static let processorCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Calls `body` once for each of 0 ..< count, on as many threads, and waits for all.
  static func run(_ count: Int, _ body: (Int) -> Void) {
    if count <= 1 {
      if count == 1 { body(0) }
    } else {
      withoutActuallyEscaping(body) { body in
        // Each call of the body writes to its own part of the memory it was given; all end before this returns.
        nonisolated(unsafe) let work = body
        DispatchQueue.concurrentPerform(iterations: count) { work($0) }
      }
    }
  }

  /// The part of 0 ..< total that worker `index` of `count` works on: contiguous, in order, of about equal size.
  static func share(of total: Int, worker index: Int, count: Int) -> Range<Int> {
    total * index / count..<total * (index + 1) / count
  }

  /// The values of a function of 0 ..< count, in order.
  static func map<Value>(_ count: Int, threadCount: Int, _ transform: (Int) -> Value) -> [Value] {
    let workers = max(1, min(threadCount, count))
    return [Value](unsafeUninitializedCapacity: count) { values, initializedCount in
      guard let base = values.baseAddress else { return }
      run(workers) { worker in
        for index in share(of: count, worker: worker, count: workers) {
          (base + index).initialize(to: transform(index))
        }
      }
      initializedCount = count
    }
  }
}
