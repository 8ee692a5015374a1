/// How a run gets the folder in which it writes what is to take the output's place.
extension OutputFolder {
  /// Creates the staging folder, or takes it over from a run that was killed; puts back what that run left in it, and
  /// finds out whether the output's folder can be replaced.
  func stage(whileWaiting: () throws(OutputError) -> Void) throws(OutputError) -> StagingFolder {
    let staging = try takeStagingFolder(whileWaiting: whileWaiting)
    do throws(OutputError) {
      try restoreLeftover(in: staging)
      // Another run may have been at work while this one waited.
      _ = try state()
      try checkExchange(staging)
    } catch {
      removeStaged(staging)
      throw error
    }
    return staging
  }

  /// Removes the staging folder, and the folders above the output that were made for it.
  func removeStaged(_ staging: StagingFolder) {
    staging.remove()
    removeMadeAncestors()
  }

  private func removeMadeAncestors() {
    var created = missingAncestors
    while !created.isEmpty {
      // Removes only folders that are empty, so nothing that came there meanwhile is lost.
      rmdir("\(existingAncestor)/\(created)")
      created = created.lastIndex(of: "/").map { String(created[..<$0]) } ?? ""
    }
  }

  private func takeStagingFolder(
    whileWaiting: () throws(OutputError) -> Void
  ) throws(OutputError) -> StagingFolder {
    let parent = missingAncestors.isEmpty ? existingAncestor : "\(existingAncestor)/\(missingAncestors)"
    do {
      // A run that gives up removes the folders above the output that it made, perhaps while this one waits, or after it
      // looked which there are.
      let makeParent = { () throws(OutputError) in
        do throws(SystemError) {
          try FileSystem.makeFolders(parent.dropFirst(), in: "")
        } catch {
          // Gone again in between: the next time.
          if error.code != ENOENT { throw OutputError(.cannotCreate, "\(error)") }
        }
      }
      try makeParent()
      let staging = try StagingFolder(
        for: String(path.split(separator: "/").last ?? ""), in: parent, program: program,
        mustStay: hasCompanions
      ) { () throws(OutputError) in
        try whileWaiting()
        try makeParent()
      }
      if let former = try FileSystem.status(path), former.kind == .folder {
        chmod(staging.output, former.permissions)
      }
      return staging
    } catch {
      removeMadeAncestors()
      if let error = error as? OutputError, error.kind == .interrupted { throw error }
      throw OutputError(.cannotCreate, "\(name) cannot be created: \(error)")
    }
  }

  /// What somebody put into the output's folder while a run replaced it, and was killed: it goes where it belongs.
  private func restoreLeftover(in staging: StagingFolder) throws(OutputError) {
    guard let leftover = staging.leftover else { return }
    do throws(SystemError) {
      if try FileSystem.status(path)?.kind == .folder {
        try carryCompanions(from: leftover, to: path)
      } else if hasCompanions(leftover) {
        throw SystemError(code: ENOENT, path: path)
      }
      try staging.removeLeftover(last: marker.path)
    } catch {
      throw OutputError(
        .cannotCreate,
        "\(leftover) holds files that are not output's, from a run that was killed, and they cannot be put back "
          + "(\(error)): move them away, then remove \(staging.path)")
    }
  }

  /// Finds out whether the exchange at the end is possible, by exchanging what nobody can tell apart.
  private func checkExchange(_ staging: StagingFolder) throws(OutputError) {
    let probes = ["a", "b"].map { "\(staging.scratch)/exchange-\($0)" }
    defer { for probe in probes { try? FileSystem.removeTree(probe) } }
    do throws(SystemError) {
      guard let former = try FileSystem.status(path) else { return }
      try checkRemoval(former)
      for probe in probes { try FileSystem.makeFolder(probe) }
      try FileSystem.exchange(probes[0], probes[1])
      // An overlay cannot rename a folder that is (also) in a layer below the uppermost, which only the folder shows.
      guard FileSystem.isOverlay(path) else { return }
      for file in try FileSystem.files(under: path) {
        try FileSystem.duplicate(file, from: path, in: probes[0])
      }
      for empty in try FileSystem.emptyFolders(under: path) { try FileSystem.makeFolders(empty, in: probes[0]) }
      try FileSystem.exchange(probes[0], path)
      try FileSystem.exchange(probes[0], path)
    } catch {
      throw OutputError(.cannotCreate, explained(error).description)
    }
  }

  /// Finds out whether what is replaced can be moved away and removed, by whom it belongs to.
  private func checkRemoval(_ former: FileStatus) throws(SystemError) {
    let parent = try FileSystem.status(existingAncestor)
    if let parent, parent.permissions & mode_t(S_ISVTX) != 0, ![0, former.owner, parent.owner].contains(geteuid()) {
      throw SystemError(
        code: EPERM, path: path, advice: "it belongs to somebody else, in a folder where everybody keeps their own")
    }
    for folder in try [""] + FileSystem.folders(under: path).map({ "/\($0)" }) {
      if access(path + folder, W_OK | X_OK) != 0 {
        throw SystemError(code: errno, path: path + folder, advice: "what is in it could not be removed")
      }
      if !folder.isEmpty, FileSystem.isMountPoint(path + folder) {
        throw SystemError(code: EBUSY, path: path + folder, advice: "something is mounted there")
      }
    }
  }

  /// What it means, and what to do, that the folder cannot be replaced.
  func explained(_ error: SystemError) -> OutputError {
    switch error.code {
    case EXDEV, EINVAL, ENOSYS, ENOTSUP:
      OutputError(
        .cannotWrite,
        """
        \(name) cannot be replaced in one step on its file system (\(error.reason)), and is as it was: \
        remove it and run again, or name a folder elsewhere
        """)
    case EBUSY where error.advice == nil:
      OutputError(.cannotWrite, "\(name) is in use as a mount point, and is as it was: name a folder in it")
    default:
      OutputError(.cannotWrite, "\(name) cannot be written: \(error). It is as it was")
    }
  }
}
