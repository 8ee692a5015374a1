import CSystem

/// What the system says a path is, symbolic links not followed unless asked for.
package struct FileStatus: Hashable, Sendable, Codable {
  package enum Kind: Hashable, Sendable, Codable { case folder, file, symbolicLink, other }

  package let kind: Kind
  package let permissions: mode_t
  package let owner: uid_t
  /// Bytes.
  package let size: Int
  /// When its content last changed, in nanoseconds since 1970, by an account that everybody may set.
  package let modified: Int
  /// When anything of it last changed, its content, its dates or its name, in nanoseconds since 1970.
  package let changed: Int
  /// What no other file of its file system has while this one is there.
  package let inode: UInt64
}

/// The few calls that reading and writing files safely needs, with errors that name the path.
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
    #if os(Linux)
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #else
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #endif
    return FileStatus(
      kind: kind, permissions: status.st_mode & 0o7777, owner: status.st_uid, size: Int(status.st_size),
      modified: modified.tv_sec * 1_000_000_000 + modified.tv_nsec,
      changed: changed.tv_sec * 1_000_000_000 + changed.tv_nsec, inode: UInt64(status.st_ino))
  }

  /// The names in a folder, in the order of their bytes.
  ///
  /// - Parameter passingOver: Whether names that are no text are left out; else they are an error, since nothing could be
  ///   done to what has them.
  package static func entries(
    of folder: String, passingOverNamesThatAreNoText passingOver: Bool = false
  ) throws(SystemError) -> [String] {
    guard let stream = opendir(folder) else { throw SystemError(code: errno, path: folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw SystemError(code: errno, path: folder) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      }
      let (name, shown) = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { (String(validatingCString: $0), String(cString: $0)) }
      }
      guard let name else {
        if passingOver { continue }
        throw SystemError(code: EILSEQ, path: "\(folder)/\(shown)", advice: noText)
      }
      if name != "." && name != ".." { names.append(name) }
    }
  }

  /// The files under a folder, relative to it, in the order of their bytes.
  ///
  /// Symbolic links count as files.
  package static func files(under folder: String) throws(SystemError) -> [String] {
    try contents(under: folder).files
  }

  /// The folders under a folder, relative to it, in the order of their bytes.
  package static func folders(under folder: String) throws(SystemError) -> [String] {
    try contents(under: folder).folders
  }

  /// Those of them in which nothing is.
  package static func emptyFolders(under folder: String) throws(SystemError) -> [String] {
    try contents(under: folder).emptyFolders
  }

  private static func contents(
    under folder: String
  ) throws(SystemError) -> (files: [String], folders: [String], emptyFolders: [String]) {
    var (files, folders, emptyFolders): ([String], [String], [String]) = ([], [], [])
    var pending = [""]
    while let relative = pending.popLast() {
      let names = try entries(of: relative.isEmpty ? folder : "\(folder)/\(relative)")
      if !relative.isEmpty { folders.append(relative) }
      if names.isEmpty && !relative.isEmpty { emptyFolders.append(relative) }
      for name in names {
        let path = relative.isEmpty ? name : "\(relative)/\(name)"
        if try status("\(folder)/\(path)")?.kind == .folder { pending.append(path) } else { files.append(path) }
      }
    }
    func ordered(_ paths: [String]) -> [String] { paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
    return (ordered(files), ordered(folders), ordered(emptyFolders))
  }

  /// More bytes than any file that a program reads whole.
  package static let largestFileSize = 1 << 30

  /// All bytes of a file; what a link leads to, but nothing other than a file: a device has no end, and a FIFO may
  /// never have a beginning.
  ///
  /// - Parameter limit: `EFBIG` if there are more bytes than this.
  package static func contents(of path: String, atMost limit: Int = largestFileSize) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    try readPieces(of: path, atMost: limit) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Reads a file piece by piece.
  ///
  /// - Parameter body: Gets the pieces, in order.
  /// - Throws: When it cannot be read, is no file, or holds more than the limit.
  static func readPieces(
    of path: String, atMost limit: Int = .max, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(SystemError) {
    // Opening a FIFO waits for who writes to it, unless told not to.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw SystemError(code: errno, path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError(code: errno, path: path) }
    if status.st_mode & S_IFMT == S_IFDIR { throw SystemError(code: EISDIR, path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw SystemError(code: EINVAL, path: path, advice: "it is no file but a FIFO, a socket or a device")
    }
    if status.st_size > limit { throw SystemError(code: EFBIG, path: path) }
    var total = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 {
        total += count
        if total > limit { throw SystemError(code: EFBIG, path: path) }
        buffer.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      } else if count == 0 {
        return
      } else if errno != EINTR {
        throw SystemError(code: errno, path: path)
      }
    }
  }

  /// Throws unless a path below a folder leads to a file, all folders between being folders and not links to such.
  package static func requireFile(_ relative: String, in folder: String) throws(SystemError) {
    for end in relative.indices where relative[end] == "/" {
      let path = "\(folder)/\(relative[..<end])"
      guard let status = try status(path) else { throw SystemError(code: ENOENT, path: path) }
      if status.kind != .folder { throw SystemError(code: ENOTDIR, path: path) }
    }
    let path = "\(folder)/\(relative)"
    guard let status = try status(path) else { throw SystemError(code: ENOENT, path: path) }
    if status.kind == .folder { throw SystemError(code: EISDIR, path: path) }
    guard status.kind == .file else {
      throw SystemError(code: EINVAL, path: path, advice: "it is no file but a link, a FIFO, a socket or a device")
    }
  }

  /// What a symbolic link says.
  package static func destination(ofLink path: String) throws(SystemError) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink(path, &buffer, Int(PATH_MAX))
    guard count >= 0 else { throw SystemError(code: errno, path: path) }
    guard let text = String(validating: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) else {
      throw SystemError(code: EILSEQ, path: path, advice: noText)
    }
    return text
  }

  /// The path with all symbolic links, `.` and `..` resolved; it must exist.
  package static func resolved(_ path: String) throws(SystemError) -> String {
    guard let resolved = realpath(path, nil) else { throw SystemError(code: errno, path: path) }
    defer { free(resolved) }
    guard let text = String(validatingCString: resolved) else {
      throw SystemError(code: EILSEQ, path: String(cString: resolved), advice: noText)
    }
    return text
  }

  /// What is wrong with a name that would be another one as text.
  static let noText = "its name is not UTF-8 text"

  /// Whether something is mounted at a path.
  ///
  /// Where the system cannot tell, no: the exchange will fail then, harmlessly.
  package static func isMountPoint(_ path: String) -> Bool { csystem_is_mount_point(path) == 1 }

  /// Whether a path is in a file system of layers, as in containers.
  static func isOverlay(_ path: String) -> Bool { csystem_is_overlay(path) == 1 }
}
