/// What stands in output's folder and is not output: what a hosting needs beside pages, what file managers and version
/// control leave, empty folders.
///
/// None of it keeps new output from taking the old one's place, and none of it is lost.
extension OutputFolder {
  /// Names at the top of a folder that mean the same wherever pages are published.
  private static let hostingNames: Set<String> = [
    ".DS_Store", ".git", ".gitattributes", ".gitignore", ".htaccess", ".nojekyll", ".well-known", "CNAME", "_headers",
    "_redirects", "favicon.ico", "robots.txt",
  ]

  /// Whether a folder that holds no output may become output's in spite of an entry of that name.
  static func mayPrecedeOutput(_ name: String) -> Bool { hostingNames.contains(name) }

  /// Whether a file stays where it is when output is replaced, its path relative to the output.
  ///
  /// Output's own files begin with a letter or a digit, and so do their folders.
  static func isCompanion(_ path: String) -> Bool {
    let components = path.split(separator: "/")
    guard let first = components.first else { return false }
    return hostingNames.contains(String(first)) || components.contains { $0.hasPrefix(".") || $0.hasPrefix("_") }
  }

  /// The files in a folder that are no output's, and the empty folders.
  private static func companions(
    of folder: String, contents: Set<String>
  ) throws(SystemError) -> (files: [String], folders: [String]) {
    guard try FileSystem.status(folder)?.kind == .folder else { return ([], []) }
    let files = try FileSystem.files(under: folder).filter { !contents.contains($0) }
    // A folder of output's own is empty for a moment while old output is removed.
    let folders = try FileSystem.emptyFolders(under: folder).filter { empty in
      !contents.contains { $0.hasPrefix("\(empty)/") }
    }
    return (files, folders)
  }

  /// The files that belong to what stands in a folder; none if it is not output.
  func listedFiles(of folder: String) -> Set<String> {
    guard let bytes = try? FileSystem.contents(of: "\(folder)/\(marker.path)"), let contents = try? marker.read(bytes)
    else { return [] }
    return contents.files.union([marker.path])
  }

  /// Whether a folder is output with something in it that is not.
  func hasCompanions(_ folder: String) -> Bool {
    let listed = listedFiles(of: folder)
    guard !listed.isEmpty, let found = try? Self.companions(of: folder, contents: listed) else { return false }
    return !found.files.isEmpty || !found.folders.isEmpty
  }

  /// Puts all that is not output's, in a folder, into another one too, where it is missing there.
  ///
  /// - Throws: `EEXIST` with the path of what is there and something else.
  func carryCompanions(from old: String, to new: String) throws(SystemError) {
    let companions = try Self.companions(of: old, contents: listedFiles(of: old))
    for path in companions.files {
      do throws(SystemError) {
        try FileSystem.duplicate(path, from: old, in: new)
      } catch {
        guard error.code == EEXIST, try Self.areEqual("\(old)/\(path)", "\(new)/\(path)") else { throw error }
      }
    }
    for path in companions.folders { try FileSystem.makeFolders(path, in: new) }
  }

  private static func areEqual(_ first: String, _ second: String) throws(SystemError) -> Bool {
    let kinds = (try FileSystem.status(first)?.kind, try FileSystem.status(second)?.kind)
    switch kinds {
    case (.symbolicLink, .symbolicLink):
      return try FileSystem.destination(ofLink: first) == FileSystem.destination(ofLink: second)
    case (.file, .file): return try FileSystem.contents(of: first) == FileSystem.contents(of: second)
    default: return false
    }
  }
}
