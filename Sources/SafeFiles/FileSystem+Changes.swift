import CSystem

extension FileSystem {
  /// Creates one folder; its parent must be there.
  package static func makeFolder(_ path: String, permissions: mode_t = 0o777) throws(SystemError) {
    if mkdir(path, permissions) != 0 { throw SystemError(code: errno, path: path) }
  }

  /// Creates a folder and those it stands in, down from `root`, which must be there.
  package static func makeFolders(_ relative: some StringProtocol, in root: String) throws(SystemError) {
    var path = root
    for component in relative.split(separator: "/") {
      path += "/\(component)"
      if mkdir(path, 0o777) != 0 && errno != EEXIST { throw SystemError(code: errno, path: path) }
    }
  }

  /// Writes a new file; one that is there already is an error, since no two things may claim one name.
  package static func create(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemError(code: errno, path: path) }
    do {
      try send(bytes, to: descriptor, path: path)
    } catch {
      close(descriptor)
      throw error
    }
    // Some file systems tell of a full disk only here.
    if close(descriptor) != 0 { throw SystemError(code: errno, path: path) }
  }

  /// Writes a new file at a path below a folder, and makes the folders between.
  package static func create(_ relative: String, in folder: String, with bytes: [UInt8]) throws(SystemError) {
    try makeFolders(relative.lastIndex(of: "/").map { relative[..<$0] } ?? "", in: folder)
    try create("\(folder)/\(relative)", with: bytes)
  }

  /// Writes a file in place of the one that may be there: at every moment it is the old one or the whole new one.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    let former = try status(path, followingLinks: true)
    if former?.kind == .folder { throw SystemError(code: EISDIR, path: path) }
    let unfinished = "\(path).\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    do throws(SystemError) {
      try create(unfinished, with: bytes)
      if let former { chmod(unfinished, former.permissions) }
      if rename(unfinished, path) != 0 { throw SystemError(code: errno, path: path) }
    } catch {
      unlink(unfinished)
      // People know the file by the name that they gave it.
      throw SystemError(code: error.code, path: path)
    }
  }

  /// Writes all bytes to an open file; `path` is for the message.
  package static func send(_ bytes: [UInt8], to descriptor: CInt, path: String) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw SystemError(code: errno, path: path)
      }
    }
  }

  /// Waits until a file's or a folder's content is on the disk.
  package static func synchronize(_ path: String) throws(SystemError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw SystemError(code: errno, path: path) }
    defer { close(descriptor) }
    // Some file systems cannot synchronize folders, and say so.
    if fsync(descriptor) != 0 && errno != EINVAL && errno != ENOTSUP {
      throw SystemError(code: errno, path: path)
    }
  }

  /// Removes a file or a folder with all that is in it.
  ///
  /// Symbolic links are removed, never followed; what is gone already is no error.
  package static func removeTree(_ path: String) throws(SystemError) {
    guard let status = try status(path) else { return }
    if status.kind == .folder {
      for name in try entries(of: path) { try removeTree("\(path)/\(name)") }
    }
    let failed = status.kind == .folder ? rmdir(path) != 0 : unlink(path) != 0
    if failed && errno != ENOENT { throw SystemError(code: errno, path: path) }
  }

  /// Removes all that is in a folder but one file.
  package static func removeContents(of folder: String, except kept: String) throws(SystemError) {
    for name in try entries(of: folder) where name != kept { try removeTree("\(folder)/\(name)") }
  }

  /// Exchanges two paths in one step.
  package static func exchange(_ first: String, _ second: String) throws(SystemError) {
    let code = csystem_exchange(first, second)
    if code != 0 { throw SystemError(code: code, path: second) }
  }

  /// Moves; `EEXIST` if the new name is taken.
  package static func move(_ from: String, toUnused to: String) throws(SystemError) {
    let code = csystem_rename_without_replacing(from, to)
    if code != 0 { throw SystemError(code: code, path: to) }
  }
}
