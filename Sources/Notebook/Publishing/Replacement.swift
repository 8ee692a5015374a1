#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A new report being written beside the old one, whose place it takes in one step.
///
/// It is staged in a folder of its own beside the report's (so that both are on one file system) and exchanged with the
/// old one by a single system call: at every moment, however the process ends, the report's folder holds the whole old or
/// the whole new report. A staging folder is locked while its process lives; those whose process was killed are
/// removed by the next run.
public struct Replacement: ~Copyable {
  /// Where the new report is written: a folder, empty at first, with the old one's permissions.
  public let reportFolder: String

  /// A folder for whatever else has to be kept while the report is made.
  ///
  /// Gone at the end.
  package let scratchFolder: String

  private let folder: ReportFolder
  private let staging: StagingFolder

  /// Creates the staging folder, and removes those that killed runs of the same program left behind.
  ///
  /// - Throws: ``PublishingError`` of kind ``PublishingError/Kind/cannotCreate``.
  public init(of folder: ReportFolder) throws(PublishingError) {
    let staging: StagingFolder
    do throws(SystemError) {
      staging = try Self.stage(folder)
    } catch {
      throw PublishingError(.cannotCreate, "\(folder.name) cannot be created: \(error)")
    }
    self.folder = folder
    self.staging = staging
    reportFolder = "\(staging.path)/report"
    scratchFolder = "\(staging.path)/scratch"
  }

  /// Puts the new report in the old one's place, which is removed.
  ///
  /// - Throws: ``PublishingError``; the old report is then as it was, and the staged one is gone.
  public consuming func commit() throws(PublishingError) {
    do {
      try checkWhole()
      try Interruption.check()
      try synchronise()
      try takePlace()
      try? FileSystem.synchronise(staging.parent)
      staging.remove()
    } catch let error as PublishingError {
      abandon()
      throw error
    } catch {
      let name = folder.name
      abandon()
      throw PublishingError(.cannotWrite, "\(name) cannot be written: \(error). It is as it was")
    }
  }

  /// Removes what was staged; the old report is as it was.
  public consuming func abandon() {
    staging.remove()
    var created = folder.missingAncestors
    while !created.isEmpty {
      // Removes only folders that are empty, so nothing that came there meanwhile is lost.
      rmdir("\(folder.existingAncestor)/\(created)")
      created = created.lastIndex(of: "/").map { String(created[..<$0]) } ?? ""
    }
  }

  private static func stage(_ folder: ReportFolder) throws(SystemError) -> StagingFolder {
    try FileSystem.makeFolders(folder.missingAncestors, in: folder.existingAncestor)
    let parent = "\(folder.existingAncestor)/\(folder.missingAncestors)"
    StagingFolder.removeAbandoned(in: parent, program: folder.program)
    let staging = try StagingFolder(in: parent, program: folder.program)
    do throws(SystemError) {
      try FileSystem.makeFolder("\(staging.path)/report")
      try FileSystem.makeFolder("\(staging.path)/scratch", permissions: 0o700)
      if let former = try FileSystem.status(folder.path), former.kind == .folder {
        chmod("\(staging.path)/report", former.permissions)
      }
    } catch {
      staging.remove()
      throw error
    }
    return staging
  }

  /// A report that lacks a file of its own list must not replace one that lacks none.
  private func checkWhole() throws {
    let marker = folder.marker
    let listed = try marker.read(FileSystem.contents(of: "\(reportFolder)/\(marker.path)")).files.union([marker.path])
    let present = Set(try FileSystem.files(under: reportFolder))
    if let missing = listed.subtracting(present).min() {
      throw PublishingError(.cannotWrite, "\(missing) was not written: \(folder.name) is as it was")
    }
    if let extra = present.subtracting(listed).min() {
      throw PublishingError(.cannotWrite, "\(extra) is not in the report's list of files: \(folder.name) is as it was")
    }
  }

  private func synchronise() throws {
    var folders: Set<String> = [reportFolder]
    for file in try FileSystem.files(under: reportFolder) {
      try Interruption.check()
      try FileSystem.synchronise("\(reportFolder)/\(file)")
      for end in file.indices where file[end] == "/" { folders.insert("\(reportFolder)/\(file[..<end])") }
    }
    for path in folders.sorted(by: >) { try FileSystem.synchronise(path) }
  }

  private func takePlace() throws {
    // Another run, or a person, may create or remove the folder between the look and the step.
    for _ in 0..<16 {
      do throws(SystemError) {
        switch try FileSystem.status(folder.path) {
        case nil:
          try FileSystem.rename(reportFolder, toUnused: folder.path)
          return
        default:
          try FileSystem.exchange(reportFolder, folder.path)
        }
      } catch {
        switch error.code {
        case ENOENT, EEXIST: continue
        default: throw explained(error)
        }
      }
      return try acceptOrRestore()
    }
    throw PublishingError(
      .cannotWrite, "\(folder.name) cannot be written: the folder it is in is gone, or somebody keeps changing it")
  }

  /// What has just been replaced must be what was meant to be: it may have changed since it was looked at.
  private func acceptOrRestore() throws {
    do {
      _ = try folder.state(of: reportFolder)
    } catch {
      try FileSystem.exchange(reportFolder, folder.path)
      throw error
    }
  }

  private func explained(_ error: SystemError) -> PublishingError {
    switch error.code {
    case EXDEV, EINVAL, ENOSYS, ENOTSUP:
      PublishingError(
        .cannotWrite,
        """
        \(folder.name) cannot be replaced in one step on its file system (\(error.reason)), and is as it was: \
        remove it and run again, or name a folder elsewhere
        """)
    case EBUSY:
      PublishingError(.cannotWrite, "\(folder.name) is in use as a mount point, and is as it was: name a folder in it")
    default:
      PublishingError(.cannotWrite, "\(folder.name) cannot be written: \(error). It is as it was")
    }
  }
}
