import COutputCapture
import Foundation

/// Runs a chapter to its end, and finds what it leaves behind.
struct ChapterRun {
  let recorder: Recorder
  /// Whether this process runs nothing but the chapter: then all that the process writes belongs to it.
  let hasProcess: Bool

  /// Runs the chapter on this thread.
  ///
  /// What it throws ends the recording.
  func perform(_ chapter: any Chapter.Type) {
    capture_errors_begin()
    if hasProcess {
      RunScope.ofProcess.withLock { $0 = recorder }
      do throws(RecordingError) {
        try OutputCapture.begin()
      } catch {
        return recorder.fail(error.description, line: nil)
      }
    }
    let observer = perform(chapter.init())
    // What it started has ended as soon as it was awaited, or very soon after.
    for _ in 0..<200 where observer.scope != nil { usleep(1000) }
    if observer.scope != nil {
      let lines = recorder.running.layout.taskLines.map(String.init)
      let place = lines.isEmpty ? "" : " (tasks are started at line \(lines.joined(separator: ", ")))"
      recorder.fail(
        "a task that run() started still runs at its end: await its value\(place)", line: nil, isAtEnd: true)
    }
    recorder.endRun()
  }

  /// To be called when the page is made: nothing that was printed until then is lost.
  func finish() -> Transcript {
    guard hasProcess else { return recorder.transcript() }
    if OutputCapture.end() {
      recorder.fail(
        "a process that run() started still runs at its end, with run()'s standard output: wait for its end, or give it "
          + "an output of its own", line: nil, isAtEnd: true)
    }
    return recorder.transcript(with: OutputCapture.pieces())
  }

  /// Holds a scope only as long as somebody else does.
  private struct Observer: Sendable {
    weak let scope: RunScope?
  }

  private func perform(_ chapter: any Chapter) -> Observer {
    let executor = RunExecutor()
    var scope: RunScope? = RunScope(recorder)
    let observer = Observer(scope: scope)
    // The task takes the only other reference over, so that none is left when run() and its tasks have ended.
    Task.detached(executorPreference: executor) { [recorder, scope] in
      do {
        try await RunScope.$current.withValue(scope) {
          recorder.beginRun()
          try await chapter.run()
        }
      } catch {
        recorder.fail(throwing: error)
      }
      executor.finish()
    }
    scope = nil
    executor.runUntilFinished()
    return observer
  }
}
