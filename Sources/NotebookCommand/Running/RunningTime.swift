/// How long something could run, by a clock that is looked at again and again.
struct RunningTime {
  /// Between two looks no more time passes than this; if it does, this program or the machine stood still.
  private static let longestPause = Duration.seconds(1)

  private(set) var total = Duration.zero
  /// Whether what is timed stands still.
  var isStopped = false
  private var last: ContinuousClock.Instant

  init(from start: ContinuousClock.Instant = .now) { last = start }

  /// Counts the time since the last look.
  mutating func goOn(to now: ContinuousClock.Instant) {
    let passed = now - last
    last = now
    if !isStopped { total += min(passed, Self.longestPause) }
  }
}
