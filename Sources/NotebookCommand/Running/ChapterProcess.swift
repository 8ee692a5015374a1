import CSystem
import Notebook
import SafeFiles

/// One chapter, running in a process of its own: this program, called again.
final class ChapterProcess {
  /// How a process ended.
  enum Ending: Hashable {
    case exited(CInt)
    case killed(signal: CInt)
    /// Somebody else took note of it.
    case unknown
  }

  let run: PlannedRun
  private(set) var ending: Ending?
  private(set) var peakMemory = 0
  private(set) var timedOut = false
  private(set) var duration = Duration.zero

  /// What the process writes to its standard output and error; closed at its end.
  let output: CInt
  private(set) var isOutputOpen = true
  var log = ProcessLog()

  /// What the process notes, so that it outlives it; `nil` where the system has no memory for that.
  let journal: JournalMemory?
  /// Why there is none.
  let lackOfJournal: JournalError?

  let identifier: pid_t
  private let started = ContinuousClock.now
  private let timeout: Duration
  private var stopwatch = RunningTime()
  private var killTime: ContinuousClock.Instant?

  /// How long the process could run: not while it, or this program, or the machine was stopped.
  var runningTime: Duration { stopwatch.total }

  /// Starts a run of a chapter.
  init(_ run: PlannedRun, report: String, scratch: String, format: ReportFormat, timeout: Double) throws(SystemError) {
    self.run = run
    self.timeout = .seconds(timeout)
    do throws(JournalError) {
      journal = try JournalMemory()
      lackOfJournal = nil
    } catch {
      journal = nil
      lackOfJournal = error
    }
    var arguments = [
      CommandLine.arguments.first ?? "", "chapter", run.chapter, "--into", report, "--scratch", scratch, "--format",
      format.argument,
    ]
    if run.name != run.chapter { arguments.append("--folder=\(run.name)") }
    arguments += run.settings.map { "--set=\($0.argument)" } + run.compared.map { "--compared=\($0)" }
    (identifier, output) = try Self.spawn(arguments + (journal == nil ? [] : ["--has-journal"]), journal?.descriptor)
  }

  /// Takes what the process has written; to be called when ``output`` can be read.
  func readOutput() -> [String] {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(output, &buffer, buffer.count)
    if count > 0 { return log.append(buffer[..<count]) }
    if count < 0 && (errno == EINTR || errno == EAGAIN) { return [] }
    close(output)
    isOutputOpen = false
    return log.finish()
  }

  /// What the process wrote before it ended: as much as a pipe holds, however fast another process may go on writing.
  func readRest() -> [String] {
    var lines: [String] = []
    for _ in 0..<64 where isOutputOpen {
      var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, 0) > 0 else { break }
      lines += readOutput()
    }
    return lines
  }

  /// Notes the end of the process, and ends it if its time is over.
  func update() {
    guard ending == nil else { return }
    var information = siginfo_t()
    let isKnown = waitid(P_PID, id_t(identifier), &information, WEXITED | WNOHANG | WNOWAIT) == 0
    if !isKnown && errno == ECHILD {
      ending = .unknown
      duration = ContinuousClock.now - started
      return
    }
    if isKnown, information.isChild {
      // As long as the process is not waited for, its group is no other one. Nothing of its group outlives it.
      kill(-identifier, SIGKILL)
      var status: CInt = 0
      var usage = rusage()
      while wait4(identifier, &status, 0, &usage) == -1 && errno == EINTR {}
      ending = status & 0x7f == 0 ? .exited((status >> 8) & 0xff) : .killed(signal: status & 0x7f)
      duration = ContinuousClock.now - started
      // Kilobytes on Linux.
      peakMemory = usage.ru_maxrss * 1024
      return
    }
    var state = siginfo_t()
    if waitid(P_PID, id_t(identifier), &state, WSTOPPED | WCONTINUED | WNOHANG) == 0, state.isChild {
      stopwatch.isStopped = state.si_code == CLD_STOPPED
    }
    let now = ContinuousClock.now
    stopwatch.goOn(to: now)
    if let killTime {
      // Having answered, it would go on.
      if now > killTime || log.hasWholeBacktrace { kill(-identifier, SIGKILL) }
    } else if stopwatch.total > timeout {
      timedOut = true
      // The Swift runtime answers with a backtrace, which tells the line that hangs.
      kill(identifier, SIGQUIT)
      killTime = now + .seconds(3)
    }
  }

  /// Ends the process and its group at once, unless it has ended, and closes its output.
  func end() {
    if ending == nil {
      kill(-identifier, SIGKILL)
      var status: CInt = 0
      while waitpid(identifier, &status, 0) == -1 && errno == EINTR {}
    }
    if isOutputOpen { close(output) }
    isOutputOpen = false
  }

  private static var executable: String {
    #if os(Linux)
      // Also when the file was replaced or removed since this process was started.
      "/proc/self/exe"
    #else
      CommandLine.arguments.first ?? ""
    #endif
  }

  /// - Parameter memory: A descriptor that the process gets as ``JournalMemory/inheritedDescriptor``.
  private static func spawn(_ arguments: [String], _ memory: CInt?) throws(SystemError) -> (pid_t, CInt) {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemError(code: errno, path: "pipe") }
    defer { close(ends[1]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
    if let memory { posix_spawn_file_actions_adddup2(&actions, memory, JournalMemory.inheritedDescriptor) }
    // What else this process has open, or was given without knowing, is not the chapter's.
    let last = memory == nil ? STDERR_FILENO : JournalMemory.inheritedDescriptor
    _ = csystem_spawn_closing_others(&actions, last + 1)

    // The signals that this process keeps waiting must reach its children, also those that were ignored at its start.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var reset = none
    for signal in Interruption.signals + [SIGQUIT] { sigaddset(&reset, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &reset)
    // A group of its own, which can be ended as a whole.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

    var environment = currentEnvironment()
    if !environment.contains(where: { $0.hasPrefix("SWIFT_BACKTRACE=") }) {
      environment.append(
        "SWIFT_BACKTRACE=enable=yes,interactive=no,color=no,threads=crashed,images=none,registers=none,limit=64")
    }
    var identifier = pid_t()
    let code = withStrings(arguments) { arguments in
      withStrings(environment) { environment in
        posix_spawn(&identifier, executable, &actions, &attributes, arguments, environment)
      }
    }
    if code != 0 {
      close(ends[0])
      throw SystemError(code: code, path: executable)
    }
    return (identifier, ends[0])
  }

  private static func currentEnvironment() -> [String] {
    var variables: [String] = []
    var pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    while let current = pointer, let variable = current.pointee {
      variables.append(String(cString: variable))
      pointer = current + 1
    }
    return variables
  }

  /// C strings ended by a null pointer, valid during the call.
  private static func withStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}

extension siginfo_t {
  /// Whether it tells of a child, and not that there is nothing to tell.
  fileprivate var isChild: Bool { si_signo == SIGCHLD }
}
