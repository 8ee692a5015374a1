/// One file that is to be written at the end of a long work, checked at its beginning.
///
/// A file is replaced in one step: at every moment it is the old one or the whole new one. Symbolic links are followed,
/// also one that leads to a file yet to be made. What is no file (a FIFO, a device, a terminal, what a shell gives for
/// `>(command)`) is written to as it is, never replaced.
package final class OutputFile: Sendable {
  private enum Destination: Sendable {
    /// A path without symbolic links, and the permissions of the file that is there.
    case file(path: String, permissions: mode_t?)
    case stream(CInt)
  }

  /// As given, for messages.
  package let name: String
  private let destination: Destination

  /// Where the file is, symbolic links resolved; `nil` for what is no file.
  package var path: String? {
    if case .file(let path, _) = destination { path } else { nil }
  }

  /// Checks that it can be written.
  ///
  /// Changes nothing.
  ///
  /// - Throws: What the system says of it, under the name given.
  package init(_ name: String) throws(SystemError) {
    self.name = name
    // What a name on the command line becomes that is no text.
    if name.unicodeScalars.contains("\u{FFFD}") {
      throw SystemError(code: EILSEQ, path: name, advice: FileSystem.noText)
    }
    do throws(SystemError) {
      destination = try Self.destination(of: name)
    } catch {
      // People know the file by the name that they gave it.
      throw SystemError(code: error.code, path: name, advice: error.advice)
    }
  }

  deinit {
    if case .stream(let descriptor) = destination { close(descriptor) }
  }

  /// Writes all of it.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    do throws(SystemError) {
      switch destination {
      case .file(let path, let permissions): try Self.replace(path, permissions: permissions, with: bytes)
      case .stream(let descriptor): try Self.send(bytes, toStream: descriptor, path: name)
      }
    } catch {
      throw SystemError(code: error.code, path: name, advice: error.advice)
    }
  }

  private static func destination(of name: String) throws(SystemError) -> Destination {
    guard let status = try FileSystem.status(name, followingLinks: true) else {
      let path = try target(of: name)
      try checkFolder(of: path)
      return .file(path: path, permissions: nil)
    }
    switch status.kind {
    case .folder: throw SystemError(code: EISDIR, path: name)
    case .file:
      let path = try FileSystem.resolved(name)
      try checkFolder(of: path)
      return .file(path: path, permissions: status.permissions)
    case .symbolicLink, .other: return .stream(try openStream(name))
    }
  }

  /// Where a file that is not there would be made: at the end of the links.
  private static func target(of name: String) throws(SystemError) -> String {
    var path = name
    for _ in 0..<40 {
      let slash = path.lastIndex(of: "/")
      let folder = try FileSystem.resolved(slash.map { String(path[...$0]) } ?? ".")
      let last = slash.map { path[path.index(after: $0)...] } ?? path[...]
      if last.isEmpty || last == "." || last == ".." { throw SystemError(code: EISDIR, path: name) }
      path = "\(folder == "/" ? "" : folder)/\(last)"
      guard try FileSystem.status(path)?.kind == .symbolicLink else { return path }
      let destination = try FileSystem.destination(ofLink: path)
      path = destination.hasPrefix("/") ? destination : "\(folder)/\(destination)"
    }
    throw SystemError(code: ELOOP, path: name)
  }

  private static func checkFolder(of path: String) throws(SystemError) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    if access(folder, W_OK | X_OK) != 0 { throw SystemError(code: errno, path: folder) }
  }

  private static func replace(
    _ path: String, permissions: mode_t?, with bytes: [UInt8]
  ) throws(SystemError) {
    let unfinished = "\(path).\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    do throws(SystemError) {
      try FileSystem.create(unfinished, with: bytes)
      if let permissions { chmod(unfinished, permissions) }
      if rename(unfinished, path) != 0 { throw SystemError(code: errno, path: path) }
    } catch {
      unlink(unfinished)
      throw error
    }
  }

  // MARK: - Streams

  /// Opens what is no file for writing.
  private static func openStream(_ name: String) throws(SystemError) -> CInt {
    // Whoever reads a FIFO may be started at the same time as this program.
    for attempt in 0... {
      let descriptor = open(name, O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
      if descriptor >= 0 {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
        return descriptor
      }
      guard errno == ENXIO else { break }
      if attempt == 100 || Interruption.isPending {
        throw SystemError(code: ENXIO, path: name, advice: "nobody reads it: start its reader first")
      }
      usleep(10_000)
    }
    throw SystemError(code: errno, path: name)
  }

  /// Writes to what may have lost its reader, which is an error like others and no reason to be killed.
  private static func send(_ bytes: [UInt8], toStream descriptor: CInt, path: String) throws(SystemError) {
    var (pipe, former) = (sigset_t(), sigset_t())
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipe, &former)
    defer {
      var (pending, signal) = (sigset_t(), CInt(0))
      if sigpending(&pending) == 0, sigismember(&pending, SIGPIPE) == 1 { sigwait(&pipe, &signal) }
      pthread_sigmask(SIG_SETMASK, &former, nil)
    }
    try FileSystem.send(bytes, to: descriptor, path: path)
  }
}

extension FileSystem {
  /// Writes a file in place of the one that may be there, as an ``OutputFile`` is written.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    try OutputFile(path).write(bytes)
  }
}
