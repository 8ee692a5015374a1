import CSystem
import SafeFiles

/// The processes that this one started, and those that these left behind.
enum Descendants {
  /// From here on a process whose parent ends becomes a child of this one, wherever it moved itself to.
  static func adopt() { _ = csystem_adopt_orphans() }

  /// Ends all children but some, and what becomes a child by that.
  static func end(except kept: [pid_t]) {
    // Each of them can leave others; nobody starts processes as fast as they are ended here.
    for _ in 0..<100 {
      let orphans = children().filter { !kept.contains($0) }
      if orphans.isEmpty { return }
      for orphan in orphans {
        kill(orphan, SIGKILL)
        var status: CInt = 0
        while waitpid(orphan, &status, 0) == -1 && errno == EINTR {}
      }
    }
  }

  /// None where the system does not tell.
  private static func children() -> [pid_t] {
    let tasks = "/proc/self/task"
    guard let names = try? FileSystem.entries(of: tasks) else { return [] }
    return names.flatMap { name -> [pid_t] in
      guard let bytes = try? FileSystem.contents(of: "\(tasks)/\(name)/children") else { return [] }
      return String(decoding: bytes, as: UTF8.self).split(separator: " ").compactMap { pid_t($0) }
    }
  }
}
