import COutputCapture
import Foundation

/// Runs a chapter to its end, and finds what it leaves behind.
struct ChapterRun {
  let recorder: Recorder
  /// Whether this process runs nothing but the chapter: then all that the process writes belongs to it.
  let hasProcess: Bool
  /// Where the run is noted so that this outlives the process.
  var journal: RunJournal?

  /// Runs the chapter on this thread.
  ///
  /// What it throws ends the recording.
  ///
  /// - Parameter settings: What its parameters are to be, those apart that have their defaults.
  func perform(_ chapter: any Chapter.Type, settings: [ParameterSetting] = []) {
    capture_errors_begin()
    if hasProcess {
      RunScope.ofProcess.withLock { $0 = recorder }
      do throws(RecordingError) {
        try OutputCapture.begin(in: journal?.roomForOutput)
      } catch {
        return recorder.fail(error.description, line: nil)
      }
    }
    let instance = chapter.init()
    let watch: ParameterWatch
    do throws(RecordingError) {
      watch = try ParameterWatch(instance, settings: settings)
    } catch {
      recorder.set(RunParameters(settings: settings))
      recorder.fail(error.description, line: recorder.running.layout.firstStatement)
      return recorder.endRun()
    }
    recorder.set(watch.parameters)
    let observer = perform(instance)
    // What it started has ended as soon as it was awaited, or very soon after.
    for _ in 0..<200 where observer.scope != nil { usleep(1000) }
    if observer.scope != nil {
      let lines = recorder.running.layout.taskLines.map(String.init)
      let place = lines.isEmpty ? "" : " (tasks are started at line \(lines.joined(separator: ", ")))"
      recorder.fail(
        "a task that run() started still runs at its end: await its value\(place)", line: nil, isAtEnd: true)
    }
    for path in watch.changedFiles {
      recorder.fail(
        "the file \(singleLine(path)) was changed while the chapter ran: run it again", line: nil, isAtEnd: true)
    }
    recorder.endRun()
  }

  /// What happened until `run()` ended.
  func transcript() -> Transcript {
    recorder.transcript(with: hasProcess ? OutputCapture.pieces() : [])
  }

  /// Ends the capture, and tells what still printed in the meantime: to be called when the page is made but for that.
  func finish() -> [SourceProblem] {
    var problems: [SourceProblem] = []
    if hasProcess {
      if let problem = OutputCapture.end() { problems.append(problem) }
      if let end = recorder.end, let late = OutputCapture.pieces().first(where: { $0.number > end }) {
        problems.append(
          SourceProblem(
            message: "\"\(late.excerpt)\" was printed after run() had ended: wait for what run() starts before it ends"
          ))
      }
    }
    if let failure = recorder.lateFailure { problems.append(SourceProblem(message: failure.message)) }
    return problems
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
