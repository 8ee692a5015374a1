import CSystem
import Notebook
import SafeFiles

/// Starts processes of this program's own, so that nothing of this one reaches them but what they are given.
enum Spawning {
  /// What a process has open; all else is closed for it.
  struct Streams {
    /// Its standard input; `nil` for none.
    var input: CInt?
    var output: CInt
    var errors: CInt
    /// What it gets as ``JournalMemory/inheritedDescriptor``.
    var memory: CInt?
  }

  /// This program.
  static var executable: String {
    #if os(Linux)
      // Also when the file was replaced or removed since this process was started.
      "/proc/self/exe"
    #else
      CommandLine.arguments.first ?? ""
    #endif
  }

  /// A pipe whose ends no other program gets unless it is given them: where to read, and where to write.
  static func makePipe() throws(SystemError) -> (read: CInt, write: CInt) {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemError(code: errno, path: "pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Starts a program in a process group of its own.
  ///
  /// - Parameters:
  ///   - executable: Its path; a name without a slash is looked for where the shell does.
  ///   - arguments: Its arguments, its name first.
  ///   - isSession: Whether it leaves the terminal too, so that it outlives this process.
  static func start(
    _ executable: String, _ arguments: [String], _ streams: Streams, isSession: Bool = false
  ) throws(SystemError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input = streams.input {
      posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, streams.output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, streams.errors, STDERR_FILENO)
    if let memory = streams.memory {
      posix_spawn_file_actions_adddup2(&actions, memory, JournalMemory.inheritedDescriptor)
    }
    // What else this process has open, or was given without knowing, is not the other's.
    let last = streams.memory == nil ? STDERR_FILENO : JournalMemory.inheritedDescriptor
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
    let group = isSession ? CInt(csystem_spawn_session()) : CInt(POSIX_SPAWN_SETPGROUP)
    posix_spawnattr_setflags(&attributes, Int16(CInt(POSIX_SPAWN_SETSIGMASK) | CInt(POSIX_SPAWN_SETSIGDEF) | group))

    var environment = currentEnvironment()
    if !environment.contains(where: { $0.hasPrefix("SWIFT_BACKTRACE=") }) {
      environment.append(
        "SWIFT_BACKTRACE=enable=yes,interactive=no,color=no,threads=crashed,images=none,registers=none,limit=64")
    }
    var identifier = pid_t()
    let code = withStrings(arguments) { arguments in
      withStrings(environment) { environment in
        executable.contains("/")
          ? posix_spawn(&identifier, executable, &actions, &attributes, arguments, environment)
          : posix_spawnp(&identifier, executable, &actions, &attributes, arguments, environment)
      }
    }
    if code != 0 { throw SystemError(code: code, path: executable) }
    return identifier
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
