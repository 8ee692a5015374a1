import Dispatch
import Foundation
import LinearAlgebra
import NumPyRandom
import Synchronization
import Testing

@testable import MixtureModels

@Suite("Threads that share work")
struct WorkerTeamTests {
  /// How often each of 0 ..< count was called.
  private final class Calls: Sendable {
    private let counts: Mutex<[Int]>
    init(_ count: Int) { counts = Mutex([Int](repeating: 0, count: count)) }
    func note(_ index: Int) { counts.withLock { $0[index] += 1 } }
    var all: [Int] { counts.withLock { $0 } }
  }

  @Test("Every part is done once and before the call returns, job after job", arguments: [0, 1, 2, 6])
  func parts(helperCount: Int) {
    EngineOptions.$team.withValue(WorkerTeam(helperCount: helperCount, mistrust: 0)) {
      for round in 0..<2000 {
        let count = round % 9
        // Without a lock: parts write to places of their own, and the call must make them visible.
        var squares = [Int](repeating: -1, count: count)
        squares.withUnsafeMutableBufferPointer { squares in
          nonisolated(unsafe) let squares = squares
          WorkSharing.run(count, threadCount: 1 + round % 8) { squares[$0] = round + $0 * $0 }
        }
        #expect(squares == (0..<count).map { round + $0 * $0 })
        // Now and then helpers lose patience and have to be woken.
        if round % 500 == 499 { usleep(2000) }
      }
    }
  }

  @Test("A helper comes to work that takes long, and again after it has gone")
  func helpers() {
    let team = WorkerTeam(helperCount: 1, mistrust: 0)
    for _ in 0..<5 {
      // One part waits for the other to begin: without a helper this would never end.
      let begun = Atomic(0)
      let ran = team.run(2, helperCount: 1) { _ in
        begun.add(1, ordering: .sequentiallyConsistent)
        while begun.load(ordering: .sequentiallyConsistent) < 2 { usleep(100) }
      }
      #expect(ran)
      usleep(2000)
    }
  }

  @Test("A helper that kept the caller waiting is not asked for a while")
  func mistrust() {
    let team = WorkerTeam(helperCount: 1, mistrust: 1000)
    let begun = Atomic(0)
    let caller = pthread_self()
    let start = DispatchTime.now().uptimeNanoseconds
    let ran = team.run(2, helperCount: 1) { _ in
      begun.add(1, ordering: .sequentiallyConsistent)
      while begun.load(ordering: .sequentiallyConsistent) < 2 { usleep(100) }
      // However long it took this helper to come, it now takes much longer.
      let elapsed = UInt32((DispatchTime.now().uptimeNanoseconds - start) / 1000)
      if pthread_equal(pthread_self(), caller) == 0 { usleep(100_000 + 10 * elapsed) }
    }
    #expect(ran)
    #expect(!team.run(2, helperCount: 1) { _ in })
  }

  @Test("No more threads than were asked for take part")
  func limit() {
    let team = WorkerTeam(helperCount: 6, mistrust: 0)
    let atOnce = Mutex((now: 0, most: 0))
    for _ in 0..<5 {
      _ = team.run(24, helperCount: 2) { _ in
        atOnce.withLock {
          $0.now += 1
          $0.most = max($0.most, $0.now)
        }
        usleep(500)
        atOnce.withLock { $0.now -= 1 }
      }
    }
    #expect(atOnce.withLock { $0.most } <= 3)
  }

  @Test("Work within work is done by the thread that has it")
  func nested() {
    let calls = Calls(64)
    EngineOptions.$team.withValue(WorkerTeam(helperCount: 3, mistrust: 0)) {
      WorkSharing.run(8, threadCount: 4) { outer in
        WorkSharing.run(8, threadCount: 4) { calls.note(outer * 8 + $0) }
      }
    }
    #expect(calls.all == [Int](repeating: 1, count: 64))
  }

  @Test("Several threads have work at the same time")
  func callers() {
    let team = WorkerTeam(helperCount: 2, mistrust: 0)
    let calls = Calls(4 * 50)
    DispatchQueue.concurrentPerform(iterations: 4) { caller in
      EngineOptions.$team.withValue(team) {
        for round in 0..<300 {
          WorkSharing.run(50, threadCount: 3) { if round == 299 { calls.note(caller * 50 + $0) } }
        }
      }
    }
    #expect(calls.all == [Int](repeating: 1, count: 200))
  }

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

  @Test("Fits at once come to what each comes to alone")
  func fits() async throws {
    var random = RandomState(seed: 2)
    let points = random.standardNormal(rowCount: 9000, columnCount: 5)
    let alone = try GaussianMixture.fit(points, components: 6, kind: .diagonal, maximumIterations: 6)
    let clustering = try KMeans(clusters: 9).fit(points)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<3 {
        group.addTask {
          let fit = try GaussianMixture.fit(points, components: 6, kind: .diagonal, maximumIterations: 6)
          return fit.model == alone.model && fit.logLikelihoods == alone.logLikelihoods
        }
        group.addTask { try KMeans(clusters: 9).fit(points) == clustering }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }
}
