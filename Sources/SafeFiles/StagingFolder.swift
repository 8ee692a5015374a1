/// A hidden folder in which a run writes, named after its program and locked while the run lives.
///
/// It is one of its own, or the one of all runs that write the same output; a part of it is this run's.
/// The lock is the system's (`flock`), so it ends with the process however that ends. That is how a run tells the
/// folders of killed runs, which it may remove or take over, from those of runs that are still at work.
struct StagingFolder {
  let parent: String
  let path: String
  private let lock: FolderLock
  /// What is this run's in the folder: a killed run's children may write to its part a little longer.
  private let part: String

  /// Where the output is written: empty at first.
  var output: String { "\(part)/output" }
  /// For whatever else has to be kept meanwhile.
  var scratch: String { "\(part)/scratch" }
  private var former: String { "\(path)/former" }

  /// What stood in the output's place, where a killed run left it.
  var leftover: String? { (try? FileSystem.status(former)) == nil ? nil : former }

  /// Creates a folder for output that is not to stay, which no other run shares, and removes those that killed runs of the
  /// same program left behind.
  init(in parent: String, program: String) throws(OutputError) {
    self.parent = parent
    let prefix = ".\(program)-temporary-"
    Self.removeAbandoned(in: parent, prefix: prefix)
    path = "\(parent)/\(prefix)\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    lock = try FolderLock(path) { () throws(OutputError) in
      if access(parent, F_OK) != 0 {
        throw OutputError(.cannotCreate, "\(SystemError(code: errno, path: parent))")
      }
    }
    part = Self.newPart(of: path)
    try makeFolders()
  }

  /// Creates, or takes over from a killed run, the one folder of all runs that write the output of a name: one of them
  /// at a time has it, the others wait.
  ///
  /// - Parameters:
  ///   - output: The output's name in the parent folder.
  ///   - mustStay: Whether a folder that a killed run left holds what only the next run to the same output can put in
  ///     its place.
  ///   - whileWaiting: Is called again and again while another run has the folder, to end the wait by throwing.
  init(
    for output: String, in parent: String, program: String, mustStay: (_ folder: String) -> Bool,
    whileWaiting: () throws(OutputError) -> Void
  ) throws(OutputError) {
    self.parent = parent
    let prefix = ".\(program)-staging-"
    path = "\(parent)/\(prefix)\(Self.digest(output))"
    func isNeeded(_ folder: String) -> Bool { !Self.isAsMade(folder) && mustStay(folder) }
    Self.removeAbandoned(in: parent, prefix: prefix, except: path, mustStay: isNeeded)
    lock = try FolderLock(path, whileWaiting: whileWaiting)
    part = Self.newPart(of: path)
    clearParts(keeping: isNeeded)
    try makeFolders()
  }

  private static func newPart(of path: String) -> String {
    "\(path)/\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
  }

  /// Removes the parts of runs that were killed, but for what only this run can put in its place.
  private func clearParts(keeping mustStay: (String) -> Bool) {
    for name in (try? FileSystem.entries(of: path)) ?? [] where !["former", FolderLock.fileName].contains(name) {
      let part = "\(path)/\(name)"
      // What stood in the output's place is set aside once: until it is put back, no run replaces anything.
      if mustStay("\(part)/output") { try? FileSystem.move("\(part)/output", toUnused: former) }
      if mustStay("\(part)/output") { continue }
      try? FileSystem.removeTree(part)
    }
  }

  private func makeFolders() throws(OutputError) {
    do throws(SystemError) {
      try FileSystem.makeFolder(part, permissions: 0o700)
      try FileSystem.makeFolder(output)
      if let made = try FileSystem.status(output) {
        try FileSystem.create("\(part)/\(Self.noteName)", with: Array(String(made.inode).utf8))
      }
      try FileSystem.makeFolder(scratch, permissions: 0o700)
    } catch {
      remove()
      throw OutputError(.cannotCreate, "\(error)")
    }
  }

  /// The name of the note beside the output that says which folder was made for it.
  private static let noteName = "made"

  /// Whether a killed run's output is the folder that was made for it.
  ///
  /// Then it has not taken its place, and what is in it and not output's is a copy. What stood in its place is another
  /// folder.
  private static func isAsMade(_ output: String) -> Bool {
    let note = "\(output.dropLast("output".count))\(noteName)"
    guard let inode = try? FileSystem.contents(of: note, atMost: 100), let status = try? FileSystem.status(output)
    else { return false }
    return inode == Array(String(status.inode).utf8)
  }

  /// Removes what a killed run left, once nothing in it is missing elsewhere.
  func removeLeftover(last marker: String) throws(SystemError) { try FileSystem.removeTree(former, last: marker) }

  /// Removes the folder with all that is in it, and gives up the lock; what a killed run left stays, for a run that can
  /// put it in its place.
  func remove() {
    if leftover != nil {
      try? FileSystem.removeTree(part)
      return lock.release()
    }
    // What cannot be removed now is abandoned, and removed by the next run.
    try? FileSystem.removeContents(of: path, except: FolderLock.fileName)
    lock.removeFolder()
  }

  /// Removes the folders of runs that no longer live.
  private static func removeAbandoned(
    in parent: String, prefix: String, except own: String? = nil, mustStay: (String) -> Bool = { _ in false }
  ) {
    guard let names = try? FileSystem.entries(of: parent, passingOverNamesThatAreNoText: true) else { return }
    // Behind the prefix of a program whose name begins with this one's there is more than a number.
    for name in names where name.hasPrefix(prefix) && !name.dropFirst(prefix.count).contains("-") {
      let path = "\(parent)/\(name)"
      guard path != own, let status = try? FileSystem.status(path), status.kind == .folder,
        status.owner == geteuid()
      else { continue }
      // Killed before it had a lock: there is nothing in it, or it is not ours to remove.
      if rmdir(path) == 0 { continue }
      guard let lock = FolderLock(ofAbandoned: path) else { continue }
      let parts = (try? FileSystem.entries(of: path)) ?? []
      if mustStay("\(path)/former") || parts.contains(where: { mustStay("\(path)/\($0)/output") }) {
        lock.release()
        continue
      }
      try? FileSystem.removeContents(of: path, except: FolderLock.fileName)
      lock.removeFolder()
    }
  }

  /// A short name for a name of any length (FNV-1a, 64 bits).
  private static func digest(_ name: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return String(hash, radix: 36)
  }
}
