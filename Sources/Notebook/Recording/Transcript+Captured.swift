extension Recorder {
  /// What was recorded so far, and what was captured besides, in the order in which it happened.
  ///
  /// - Parameter pieces: Captured output in its order; what was written before `run()` began counts to its first
  ///   statement.
  func transcript(with pieces: [OutputCapture.Piece] = []) -> Transcript {
    var history = state.withLock { $0.history }
    // What came later is told apart from the page.
    if lateFailure != nil { history.failure = nil }
    return Transcript(history, pieces, of: running)
  }
}

extension Transcript {
  /// What happened in a run, in its order.
  init(_ history: RunHistory, _ pieces: [OutputCapture.Piece], of running: RunningStatement) {
    var merge = CapturedMerge(running: running, history: history)
    var recorded = history.events.sorted { $0.number < $1.number }[...]
    for piece in pieces {
      while let first = recorded.first, first.number < piece.number {
        merge.add(first.entry)
        recorded = recorded.dropFirst()
      }
      merge.add(piece)
    }
    for event in recorded { merge.add(event.entry) }
    self = merge.finished()
  }
}

extension OutputCapture.Piece {
  /// The beginning of its first line, for messages.
  var excerpt: String {
    let text = String(decoding: bytes.prefix(200), as: UTF8.self)
    return String(visible(text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "").prefix(60))
  }
}

/// Puts recorded entries and captured output together.
private struct CapturedMerge {
  private let running: RunningStatement
  private let history: RunHistory
  private var transcript: Transcript
  private var text = PrintedText()
  private var lastLine: Int?
  /// Output of one statement, in bytes until it is complete: a character can be written in parts.
  private var pending: (line: Int, isError: Bool, bytes: [UInt8], omittedLineCount: Int)?

  init(running: RunningStatement, history: RunHistory) {
    self.running = running
    self.history = history
    transcript = Transcript(parameters: history.parameters, failure: history.failure)
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
    if let failure = history.failureNumber, piece.number > failure { return }
    if let end = history.end, piece.number > end { return }
    guard let line = line(of: piece) else {
      return fail(
        "\"\(piece.excerpt)\" was printed, and it cannot be told by which statement of run(): \(RunningStatement.remedy)"
      )
    }
    lastLine = line
    var bytes = piece.bytes
    if pending?.isError != piece.isError {
      flush()
    } else if pending?.line != line {
      // A character that was begun by one statement and is ended by another.
      let begun = pending.map { Self.begunCharacter($0.bytes) } ?? []
      if !begun.isEmpty, let first = bytes.first, first & 0xC0 == 0x80 {
        pending?.bytes.removeLast(begun.count)
        bytes = begun + bytes
      }
      flush()
    }
    pending = (
      line, piece.isError, (pending?.bytes ?? []) + bytes, (pending?.omittedLineCount ?? 0) + piece.omittedLineCount
    )
  }

  /// The bytes at the end that are the beginning of a character in UTF-8.
  private static func begunCharacter(_ bytes: [UInt8]) -> [UInt8] {
    guard let start = bytes.suffix(3).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return [] }
    let length = bytes[start] >= 0xF0 ? 4 : bytes[start] >= 0xE0 ? 3 : bytes[start] >= 0xC0 ? 2 : 1
    return bytes.count - start < length ? Array(bytes[start...]) : []
  }

  mutating func finished() -> Transcript {
    flush()
    return transcript
  }

  private mutating func line(of piece: OutputCapture.Piece) -> Int? {
    let layout = running.layout
    if piece.number < history.start { return layout.firstStatement }
    if history.end == nil, let line = lineOfLastWords(piece) { return line }
    if let line = running.line(piece.stack, isRunThread: !layout.isAsync) { return line }
    // Between two parts of an asynchronous run(), it is still at the statement it came to.
    return layout.isAsync && running.find(piece.stack) == .nothing ? lastLine ?? layout.firstStatement : nil
  }

  /// Of a run that was cut short: a crash leaves no time to find out who wrote what was written just before.
  private mutating func lineOfLastWords(_ piece: OutputCapture.Piece) -> Int? {
    let isKnown = !piece.stack.own.isEmpty && running.line(piece.stack, isRunThread: !running.layout.isAsync) != nil
    if isKnown { return nil }
    transcript.hasGuessedPlaces = true
    return lastLine ?? running.layout.firstStatement
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

  private mutating func fail(_ message: String) {
    if transcript.failure == nil { transcript.failure = RecordedFailure(message: message, isAtEnd: true) }
  }
}
