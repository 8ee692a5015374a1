import Synchronization
import Testing

@testable import MixtureModels

@Suite("Work in parts")
struct WorkSharingTests {
  @Test("Parts of a range are contiguous, in order, and cover it", arguments: [0, 1, 2, 7, 8, 9, 1000])
  func ranges(total: Int) {
    for threadCount in [1, 2, 3, 7] {
      let parts = Mutex<[Range<Int>]>([])
      WorkSharing.divide(total, threadCount: threadCount) { part in parts.withLock { $0.append(part) } }
      let sorted = parts.withLock { $0.sorted { $0.lowerBound < $1.lowerBound } }
      #expect(sorted.flatMap { Array($0) } == Array(0..<total))
      #expect(sorted.allSatisfy { !$0.isEmpty })
    }
  }
}
