import CProcessor
import Dispatch
import Synchronization

/// Threads that work on one job at a time, together with the thread that has the job.
///
/// K-means++ has a job every few dozen microseconds, and that is about what it takes to wake a thread. So a helper that
/// has nothing more to do looks out for the next job for a while before it goes. Each member of the team begins with its
/// own share of the parts, which is the same in the next job of that size: what it needs is then in the caches of its
/// processor. Whoever is done goes on with the parts of others, and no part waits for a helper that has not come yet.
final class WorkerTeam: @unchecked Sendable {
  /// All processors but the one that the caller runs on.
  static let shared = WorkerTeam(helperCount: WorkSharing.processorCount - 1)

  /// How long, in nanoseconds, somebody without work looks out for more: a few times what waking a thread takes.
  private static let patience: UInt64 = 200_000
  /// Added to `pending` when the caller has stopped looking and waits for a signal.
  private static let callerSleeps = 1 << 62

  /// What nobody has taken yet of a member's share, in one word that changes in one step.
  private struct Rest {
    /// The number of members that may take part in this job.
    var memberCount: Int
    var partCount: Int

    init(memberCount: Int, partCount: Int) {
      self.memberCount = memberCount
      self.partCount = partCount
    }

    init(word: Int) { self.init(memberCount: word >> 32, partCount: word & 0xffff_ffff) }
    var word: Int { memberCount << 32 | partCount }
  }

  private final class Member: Sendable {
    let rest = Atomic(0)
    /// Whether it is looking out for jobs, or about to.
    let isAwake = Atomic(false)
  }

  /// How many times as long as a helper has kept the caller waiting the caller then works alone.
  private let mistrust: UInt64
  /// The caller, whoever that is, then the helpers.
  private let members: [Member]
  private let isBusy = Atomic(false)
  /// The number of jobs there have been.
  private let jobCount = Atomic(0)
  /// The number of parts that have not been finished.
  private let pending = Atomic(0)
  private let finished = DispatchSemaphore(value: 0)

  // The job: written before its parts are on offer, read by those who have taken one.
  private var body: ((Int) -> Void)?
  private var partCount = 0
  private var memberCount = 0
  /// When helpers are asked again; belongs to who has set `isBusy`.
  private var resumption: UInt64 = 0

  init(helperCount: Int, mistrust: UInt64 = 10) {
    self.mistrust = mistrust
    members = (0...helperCount).map { _ in Member() }
  }

  /// Calls `body` once for each of 0 ..< count, on this thread and at most so many helpers; returns when all have ended.
  ///
  /// Returns false, having done nothing, where nobody could help: also when the team is at work on another job, of
  /// another thread or of this one, and for a while after a helper has lost its processor to another program in the
  /// middle of its work. On a busy machine that costs so much that it is better to work alone most of the time.
  func run(_ count: Int, helperCount: Int, _ body: @escaping (Int) -> Void) -> Bool {
    let memberCount = min(helperCount + 1, members.count, count)
    guard memberCount > 1, count <= Int32.max, !isBusy.exchange(true, ordering: .acquiring) else { return false }
    let start = Self.currentTime
    if start < resumption {
      isBusy.store(false, ordering: .releasing)
      return false
    }
    self.body = body
    partCount = count
    self.memberCount = memberCount
    pending.store(count, ordering: .relaxed)
    for index in 0..<memberCount {
      let share = WorkSharing.share(of: count, index, of: memberCount)
      members[index].rest.store(
        Rest(memberCount: memberCount, partCount: share.count).word, ordering: .releasing)
    }
    // In one order with what helpers do before they go: either they see the job, or this sees that they have gone.
    jobCount.add(1, ordering: .sequentiallyConsistent)
    for index in 1..<memberCount where !members[index].isAwake.exchange(true, ordering: .sequentiallyConsistent) {
      DispatchQueue.global().async { self.help(as: index) }
    }
    let doneCount = work(as: 0)
    let waitStart = Self.currentTime
    waitForOthers()
    self.body = nil
    if doneCount > 0 {
      // Nobody should have been at work for much longer than one part takes.
      let expected = 3 * (waitStart - start) / UInt64(doneCount) + Self.patience / 2
      let wait = Self.currentTime - waitStart
      if wait > expected { resumption = waitStart + wait + mistrust * (wait - expected) }
    }
    isBusy.store(false, ordering: .releasing)
    return true
  }

  /// Does parts of the job, first the member's own, until all have been taken; returns how many.
  @discardableResult
  private func work(as member: Int) -> Int {
    var count = 0
    for offset in members.indices {
      let owner = (member + offset) % members.count
      while takePart(of: owner, as: member) { count += 1 }
    }
    return count
  }

  /// Takes a part of somebody's share and does it; false if there is none.
  private func takePart(of owner: Int, as member: Int) -> Bool {
    let owned = members[owner]
    var word = owned.rest.load(ordering: .relaxed)
    while true {
      let current = Rest(word: word)
      guard current.partCount > 0, member < current.memberCount else { return false }
      let next = Rest(memberCount: current.memberCount, partCount: current.partCount - 1)
      let (isTaken, found) = owned.rest.compareExchange(expected: word, desired: next.word, ordering: .acquiring)
      if isTaken {
        // From here on until the part is finished the job stays what it is.
        perform(WorkSharing.share(of: partCount, owner, of: memberCount).upperBound - current.partCount)
        let left = pending.subtract(1, ordering: .acquiringAndReleasing).newValue
        if left == Self.callerSleeps { finished.signal() }
        return true
      }
      word = found
    }
  }

  // Not inlined: the job must have been let go of before the part counts as finished.
  @inline(never)
  private func perform(_ part: Int) {
    body?(part)
  }

  /// Waits until the parts that helpers have taken are finished.
  private func waitForOthers() {
    if look(until: { pending.load(ordering: .acquiring) == 0 }) { return }
    // The processor may have gone to another program while a helper was at work: no use in looking on.
    if pending.add(Self.callerSleeps, ordering: .acquiringAndReleasing).oldValue == 0 { return }
    finished.wait()
    // What helpers have done can be seen by who has read that they have finished.
    _ = pending.load(ordering: .acquiring)
  }

  /// Takes part in jobs until there has been none for a while.
  private func help(as index: Int) {
    let member = members[index]
    while true {
      let seen = jobCount.load(ordering: .sequentiallyConsistent)
      work(as: index)
      if look(until: { jobCount.load(ordering: .acquiring) != seen }) { continue }
      member.isAwake.store(false, ordering: .sequentiallyConsistent)
      // Who began a job before that may have found the helper awake; who begins one from now on wakes it.
      if jobCount.load(ordering: .sequentiallyConsistent) == seen { return }
      if member.isAwake.exchange(true, ordering: .sequentiallyConsistent) { return }
    }
  }

  /// Nanoseconds since some moment in the past.
  private static var currentTime: UInt64 { DispatchTime.now().uptimeNanoseconds }

  /// Looks until a condition holds, or for as long as patience lasts; whether it holds.
  private func look(until condition: () -> Bool) -> Bool {
    var end: UInt64?
    while true {
      for _ in 0..<32 {
        if condition() { return true }
        processor_pause()
      }
      let now = Self.currentTime
      if let end, now > end { return false }
      end = end ?? now + Self.patience
    }
  }
}
