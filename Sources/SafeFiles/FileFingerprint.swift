/// A file as it is: the hash of its content, and what tells without reading it again whether it is still the same.
package struct FileFingerprint: Hashable, Sendable {
  /// The SHA-256 of the content, in hexadecimal digits.
  package let hash: String
  private let status: FileStatus

  /// Reads a file, however large it is.
  ///
  /// - Throws: `SystemError` when it cannot be read, is no file, or changes meanwhile.
  package init(of path: String) throws(SystemError) {
    guard let before = try FileSystem.status(path, followingLinks: true) else {
      throw SystemError(code: ENOENT, path: path)
    }
    if before.kind == .folder { throw SystemError(code: EISDIR, path: path) }
    guard before.kind == .file else {
      throw SystemError(code: EINVAL, path: path, advice: "it is no file but a FIFO, a socket or a device")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw SystemError(code: errno, path: path) }
    defer { close(descriptor) }
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 {
        buffer.withUnsafeBytes { hash.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      } else if count == 0 {
        break
      } else if errno != EINTR {
        throw SystemError(code: errno, path: path)
      }
    }
    self.hash = SHA256.digits(of: hash.finish())
    status = before
    if try !isCurrent(path) { throw SystemError(code: EBUSY, path: path, advice: "it was changed while it was read") }
  }

  /// Whether the file at a path is the one that was read, untouched since then.
  package func isCurrent(_ path: String) throws(SystemError) -> Bool {
    guard let now = try FileSystem.status(path, followingLinks: true) else { return false }
    return now.inode == status.inode && now.size == status.size && now.modified == status.modified
  }
}
