import CSystem

extension FileSystem {
  /// Creates one folder; its parent must be there.
  package static func makeFolder(_ path: String, permissions: mode_t = 0o777) throws(SystemError) {
    if CreationMask.apply({ mkdir(path, permissions) }) != 0 { throw SystemError(code: errno, path: path) }
  }

  /// Creates a folder and those it stands in, down from `root`, which must be there.
  package static func makeFolders(_ relative: some StringProtocol, in root: String) throws(SystemError) {
    var path = root
    for component in relative.split(separator: "/") {
      path += "/\(component)"
      if CreationMask.apply({ mkdir(path, 0o777) }) != 0 && errno != EEXIST {
        throw SystemError(code: errno, path: path)
      }
    }
  }

  /// Writes a new file; one that is there already is an error, since no two things may claim one name.
  package static func create(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    let descriptor = CreationMask.apply { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
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

  /// The same for a folder, one file at its top after all others: while that stands, it says what the others are.
  package static func removeTree(_ folder: String, last: String) throws(SystemError) {
    try removeContents(of: folder, except: last)
    try removeTree(folder)
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

  /// Moves a folder; `EEXIST` if the new name is taken.
  package static func move(_ from: String, toUnused to: String) throws(SystemError) {
    var code = csystem_rename_without_replacing(from, to)
    if [EINVAL, ENOSYS, ENOTSUP].contains(code) {
      // Where the system has no such call, a folder that is renamed replaces an empty one, and nothing else.
      code = rename(from, to) == 0 ? 0 : [ENOTEMPTY, ENOTDIR].contains(errno) ? EEXIST : errno
    }
    if code != 0 { throw SystemError(code: code, path: to) }
  }

  /// Gives a file a second name, in a folder that may be missing; a symbolic link is made again.
  ///
  /// Files are never changed in place here, so that both names may stand for one file. Where that cannot be, it is copied.
  package static func duplicate(_ relative: String, from old: String, in new: String) throws(SystemError) {
    try makeFolders(relative.lastIndex(of: "/").map { relative[..<$0] } ?? "", in: new)
    let (from, to) = ("\(old)/\(relative)", "\(new)/\(relative)")
    if link(from, to) == 0 { return }
    if [ENOENT, EEXIST].contains(errno) { throw SystemError(code: errno, path: errno == ENOENT ? from : to) }
    guard let status = try status(from) else { throw SystemError(code: ENOENT, path: from) }
    if status.kind == .symbolicLink {
      if symlink(try destination(ofLink: from), to) != 0 { throw SystemError(code: errno, path: to) }
    } else {
      try create(to, with: contents(of: from))
      chmod(to, status.permissions)
    }
  }
}
