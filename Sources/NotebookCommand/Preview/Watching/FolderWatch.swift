import Notebook
import SafeFiles

/// Follows all files of a package that can decide what its program is.
///
/// The system tells what happens to them. There are file systems that tell nothing, those of other machines above all, and
/// systems that do not follow so many folders: so all files are looked at besides, seldom enough to cost next to nothing.
final class FolderWatch {
  /// What is known of a file.
  private struct Stamp: Equatable {
    var size: Int
    var modified: Int
    var changed: Int
    var inode: UInt64
  }

  private var roots: [String]
  /// A folder that belongs to the builds of the package, and to nobody else.
  private let scratch: String?
  private var notices: FolderNotices?
  /// Folders that are followed for the sake of single files in them.
  private var others: Set<String> = []
  private var files: [String: Stamp] = [:]
  /// The folders that were looked through, and whether they are a package's own.
  private var folders: [String: Bool] = [:]
  private var nextLook = ContinuousClock.now
  private var changed: Set<String> = []

  /// Begins with the files as they are.
  init(roots: [String], scratch: String?) {
    self.roots = roots
    self.scratch = scratch
    notices = FolderNotices()
    lookAtAll(isOther: true)
  }

  /// What can be read as soon as something has happened; `nil` if the system tells of nothing.
  var descriptor: CInt? { notices?.descriptor }

  /// The folders to follow from here on, and single files, which are not told of, but to which what happens can be read at
  /// ``descriptor`` too.
  func follow(_ roots: [String], files: Set<String>) {
    let others = Set(files.map { folderPath(of: $0) })
    if roots == self.roots && others == self.others { return }
    let isOther = roots != self.roots
    (self.roots, self.others) = (roots, others)
    lookAtAll(isOther: isOther)
  }

  /// The files that changed, came or went since this was asked last.
  func takeChanges(at now: ContinuousClock.Instant = .now) -> Set<String> {
    var isUnclear = now >= nextLook
    for notice in notices?.take() ?? [] {
      switch notice {
      case .unknown: isUnclear = true
      case .entry(let name, let folder, let isFolder):
        guard let isRoot = folders[folder], Self.canBeSource(name, isInRoot: isRoot) else { continue }
        if isFolder || name == ReportManifest.fileName {
          isUnclear = true
        } else {
          look(at: "\(folder)/\(name)", named: name, isInRoot: isRoot)
        }
      }
    }
    if isUnclear { lookAtAll() }
    defer { changed = [] }
    return changed
  }

  // MARK: - Looking

  /// - Parameter isOther: Whether other folders are looked at than before: what comes into view has not changed then.
  private func lookAtAll(isOther: Bool = false) {
    let start = ContinuousClock.now
    let before = files
    (files, folders) = ([:], [:])
    for root in roots { look(in: root) }
    for folder in others where folders[folder] == nil { follow(folder) }
    notices?.keep(others.union(folders.keys))
    changed.formUnion(before.filter { files[$0.key] != $0.value && !(isOther && files[$0.key] == nil) }.keys)
    if !isOther { changed.formUnion(files.keys.filter { before[$0] == nil }) }
    let now = ContinuousClock.now
    // A five-hundredth of the time where the system tells what happens, and a fiftieth where it does not.
    let spent = now - start
    nextLook = now + (notices == nil ? max(.milliseconds(500), spent * 50) : max(.seconds(10), spent * 500))
  }

  private func follow(_ folder: String) {
    // Who would be told of some folders and not of others would take what is not told for what has not happened.
    if let notices, !notices.follow(folder) { self.notices = nil }
  }

  private func look(in folder: String) {
    if let scratch, fileName(of: folder) == fileName(of: scratch), (try? FileSystem.resolved(folder)) == scratch {
      return
    }
    follow(folder)
    guard let names = try? FileSystem.entries(of: folder, passingOverNamesThatAreNoText: true) else { return }
    // What a program writes is no source.
    if names.contains(ReportManifest.fileName) { return }
    let isRoot = names.contains("Package.swift")
    folders[folder] = isRoot
    for name in names where Self.canBeSource(name, isInRoot: isRoot) {
      let path = "\(folder)/\(name)"
      guard let status = try? FileSystem.status(path) else { continue }
      if status.kind == .folder {
        look(in: path)
      } else {
        files[path] = stamp(path, status, named: name, isInRoot: isRoot)
      }
    }
  }

  private func look(at path: String, named name: String, isInRoot isRoot: Bool) {
    let status = try? FileSystem.status(path)
    let now = status.flatMap { stamp(path, $0, named: name, isInRoot: isRoot) }
    if files[path] == now { return }
    files[path] = now
    changed.insert(path)
  }

  private func stamp(_ path: String, _ status: FileStatus, named name: String, isInRoot isRoot: Bool) -> Stamp? {
    guard status.kind == .file || status.kind == .symbolicLink, !isRoot || Self.isManifest(name) else { return nil }
    let target = status.kind == .file ? status : (try? FileSystem.status(path, followingLinks: true)) ?? status
    return Stamp(size: target.size, modified: target.modified, changed: target.changed, inode: target.inode)
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
