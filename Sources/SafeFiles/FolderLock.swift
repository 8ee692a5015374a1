/// A folder that one process at a time has, by the system's lock (`flock`) on a file in it.
struct FolderLock {
  /// The name of the file that is locked.
  static let fileName = "lock"

  private let folder: String
  private let descriptor: CInt

  private var file: String { "\(folder)/\(Self.fileName)" }

  /// Creates the folder unless it is there, and locks it.
  ///
  /// - Parameter whileWaiting: Is called again and again while another process has it, or the folder above is missing;
  ///   what it throws ends the wait.
  /// - Throws: `OutputError` of kind `cannotCreate` when the folder cannot be created, or its file system has no locks;
  ///   nothing is left then.
  init(_ folder: String, whileWaiting: () throws(OutputError) -> Void) throws(OutputError) {
    self.folder = folder
    while true {
      do throws(SystemError) {
        if let descriptor = try Self.attempt(folder) {
          self.descriptor = descriptor
          return
        }
      } catch {
        // A run that gives up may be removing the folders above at this moment.
        if error.code != ENOENT { throw OutputError(.cannotCreate, "\(error)") }
      }
      usleep(20_000)
      try whileWaiting()
    }
  }

  /// The lock of a folder that is there, if no living process has it.
  init?(ofAbandoned folder: String) {
    self.folder = folder
    let descriptor = open("\(folder)/\(Self.fileName)", O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, Self.isFile(descriptor, at: "\(folder)/\(Self.fileName)") else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
  }

  /// Gives up the lock; the folder stays.
  func release() { close(descriptor) }

  /// Removes the folder, in which nothing else is left, and gives up the lock.
  func removeFolder() {
    unlink(file)
    rmdir(folder)
    close(descriptor)
  }

  /// The locked file, or `nil` while another process has it or has just removed the folder.
  private static func attempt(_ folder: String) throws(SystemError) -> CInt? {
    let file = "\(folder)/\(fileName)"
    if mkdir(folder, 0o700) != 0 && errno != EEXIST { throw SystemError(code: errno, path: folder) }
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      let code = errno
      rmdir(folder)
      throw SystemError(code: code, path: file)
    }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
      if isFile(descriptor, at: file) { return descriptor }
      close(descriptor)
      return nil
    }
    let code = errno
    close(descriptor)
    if code == EWOULDBLOCK || code == EINTR { return nil }
    // No process can have a lock where there are none: whatever else is in the folder, this file is ours.
    unlink(file)
    rmdir(folder)
    throw SystemError(
      code: code, path: folder,
      advice: "its file system refuses locks: name a folder on another file system")
  }

  /// Whether an open file is the one that a path leads to: who removed the folder did so before the lock was given up.
  private static func isFile(_ descriptor: CInt, at path: String) -> Bool {
    var (opened, named) = (stat(), stat())
    return fstat(descriptor, &opened) == 0 && lstat(path, &named) == 0
      && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }
}
