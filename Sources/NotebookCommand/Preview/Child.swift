import Notebook
import SafeFiles

/// A process that a preview has work for it, with what it writes in lines.
final class Child {
  let identifier: pid_t
  /// Where its lines are read; -1 once they have ended.
  private(set) var output: CInt
  private var input: CInt
  private var partial: [UInt8] = []
  /// The line that it has begun to write.
  var begunLine: String { String(decoding: partial, as: UTF8.self) }

  /// How it ended, as `waitpid` says it; `nil` while it runs.
  private(set) var status: CInt?

  /// Whether it ended as it should.
  var isWell: Bool { status == 0 }

  /// The longest line that is kept whole.
  private static let longestLine = 1 << 28

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - hasInput: Whether it is asked things on its standard input.
  ///   - keepsErrors: Whether its standard error goes to people as it is, and not into the lines.
  init(
    _ executable: String, _ arguments: [String], hasInput: Bool = false, keepsErrors: Bool = false
  ) throws(SystemError) {
    let lines = try Spawning.makePipe()
    defer { close(lines.write) }
    let questions: (read: CInt, write: CInt)
    do throws(SystemError) {
      questions = hasInput ? try Spawning.makePipe() : (-1, -1)
    } catch {
      close(lines.read)
      throw error
    }
    defer { if hasInput { close(questions.read) } }
    _ = fcntl(lines.read, F_SETFL, O_NONBLOCK)
    if hasInput { _ = fcntl(questions.write, F_SETFL, O_NONBLOCK) }
    do throws(SystemError) {
      identifier = try Spawning.start(
        executable, arguments,
        Spawning.Streams(
          input: hasInput ? questions.read : nil, output: lines.write,
          errors: keepsErrors ? STDERR_FILENO : lines.write))
    } catch {
      close(lines.read)
      if hasInput { close(questions.write) }
      throw error
    }
    output = lines.read
    input = questions.write
  }

  /// Asks it something: a line.
  ///
  /// Whoever does not read it has ended, or will be ended with this process.
  func ask(_ line: [UInt8]) {
    var rest = (line + [UInt8(ascii: "\n")])[...]
    while !rest.isEmpty && !Interruption.isPending {
      let count = rest.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var room = pollfd(fd: input, events: Int16(POLLOUT), revents: 0)
        poll(&room, 1, 50)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// The lines that it has written since, without waiting; notes its end.
  func update() -> [String] {
    var lines: [String] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while output >= 0 {
      let count = read(output, &buffer, buffer.count)
      if count > 0 {
        take(buffer[..<count], &lines)
      } else if count < 0 && errno == EINTR {
        continue
      } else {
        if count == 0 || errno != EAGAIN { closeOutput(&lines) }
        break
      }
    }
    noteEnd()
    if status != nil, output >= 0 { closeOutput(&lines) }
    return lines
  }

  private func noteEnd() {
    guard status == nil else { return }
    var found: CInt = 0
    let result = waitpid(identifier, &found, WNOHANG)
    if result == identifier { status = found }
    // Somebody else took note of it.
    if result < 0 && errno == ECHILD { status = -1 }
  }

  private func closeOutput(_ lines: inout [String]) {
    close(output)
    output = -1
    if !partial.isEmpty { lines.append(String(decoding: partial, as: UTF8.self)) }
    partial = []
  }

  private func take(_ bytes: ArraySlice<UInt8>, _ lines: inout [String]) {
    var rest = bytes
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      partial += rest[..<end]
      lines.append(String(decoding: partial, as: UTF8.self))
      partial = []
      rest = rest[(end + 1)...]
    }
    if partial.count < Self.longestLine { partial += rest }
  }

  /// Whether what it does is not wanted any more.
  private(set) var isBrokenOff = false

  /// Asks it to end, which takes a moment; asking again does nothing.
  func breakOff() {
    if !isBrokenOff { interrupt() }
    isBrokenOff = true
  }

  private func interrupt() { if status == nil { kill(identifier, SIGTERM) } }

  /// Ends it, with time to end what it has started.
  func end(within time: Duration = .seconds(2)) {
    if input >= 0 { close(input) }
    input = -1
    interrupt()
    let start = ContinuousClock.now
    while status == nil {
      noteEnd()
      if status != nil { break }
      if ContinuousClock.now - start > time {
        kill(-identifier, SIGKILL)
        kill(identifier, SIGKILL)
        while waitpid(identifier, nil, 0) == -1 && errno == EINTR {}
        status = SIGKILL
      } else {
        usleep(2000)
      }
    }
    if output >= 0 { close(output) }
    output = -1
  }
}
