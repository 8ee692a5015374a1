/// New output being written beside the old, whose place it takes in one step.
///
/// It is staged in a folder of its own beside the output's (so that both are on one file system) and exchanged with the
/// old one by a single system call: at every moment, however the process ends, the output's folder holds the whole old or
/// the whole new output. A staging folder is locked while its process lives; what killed runs left is put
/// back or removed by the next.
package struct Replacement: ~Copyable {
  /// Where the new output is written: a folder, empty at first, with the old one's permissions.
  package var newFolder: String { staging.output }

  /// A folder for whatever else has to be kept while the output is made.
  ///
  /// Gone at the end.
  package var scratchFolder: String { staging.scratch }

  private let folder: OutputFolder
  private let staging: StagingFolder

  /// Creates the staging folder, and removes those that killed runs of the same program left behind.
  ///
  /// Only one run at a time has it, so that what a run finds in the output's folder now is what stands there until it
  /// is replaced.
  ///
  /// - Parameter whileWaiting: Is called again and again while another run writes the same output; what it throws ends
  ///   the wait. By default a wait ends when the process is asked to end.
  /// - Throws: ``OutputError``, mostly of kind ``OutputError/Kind/cannotCreate``: also when a folder could not be
  ///   replaced at the end, so that no work is done in vain.
  package init(
    of folder: OutputFolder,
    whileWaiting: () throws(OutputError) -> Void = { () throws(OutputError) in try Interruption.check() }
  ) throws(OutputError) {
    self.folder = folder
    staging = try folder.stage(whileWaiting: whileWaiting)
  }

  /// Puts the new output in the place of the old, which is removed.
  ///
  /// - Throws: ``OutputError``; the old output is then as it was, and the staged one is gone.
  package consuming func commit() throws(OutputError) {
    do {
      try checkWhole()
      try Interruption.check()
      try carryCompanions(from: folder.path, to: newFolder)
      try synchronize()
      try takePlace()
      try? FileSystem.synchronize(staging.parent)
      // The list of files goes last: until then it says what in the old folder is not output's.
      try? FileSystem.removeTree(newFolder, last: folder.marker.path)
      staging.remove()
    } catch let error as OutputError {
      abandon()
      throw error
    } catch {
      let name = folder.name
      abandon()
      throw OutputError(.cannotWrite, "\(name) cannot be written: \(error). It is as it was")
    }
  }

  /// Removes what was staged; the old output is as it was.
  package consuming func abandon() { folder.removeStaged(staging) }

  /// Output that lacks a file of its own list must not replace output that lacks none.
  private func checkWhole() throws {
    let marker = folder.marker
    let listed = try marker.read(FileSystem.contents(of: "\(newFolder)/\(marker.path)")).files.union([marker.path])
    let present = Set(try FileSystem.files(under: newFolder))
    if let missing = listed.subtracting(present).min() {
      throw OutputError(.cannotWrite, "\(missing) was not written: \(folder.name) is as it was")
    }
    if let extra = present.subtracting(listed).min() {
      throw OutputError(.cannotWrite, "\(extra) is not in its list of files: \(folder.name) is as it was")
    }
  }

  private func synchronize() throws {
    var folders: Set<String> = [newFolder]
    for file in try FileSystem.files(under: newFolder) {
      try Interruption.check()
      // Others may have put links and whatever else beside the output.
      if try FileSystem.status("\(newFolder)/\(file)")?.kind == .file {
        try FileSystem.synchronize("\(newFolder)/\(file)")
      }
      for end in file.indices where file[end] == "/" { folders.insert("\(newFolder)/\(file[..<end])") }
    }
    for path in folders.sorted(by: >) { try FileSystem.synchronize(path) }
  }

  private func takePlace() throws {
    // Another run, or a person, may create or remove the folder between the look and the step.
    for _ in 0..<16 {
      do throws(SystemError) {
        switch try FileSystem.status(folder.path) {
        case nil:
          try FileSystem.move(newFolder, toUnused: folder.path)
          return
        default:
          try FileSystem.exchange(newFolder, folder.path)
        }
      } catch {
        switch error.code {
        case ENOENT, EEXIST: continue
        default: throw folder.explained(error)
        }
      }
      return try acceptOrRestore()
    }
    throw OutputError(
      .cannotWrite, "\(folder.name) cannot be written: the folder it is in is gone, or somebody keeps changing it")
  }

  /// What has just been replaced must be what was meant to be: it may have changed since it was looked at.
  private func acceptOrRestore() throws {
    do {
      _ = try folder.state(of: newFolder)
      try carryCompanions(from: newFolder, to: folder.path)
    } catch {
      try FileSystem.exchange(newFolder, folder.path)
      throw error
    }
  }

  private func carryCompanions(from old: String, to new: String) throws {
    do throws(SystemError) {
      try folder.carryCompanions(from: old, to: new)
    } catch {
      guard error.code == EEXIST else { throw error }
      let path = error.path.dropFirst(new.count + 1)
      throw OutputError(
        .cannotWrite,
        "\(folder.name)/\(path) does not belong to the output, which has a file of that name: move it away")
    }
  }
}
