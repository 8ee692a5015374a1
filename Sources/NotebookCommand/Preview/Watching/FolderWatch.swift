import Foundation
import Notebook
import SafeFiles
import Synchronization

/// Follows all files of a package that can decide what its program is, on a thread of its own: there may be thousands.
final class FolderWatch: Sendable {
  private struct State {
    var roots: [String] = []
    /// Files that have changed, come or gone since they were taken.
    var changed: Set<String> = []
    var isEnded = false
  }

  /// What is known of a file.
  private struct Stamp: Equatable {
    var size: Int
    var modified: Int
    var changed: Int
    var inode: UInt64
  }

  private let state = Mutex(State())
  private static let pause: UInt32 = 500_000

  init(roots: [String]) {
    state.withLock { $0.roots = roots }
    Thread { [self] in run() }.start()
  }

  /// The folders to follow from here on.
  func follow(_ roots: [String]) { state.withLock { $0.roots = roots } }

  /// Ends the thread, soon.
  func end() { state.withLock { $0.isEnded = true } }

  /// The files that changed since this was asked last.
  func takeChanges() -> Set<String> {
    state.withLock { state in
      defer { state.changed = [] }
      return state.changed
    }
  }

  private func run() {
    var roots = state.withLock { $0.roots }
    var known = Self.files(in: roots)
    while !state.withLock({ $0.isEnded }) {
      usleep(Self.pause)
      let now = state.withLock { $0.roots }
      let found = Self.files(in: now)
      if now == roots {
        let changed = known.filter { found[$0.key] != $0.value }.map(\.key) + found.keys.filter { known[$0] == nil }
        if !changed.isEmpty { state.withLock { $0.changed.formUnion(changed) } }
      }
      (roots, known) = (now, found)
    }
  }

  private static func files(in roots: [String]) -> [String: Stamp] {
    var found: [String: Stamp] = [:]
    for root in roots { look(in: root, &found) }
    return found
  }

  private static func look(in folder: String, _ found: inout [String: Stamp]) {
    guard let names = try? FileSystem.entries(of: folder, passingOverNamesThatAreNoText: true) else { return }
    // What a program writes is no source.
    if names.contains(ReportManifest.fileName) { return }
    let isRoot = names.contains("Package.swift")
    for name in names where canBeSource(name, isInRoot: isRoot) {
      let path = "\(folder)/\(name)"
      guard let status = try? FileSystem.status(path) else { continue }
      if status.kind == .folder {
        look(in: path, &found)
      } else if status.kind == .file || status.kind == .symbolicLink, !isRoot || isManifest(name) {
        let target = status.kind == .file ? status : (try? FileSystem.status(path, followingLinks: true)) ?? status
        found[path] = Stamp(
          size: target.size, modified: target.modified, changed: target.changed, inode: target.inode)
      }
    }
  }

  /// Of the files at the top of a package, only those count that say what is built.
  private static func isManifest(_ name: String) -> Bool {
    name.hasPrefix("Package") && (name.hasSuffix(".swift") || name.hasSuffix(".resolved"))
  }

  /// Hidden files, and what editors leave beside the files that they change, are no sources.
  static func canBeSource(_ name: String, isInRoot: Bool) -> Bool {
    if name.hasPrefix(".") || name.hasPrefix("#") || name.hasSuffix("~") { return false }
    if isInRoot, ["output", "node_modules"].contains(name) { return false }
    let suffixes = [".swp", ".swo", ".swx", ".tmp", ".bak", ".orig", ".rej", ".part", ".crswap"]
    if suffixes.contains(where: name.hasSuffix) || name.contains(".sb-") { return false }
    // vim tries whether it can write.
    return name != "4913"
  }
}
