extension Recorder {
  /// What was recorded so far, and what was captured besides, in the order in which it happened.
  ///
  /// - Parameter pieces: Captured output in its order; what was written before `run()` began counts to its first
  ///   statement.
  func transcript(with pieces: [OutputCapture.Piece] = []) -> Transcript {
    let state = state.withLock { $0 }
    var merge = CapturedMerge(running: running, state: state)
    var recorded = state.entries.sorted { $0.number < $1.number }[...]
    for piece in pieces {
      while let first = recorded.first, first.number < piece.number {
        merge.add(first.entry)
        recorded = recorded.dropFirst()
      }
      merge.add(piece)
    }
    for (_, entry) in recorded { merge.add(entry) }
    return merge.finished()
  }
}

/// Puts recorded entries and captured output together.
private struct CapturedMerge {
  private let running: RunningStatement
  private let state: RecorderState
  private var transcript: Transcript
  private var text = PrintedText()
  private var lastLine: Int?
  /// Output of one statement, in bytes until it is complete: a character can be written in parts.
  private var pending: (line: Int, isError: Bool, bytes: [UInt8], omittedLineCount: Int)?

  init(running: RunningStatement, state: RecorderState) {
    self.running = running
    self.state = state
    transcript = Transcript(failure: state.failure)
  }

  mutating func add(_ entry: Transcript.Entry) {
    flush()
    lastLine = entry.line
    if case .text(let string, let kind) = entry.content {
      append(string, kind, line: entry.line, omitted: 0)
    } else {
      transcript.entries.append(entry)
    }
  }

  mutating func add(_ piece: OutputCapture.Piece) {
    // After a failure nothing is shown.
    if let failure = state.failureNumber, piece.number > failure { return }
    if let end = state.end, piece.number > end { return fail(late: piece) }
    guard let line = line(of: piece) else {
      let text = excerpt(of: piece)
      return fail(
        "\"\(text)\" was printed, and it cannot be told by which statement of run(): build the program with debug "
          + "information (-g)")
    }
    lastLine = line
    if pending?.line != line || pending?.isError != piece.isError { flush() }
    pending = (
      line, piece.isError, (pending?.bytes ?? []) + piece.bytes,
      (pending?.omittedLineCount ?? 0) + piece.omittedLineCount
    )
  }

  mutating func finished() -> Transcript {
    flush()
    return transcript
  }

  private func line(of piece: OutputCapture.Piece) -> Int? {
    let layout = running.layout
    if piece.number < state.start { return layout.firstStatement }
    if let line = running.line(piece.stack, isRunThread: !layout.isAsync) { return line }
    // Between two parts of an asynchronous run(), it is still at the statement it came to.
    return layout.isAsync && running.find(piece.stack) == .nothing ? lastLine ?? layout.firstStatement : nil
  }

  private mutating func flush() {
    guard let pending else { return }
    self.pending = nil
    // Bytes that are no text become U+FFFD.
    append(
      String(decoding: pending.bytes, as: UTF8.self), pending.isError ? .error : .plain, line: pending.line,
      omitted: pending.omittedLineCount)
  }

  private mutating func append(_ string: String, _ kind: Transcript.TextKind, line: Int, omitted: Int) {
    let (kept, further) = text.take(string)
    if !kept.isEmpty { transcript.entries.append(.init(line: line, content: .text(kept, kind))) }
    if omitted + further > 0 {
      transcript.entries.append(.init(line: line, content: .omittedLines(omitted + further)))
    }
  }

  private func excerpt(of piece: OutputCapture.Piece) -> String {
    let text = String(decoding: piece.bytes.prefix(200), as: UTF8.self)
    return String(visible(text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "").prefix(60))
  }

  private mutating func fail(late piece: OutputCapture.Piece) {
    fail(
      "\"\(excerpt(of: piece))\" was printed after run() had ended: await what run() starts before it ends")
  }

  private mutating func fail(_ message: String) {
    if transcript.failure == nil { transcript.failure = RecordedFailure(message: message, isAtEnd: true) }
  }
}
