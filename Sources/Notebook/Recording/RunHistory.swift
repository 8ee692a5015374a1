/// What happened in a run, as far as it was recorded: from its recorder, or from the journal of a process that is gone.
struct RunHistory: Hashable, Sendable {
  /// What was printed, shown or recorded, and its place among all that happened.
  struct Event: Hashable, Sendable {
    var number: UInt64
    var entry: Transcript.Entry
  }

  /// The parameters that the chapter runs with.
  var parameters = RunParameters()
  var events: [Event] = []
  /// What ended the recording too early.
  var failure: RecordedFailure?
  /// When that was.
  var failureNumber: UInt64?
  /// The moments at which `run()` began and ended.
  var start: UInt64 = 0
  var end: UInt64?
}
