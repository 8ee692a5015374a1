import CSystem

/// The wish that the process end (SIGINT, SIGTERM, SIGHUP), kept waiting until there is nothing half done.
///
/// The signals are blocked and asked for, not handled: no code runs at an arbitrary moment, and once everything is
/// tidy the signal is let through, so that whoever started the process sees that it ended by it.
package enum Interruption {
  /// The signals that ask this process to end: those that whoever started it had it ignore (`nohup`, a shell's `&`) do
  /// not.
  package static let signals = [SIGINT, SIGTERM, SIGHUP].filter { csystem_ignores($0) == 0 }

  private static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return set
  }

  /// Has nothing that whoever started this process did to its signals change what its work comes to, and nothing that
  /// other code does to the process change who may read its files.
  ///
  /// Children are waited for, which they cannot be while their end is ignored, and a file that grows beyond a limit is
  /// an error of the write.
  package static func prepare() {
    signal(SIGCHLD, SIG_DFL)
    signal(SIGXFSZ, SIG_IGN)
    CreationMask.note()
  }

  /// From here on the signals wait.
  ///
  /// To be called before the first thread is started, since threads inherit it.
  package static func hold() {
    var set = set
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Whether a signal waits.
  package static var isPending: Bool {
    var pending = sigset_t()
    guard sigpending(&pending) == 0 else { return false }
    return signals.contains { sigismember(&pending, $0) == 1 }
  }

  /// A descriptor that can be read as soon as a signal waits, and as long; `nil` where the system has none.
  ///
  /// Who waits for other things too sees by it when it is time to end. To be asked for once, after ``hold()``.
  package static func descriptor() -> CInt? {
    let numbers = signals
    let descriptor = csystem_pending_signals(numbers, CInt(numbers.count))
    return descriptor < 0 ? nil : descriptor
  }

  /// Throws if a signal waits.
  package static func check() throws(OutputError) {
    if isPending { throw OutputError(.interrupted, "interrupted: the former output stands as it was") }
  }

  /// From here on this process is killed as soon as the one that started it ends, however it ends.
  ///
  /// - Parameter caller: The process that started it, which may have ended already; `nil` if that is not known.
  package static func endWithParent(_ caller: pid_t?) {
    _ = csystem_die_with_parent()
    if let caller, getppid() != caller { kill(getpid(), SIGKILL) }
  }

  /// Lets the signals through: if one waits, the process ends here.
  package static func release() {
    var set = set
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }
}
