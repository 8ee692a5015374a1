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

  /// Starts a run of a chapter; the command gets further arguments as they are.
  init(
    _ run: PlannedRun, report: String, scratch: String, format: ReportFormat, timeout: Double, further: [String] = []
  ) throws(SystemError) {
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
      format.argument, "--caller=\(getpid())",
    ]
    if run.name != run.chapter { arguments.append("--folder=\(run.name)") }
    arguments += run.settings.map { "--set=\($0.argument)" } + run.compared.map { "--compared=\($0)" }
    let ends = try Spawning.makePipe()
    defer { close(ends.write) }
    _ = fcntl(ends.read, F_SETFL, O_NONBLOCK)
    do throws(SystemError) {
      identifier = try Spawning.start(
        Spawning.executable, arguments + (journal == nil ? [] : ["--has-journal"]) + further,
        Spawning.Streams(output: ends.write, errors: ends.write, memory: journal?.descriptor))
    } catch {
      close(ends.read)
      throw error
    }
    output = ends.read
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
}

extension siginfo_t {
  /// Whether it tells of a child, and not that there is nothing to tell.
  fileprivate var isChild: Bool { si_signo == SIGCHLD }
}
