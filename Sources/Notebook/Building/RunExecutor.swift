import COutputCapture
import Dispatch
import Foundation
import Synchronization

/// Runs `run()` on the thread that waits for its end, whether it is `async` or not: so there is one thread whose stack tells
/// which statement is running, and the tasks within it take turns in one order.
///
/// On the main thread it takes turns with the main queue, which the main actor needs.
final class RunExecutor: TaskExecutor {
  private struct State {
    var jobs: [UnownedJob] = []
    /// The first job belongs to the task that runs the chapter.
    var task: UnsafeRawPointer?
    var isFinished = false
  }

  // A raw pointer is not Sendable; here it only names the task.
  private nonisolated(unsafe) var state = State()
  private let lock = NSLock()
  private let wake = DispatchSemaphore(value: 0)
  private let isMain = Thread.isMainThread

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    lock.withLock {
      if state.task == nil { state.task = Self.pointer(of: job) }
      state.jobs.append(job)
    }
    wakeUp()
  }

  /// To be called within the last job.
  func finish() {
    lock.withLock { state.isFinished = true }
    wakeUp()
  }

  /// Runs what is enqueued, until ``finish()`` was called.
  func runUntilFinished() {
    while !lock.withLock({ state.isFinished }) {
      if isMain {
        _ = RunLoop.main.run(mode: .default, before: .distantFuture)
      } else {
        wake.wait()
        runJobs()
      }
    }
    runJobs()
    capture_note_task(nil, CAPTURE_RUNS_TASK)
  }

  private func wakeUp() {
    if isMain {
      DispatchQueue.main.async { [self] in runJobs() }
    } else {
      wake.signal()
    }
  }

  private func runJobs() {
    while let (job, task) = lock.withLock({ state.jobs.isEmpty ? nil : (state.jobs.removeFirst(), state.task) }) {
      capture_note_task(task, Self.pointer(of: job) == task ? CAPTURE_RUNS_TASK : CAPTURE_RUNS_OTHERS)
      job.runSynchronously(on: asUnownedTaskExecutor())
      capture_note_task(task, CAPTURE_RUNS_NOTHING)
    }
  }

  /// A job is a pointer to its task.
  private static func pointer(of job: UnownedJob) -> UnsafeRawPointer? {
    MemoryLayout<UnownedJob>.size == MemoryLayout<UnsafeRawPointer>.size
      ? unsafeBitCast(job, to: UnsafeRawPointer.self) : nil
  }
}
