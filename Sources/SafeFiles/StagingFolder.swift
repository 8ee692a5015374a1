/// A hidden folder for one run, named after its program, locked while the run lives, with a folder for its output.
///
/// The lock is the system's (`flock`), so it ends with the process however that ends. That is how a run tells the
/// folders of killed runs, which it may remove, from those of runs that are still at work.
struct StagingFolder {
  let parent: String
  let path: String
  private let lock: CInt

  /// Where the output is written: empty at first.
  var output: String { "\(path)/output" }
  /// For whatever else has to be kept meanwhile.
  var scratch: String { "\(path)/scratch" }

  /// Creates and locks a folder, and removes those that killed runs of the same program left behind.
  init(in parent: String, program: String) throws(SystemError) {
    Self.removeAbandoned(in: parent, program: program)
    (path, lock) = try Self.create(in: parent, program: program)
    self.parent = parent
    do throws(SystemError) {
      try FileSystem.makeFolder(output)
      try FileSystem.makeFolder(scratch, permissions: 0o700)
    } catch {
      remove()
      throw error
    }
  }

  private static func create(in parent: String, program: String) throws(SystemError) -> (path: String, lock: CInt) {
    while true {
      let path = "\(parent)/\(prefix(of: program))\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
      do {
        try FileSystem.makeFolder(path, permissions: 0o700)
      } catch {
        if error.code == EEXIST { continue }
        throw error
      }
      // A run that looks for abandoned folders may see this one before it is locked, and remove it.
      if let lock = try lock(path, flags: O_CREAT | O_EXCL) { return (path, lock) }
    }
  }

  /// Removes the folder with all that is in it, and gives up the lock.
  func remove() {
    // What cannot be removed now is abandoned, and removed by the next run.
    try? FileSystem.removeContents(of: path, except: Self.lockName)
    try? FileSystem.removeTree(path)
    close(lock)
  }

  /// Removes the folders of runs that no longer live.
  private static func removeAbandoned(in parent: String, program: String) {
    guard let names = try? FileSystem.entries(of: parent) else { return }
    for name in names where name.hasPrefix(prefix(of: program)) {
      let path = "\(parent)/\(name)"
      guard let status = try? FileSystem.status(path), status.kind == .folder, status.owner == geteuid() else {
        continue
      }
      // Killed before it had a lock: there is nothing in it, or it is not ours to remove.
      if rmdir(path) == 0 { continue }
      guard let lock = try? lock(path, flags: 0) else { continue }
      try? FileSystem.removeContents(of: path, except: lockName)
      try? FileSystem.removeTree(path)
      close(lock)
    }
  }

  private static let lockName = "lock"

  private static func prefix(of program: String) -> String { ".\(program)-staging-" }

  /// The lock, if it is free and its file still there.
  private static func lock(_ path: String, flags: CInt) throws(SystemError) -> CInt? {
    let file = "\(path)/\(lockName)"
    let descriptor = open(file, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0o600)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw SystemError(code: errno, path: file)
    }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0, let status = try? FileSystem.status(file), status.kind == .file {
      return descriptor
    }
    close(descriptor)
    return nil
  }
}
