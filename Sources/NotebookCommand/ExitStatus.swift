import SafeFiles

/// How a run ended, for scripts: the numbers of `sysexits.h` where they fit.
public enum ExitStatus: Int32, Sendable {
  /// All is well.
  case success = 0
  /// A chapter failed, or a verification found a difference.
  case failure = 1
  /// The command line is wrong (`EX_USAGE`).
  case usage = 64
  /// The output cannot be created, or is something else's (`EX_CANTCREAT`).
  case cannotCreateOutput = 73
  /// The output cannot be written (`EX_IOERR`).
  case cannotWriteOutput = 74
  /// Asked to end, where the signal itself did not end the process.
  case interrupted = 130

  init(_ error: OutputError) {
    self =
      switch error.kind {
      case .cannotCreate: .cannotCreateOutput
      case .cannotWrite: .cannotWriteOutput
      case .interrupted: .interrupted
      }
  }
}
