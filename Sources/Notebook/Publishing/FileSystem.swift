import CSystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A system call that failed: which file, and why.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  package let code: CInt
  package let path: String

  package init(code: CInt, path: String) {
    self.code = code
    self.path = path
  }

  /// The system's own words for the error number.
  package var reason: String { String(cString: strerror(code)) }

  package var description: String { "\(path): \(reason)" }
}

/// What the system says a path is, symbolic links not followed unless asked for.
package struct FileStatus: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case folder, file, symbolicLink, other }

  package let kind: Kind
  package let size: Int
  package let device: UInt64
  package let inode: UInt64
  package let permissions: mode_t
  package let owner: uid_t
}

/// The few calls that publishing needs, with errors that name the path.
package enum FileSystem {
  /// What stands at a path; `nil` if nothing does.
  package static func status(_ path: String, followingLinks: Bool = false) throws(SystemError) -> FileStatus? {
    var status = stat()
    if (followingLinks ? stat(path, &status) : lstat(path, &status)) != 0 {
      if errno == ENOENT { return nil }
      throw SystemError(code: errno, path: path)
    }
    let kind: FileStatus.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFDIR: .folder
      case S_IFREG: .file
      case S_IFLNK: .symbolicLink
      default: .other
      }
    return FileStatus(
      kind: kind, size: Int(status.st_size), device: UInt64(status.st_dev), inode: UInt64(status.st_ino),
      permissions: status.st_mode & 0o7777, owner: status.st_uid)
  }

  /// The names in a folder, in the order of their bytes.
  package static func entries(of folder: String) throws(SystemError) -> [String] {
    guard let stream = opendir(folder) else { throw SystemError(code: errno, path: folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw SystemError(code: errno, path: folder) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
  }

  /// The files under a folder, relative to it, in the order of their bytes.
  ///
  /// Symbolic links count as files.
  package static func files(under folder: String) throws(SystemError) -> [String] {
    var found: [String] = []
    var pending = [""]
    while let relative = pending.popLast() {
      for name in try entries(of: relative.isEmpty ? folder : "\(folder)/\(relative)") {
        let path = relative.isEmpty ? name : "\(relative)/\(name)"
        if try status("\(folder)/\(path)")?.kind == .folder { pending.append(path) } else { found.append(path) }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

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

  /// All bytes of a file.
  package static func contents(of path: String) throws(SystemError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(code: errno, path: path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 {
        bytes.append(contentsOf: buffer[..<count])
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw SystemError(code: errno, path: path)
      }
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
  package static func synchronise(_ path: String) throws(SystemError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw SystemError(code: errno, path: path) }
    defer { close(descriptor) }
    // Some file systems cannot synchronise folders, and say so.
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

  /// The path with all symbolic links, `.` and `..` resolved; it must exist.
  package static func resolved(_ path: String) throws(SystemError) -> String {
    guard let resolved = realpath(path, nil) else { throw SystemError(code: errno, path: path) }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Exchanges two paths in one step.
  package static func exchange(_ first: String, _ second: String) throws(SystemError) {
    let code = csystem_exchange(first, second)
    if code != 0 { throw SystemError(code: code, path: second) }
  }

  /// Renames; `EEXIST` if the new name is taken.
  package static func rename(_ from: String, toUnused to: String) throws(SystemError) {
    let code = csystem_rename_without_replacing(from, to)
    if code != 0 { throw SystemError(code: code, path: to) }
  }

  /// Whether something is mounted at a path.
  ///
  /// Where the system cannot tell, no: the exchange will fail then, harmlessly.
  package static func isMountPoint(_ path: String) -> Bool { csystem_is_mount_point(path) == 1 }
}
