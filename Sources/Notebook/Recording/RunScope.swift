import Synchronization

/// Where a recorder is in force: in the task of `run()`, and in those that it starts, which inherit the scope and hold it
/// until they end.
final class RunScope: Sendable {
  @TaskLocal static var current: RunScope?

  /// That of a process that runs nothing but one chapter: for detached tasks and threads, which inherit nothing.
  static let ofProcess = Mutex<Recorder?>(nil)

  let recorder: Recorder

  init(_ recorder: Recorder) {
    self.recorder = recorder
  }
}

extension Recorder {
  /// The one that takes down what is printed, shown and recorded here.
  static var current: Recorder? { RunScope.current?.recorder ?? RunScope.ofProcess.withLock { $0 } }
}
