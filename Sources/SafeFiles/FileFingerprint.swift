/// A file as it is: the hash of its content, and what tells without reading it again whether it is still the same.
package struct FileFingerprint: Hashable, Sendable {
  /// The SHA-256 of the content, in hexadecimal digits.
  package let hash: String
  private let status: FileStatus

  /// Reads a file, however large it is.
  ///
  /// - Throws: `SystemError` when it cannot be read, is no file, or changes meanwhile.
  package init(of path: String) throws(SystemError) {
    guard let before = try FileSystem.status(path, followingLinks: true) else {
      throw SystemError(code: ENOENT, path: path)
    }
    var hash = SHA256()
    try FileSystem.readPieces(of: path) { hash.append($0) }
    self.hash = SHA256.digits(of: hash.finish())
    status = before
    if try !isCurrent(path) { throw SystemError(code: EBUSY, path: path, advice: "it was changed while it was read") }
  }

  /// Whether the file at a path is the one that was read, untouched since then.
  package func isCurrent(_ path: String) throws(SystemError) -> Bool {
    guard let now = try FileSystem.status(path, followingLinks: true) else { return false }
    return now.inode == status.inode && now.size == status.size && now.modified == status.modified
  }
}
