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
  static let capacity = 64 << 20

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
  /// - Parameter room: Where it is kept, zeros so far; `nil` for memory of this process alone.
  /// - Throws: `RecordingError` when the system refuses.
  static func begin(in room: UnsafeMutableRawBufferPointer? = nil) throws(RecordingError) {
    let code = capture_begin(room?.baseAddress, room?.count ?? capacity)
    guard code == 0 else {
      throw RecordingError("standard output cannot be captured: \(String(cString: strerror(code)))")
    }
  }

  /// Ends it, and tells what keeps it from being whole.
  static func end() -> SourceProblem? {
    switch capture_end() {
    case CAPTURE_HELD:
      SourceProblem(
        message: "a process that run() started still runs at its end, with run()'s standard output: wait for its "
          + "end, or give it an output of its own")
    case CAPTURE_CLOSED:
      SourceProblem(
        message: "run() closed file descriptors that it did not open, among them those by which its output comes to "
          + "the page, so that some of it may be missing: close only what run() opened")
    default: nil
    }
  }

  /// Numbers what happens, in its order.
  static func nextNumber() -> UInt64 { capture_next_number() }

  /// What was captured; to be asked on the thread that runs the chapter, or after the end.
  static func pieces() -> [Piece] {
    var size = 0
    return capture_room(&size).map { pieces(in: UnsafeRawBufferPointer(start: $0, count: size)) } ?? []
  }

  /// What was captured in a room.
  static func pieces(in room: UnsafeRawBufferPointer) -> [Piece] {
    var pieces: [Piece] = []
    var offset = 0
    var piece = captured_output()
    while capture_next_piece(room.baseAddress, room.count, &offset, &piece) {
      if piece.descriptor == CAPTURE_END { continue }
      pieces.append(
        Piece(
          number: piece.number, isError: piece.descriptor == STDERR_FILENO, stack: CallStack(piece.stack),
          bytes: Array(UnsafeBufferPointer(start: piece.bytes, count: piece.byte_count)),
          omittedLineCount: Int(clamping: piece.omitted_lines)))
    }
    return pieces
  }

  /// Where the process was when it was about to end, by `exit` or when its time was over; `nil` if that is not known.
  static func stackOfEnd(in room: UnsafeRawBufferPointer) -> CallStack? {
    var stack: CallStack?
    var offset = 0
    var piece = captured_output()
    while capture_next_piece(room.baseAddress, room.count, &offset, &piece) {
      if piece.descriptor == CAPTURE_END { stack = CallStack(piece.stack) }
    }
    return stack
  }
}
