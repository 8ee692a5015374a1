import SafeFiles

/// The two ways out of a program: results for scripts, messages for people.
package enum Console {
  /// Whether people watch the messages as they come.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// The terminal's width in characters.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes a message and a line break to standard error.
  ///
  /// If nobody can be told, the work goes on.
  package static func say(_ message: String) { write(message + "\n") }

  /// Writes to standard error as it is.
  static func write(_ text: String) {
    try? FileSystem.send(Array(text.utf8), to: STDERR_FILENO, path: "standard error")
  }

  /// Writes a result and a line break to standard output.
  static func result(_ text: String) {
    do throws(SystemError) {
      try FileSystem.send(Array((text + "\n").utf8), to: STDOUT_FILENO, path: "standard output")
    } catch {
      say("\(error)")
      exit(ExitStatus.cannotWriteOutput.rawValue)
    }
  }
}
