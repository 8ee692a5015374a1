/// The folder that output is written to, checked: whatever is there now was written by the same program, or is nothing.
///
/// A symbolic link is followed, and the folder it leads to replaced; the link itself stays. What a hosting needs beside
/// pages, hidden files and empty folders stay, too. Refused, untouched, are: a file, a folder with any other file in it
/// that no output of this program lists, the root of a file system, a mount point, a
/// folder that the working folder is in (whoever stands there would find themselves nowhere), and a path that begins
/// with a `~` which the shell did not expand.
package struct OutputFolder: Sendable {
  /// What is known of output on disk: who wrote it, and the files that belong to it.
  package struct Contents: Hashable, Sendable {
    /// The program that wrote it.
    package var program: String

    /// Every file of it, relative to the folder.
    package var files: Set<String>

    /// Its author and files.
    package init(program: String, files: Set<String>) {
      self.program = program
      self.files = files
    }
  }

  /// How output is told from other folders: a file by this name that can be read says what belongs to them.
  package struct Marker: Sendable {
    /// The file's name, at the top of the folder.
    package let path: String

    /// Reads the file; throws if it is no such file.
    package let read: @Sendable ([UInt8]) throws -> Contents

    /// A marker file and how it is read.
    package init(path: String, read: @escaping @Sendable ([UInt8]) throws -> Contents) {
      self.path = path
      self.read = read
    }
  }

  /// What stands at the folder's path.
  package enum State: Hashable, Sendable { case absent, empty, output(Contents) }

  /// As given, for messages.
  package let name: String

  /// Absolute, symbolic links resolved.
  package let path: String

  /// The folder that it is in: the nearest one that exists.
  package let existingAncestor: String

  /// The folders to be created between ``existingAncestor`` and the folder itself.
  package let missingAncestors: String

  let program: String
  let marker: Marker

  /// Checks a folder that a program wants to write its output to.
  ///
  /// Changes nothing.
  ///
  /// - Throws: ``OutputError`` of kind ``OutputError/Kind/cannotCreate``.
  package init(_ name: String, program: String, marker: Marker) throws(OutputError) {
    self.name = name
    self.program = program
    self.marker = marker
    do {
      (existingAncestor, missingAncestors, path) = try Self.resolve(name)
    } catch let error as OutputError {
      throw error
    } catch {
      throw OutputError(.cannotCreate, "\(name) cannot be the output folder: \(error)")
    }
    try refuseSpecialFolders()
    _ = try state()
  }

  /// What stands there now.
  ///
  /// Throws if it must not be replaced.
  package func state() throws(OutputError) -> State { try state(of: path) }

  /// The same for output that stands elsewhere for the moment.
  func state(of folder: String) throws(OutputError) -> State {
    do {
      guard let status = try FileSystem.status(folder) else { return .absent }
      if status.kind != .folder {
        throw OutputError(.cannotCreate, "\(name) is not a folder: name another, or move it away")
      }
      let entries = try FileSystem.entries(of: folder)
      if entries.allSatisfy(Self.mayPrecedeOutput) { return .empty }
      // The marker first: what is something else may be a whole home folder, and is not walked through.
      let contents = try contents(of: folder, entries: entries)
      let files = try FileSystem.files(under: folder)
      let foreign = files.first { !contents.files.contains($0) && $0 != marker.path && !Self.isCompanion($0) }
      if let foreign {
        throw refused("\(name)/\(foreign) does not belong to the output of \(program) there: move it away")
      }
      return .output(contents)
    } catch let error as OutputError {
      throw error
    } catch {
      throw OutputError(.cannotCreate, "\(name) cannot be read: \(error)")
    }
  }

  private func contents(of folder: String, entries: [String]) throws(OutputError) -> Contents {
    guard entries.contains(marker.path) else {
      throw refused(
        "\(name) is not empty and not output of \(program) (it has no \(marker.path)): name another folder")
    }
    let contents: Contents
    do {
      contents = try marker.read(FileSystem.contents(of: "\(folder)/\(marker.path)"))
    } catch {
      throw refused("\(name)/\(marker.path) is not that of output of \(program): name another folder (\(error))")
    }
    if contents.program != program {
      throw refused("\(name) is output of \(contents.program), not of \(program): name another folder")
    }
    return contents
  }

  private func refused(_ problem: String) -> OutputError {
    OutputError(.cannotCreate, "\(problem). Nothing was touched")
  }

  private func refuseSpecialFolders() throws(OutputError) {
    if path == "/" { throw refused("\(name) is the root of the file system: name another folder") }
    if path.utf8.count > Int(PATH_MAX) - 300 { throw refused("\(name.prefix(60))… is too long a path") }
    if FileSystem.isMountPoint(path) {
      throw refused("\(name) is a mount point, which cannot be replaced: name a folder in it")
    }
    guard let workingFolder = try? FileSystem.resolved(".") else { return }
    if workingFolder == path || workingFolder.hasPrefix(path + "/") {
      throw refused("\(name) is or holds the working folder, which would be gone: run from another folder")
    }
  }

  /// The nearest folder above that exists, the folders missing below it, and the whole path.
  private static func resolve(_ name: String) throws -> (ancestor: String, missing: String, path: String) {
    if name.isEmpty { throw OutputError(.cannotCreate, "the output folder has an empty name") }
    if name.utf8.contains(0) { throw OutputError(.cannotCreate, "the output folder has a NUL in its name") }
    if name.unicodeScalars.contains("\u{FFFD}") {
      throw OutputError(
        .cannotCreate, "the output folder's name is not UTF-8, or holds the sign for that: name another folder")
    }
    if name.hasPrefix("~") {
      throw OutputError(
        .cannotCreate, "the shell did not expand the ~ in \(name): write $HOME, or ./\(name) if you mean it")
    }
    if try FileSystem.status(name) != nil {
      guard try FileSystem.status(name, followingLinks: true) != nil else {
        throw OutputError(
          .cannotCreate, "\(name) is a symbolic link that leads nowhere: remove it, or create its folder")
      }
      let path = try FileSystem.resolved(name)
      let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
      return (parent.isEmpty ? "/" : parent, "", path)
    }
    var existing = name.hasPrefix("/") ? "/" : "."
    var missing = name.split(separator: "/").map(String.init).filter { $0 != "." }
    while let next = missing.first, try FileSystem.status("\(existing)/\(next)", followingLinks: true) != nil {
      existing += "/\(next)"
      missing.removeFirst()
    }
    let ancestor = try FileSystem.resolved(existing)
    if missing.contains("..") { throw SystemError(code: ENOENT, path: name) }
    let base = ancestor == "/" ? "" : ancestor
    return (ancestor, missing.dropLast().joined(separator: "/"), "\(base)/\(missing.joined(separator: "/"))")
  }
}
