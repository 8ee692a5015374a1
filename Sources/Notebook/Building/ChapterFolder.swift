import Synchronization

/// Writes the files of one chapter and remembers which.
final class ChapterFolder: Sendable {
  private let report: String
  private let chapter: String
  private let state = Mutex((files: [String](), problem: SystemError?.none))

  init(report: String, chapter: String) {
    self.report = report
    self.chapter = chapter
  }

  /// The files written, relative to the report.
  var files: [String] { state.withLock { $0.files } }

  /// The first error of the file system: a report that cannot be written is not a chapter's fault.
  var problem: SystemError? { state.withLock { $0.problem } }

  func write(_ bytes: [UInt8], to name: String) throws {
    let path = "\(chapter)/\(name)"
    do throws(SystemError) {
      try FileSystem.makeFolders(chapter, in: report)
      try FileSystem.create("\(report)/\(path)", with: bytes)
    } catch {
      state.withLock { if $0.problem == nil { $0.problem = error } }
      throw error
    }
    state.withLock { $0.files.append(path) }
  }
}
