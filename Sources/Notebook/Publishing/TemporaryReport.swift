import Foundation

/// A folder for a report that is not to stay, among the system's temporary files.
package struct TemporaryReport {
  /// Where the report is written: a folder, empty at first.
  package let report: String
  /// A folder for whatever else has to be kept while the report is made.
  package let scratch: String

  private let staging: StagingFolder

  /// Creates the folder, and removes those that killed runs of the same program left behind.
  package init(program: String) throws(PublishingError) {
    do throws(SystemError) {
      let parent = try FileSystem.resolved(NSTemporaryDirectory())
      StagingFolder.removeAbandoned(in: parent, program: program)
      staging = try StagingFolder(in: parent, program: program)
      report = "\(staging.path)/report"
      scratch = "\(staging.path)/scratch"
      try FileSystem.makeFolder(report)
      try FileSystem.makeFolder(scratch)
    } catch {
      throw PublishingError(.cannotCreate, "no temporary folder can be created: \(error)")
    }
  }

  /// Removes the folder with all that is in it.
  package func remove() { staging.remove() }

  /// Writes a single file in place of the one that may be there, whole or not at all.
  package static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
    if let status = try FileSystem.status(path, followingLinks: true), status.kind == .folder {
      throw SystemError(code: EISDIR, path: path)
    }
    let unfinished = "\(path).\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    do throws(SystemError) {
      try FileSystem.create(unfinished, with: bytes)
      if rename(unfinished, path) != 0 { throw SystemError(code: errno, path: path) }
    } catch {
      unlink(unfinished)
      throw error
    }
  }
}
