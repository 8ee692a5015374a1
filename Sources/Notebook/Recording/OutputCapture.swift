import COutputCapture

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Captures whatever this process and its children write to standard output and standard error, whoever writes it: other
/// print functions, C, a process that was started.
///
/// On Linux; elsewhere it does nothing, and such output does not come to the page.
enum OutputCapture {
  /// More than any page shows.
  private static let capacity = 64 << 20

  /// What was written at a time.
  struct Piece: Sendable {
    /// Its place among all that happened.
    var number: UInt64
    var isError: Bool
    var stack: CallStack
    var bytes: [UInt8]
    var omittedLineCount: Int
  }

  /// From here on output is captured, and the calling thread is the one that runs the chapter.
  ///
  /// - Throws: `RecordingError` when the system refuses.
  static func begin() throws(RecordingError) {
    let code = capture_begin(capacity)
    guard code == 0 else {
      throw RecordingError("standard output cannot be captured: \(String(cString: strerror(code)))")
    }
  }

  /// Ends it, and tells whether another process can still write.
  static func end() -> Bool { capture_end() }

  /// Numbers what happens, in its order.
  static func nextNumber() -> UInt64 { capture_next_number() }

  /// What was captured; to be asked on the thread that runs the chapter, or after the end.
  static func pieces() -> [Piece] {
    (0..<capture_count()).map { index in
      let piece = capture_piece(index)
      return Piece(
        number: piece.number, isError: piece.descriptor == STDERR_FILENO, stack: CallStack(piece.stack),
        bytes: Array(UnsafeBufferPointer(start: piece.bytes, count: piece.byte_count)),
        omittedLineCount: Int(piece.omitted_lines))
    }
  }
}
