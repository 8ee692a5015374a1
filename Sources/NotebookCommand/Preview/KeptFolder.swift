import Notebook
import SafeFiles

/// The folder of a chapter's run: the report that it made, and the run as it was kept.
struct KeptFolder {
  let path: String

  /// The report with the chapter's files.
  var report: String { "\(path)/report" }
  var scratch: String { "\(path)/scratch" }
  /// The source as it was compiled.
  var source: String { "\(path)/source" }
  private var run: String { "\(path)/run" }

  /// Makes the folder, which must not be there, with the source in it.
  func create(source text: String) throws(SystemError) {
    try FileSystem.makeFolder(path, permissions: 0o700)
    try FileSystem.makeFolder(report)
    try FileSystem.makeFolder(scratch)
    try FileSystem.create(source, with: Array(text.utf8))
  }

  func readSource() throws(SystemError) -> String {
    String(decoding: try FileSystem.contents(of: source), as: UTF8.self)
  }

  /// Keeps a run, in place of the one that may be there.
  func keep(_ bytes: [UInt8]) throws(SystemError) { try FileSystem.replace(run, with: bytes) }

  /// The run; `nil` where there is none.
  func readRun() -> KeptRun? { (try? FileSystem.contents(of: run)).flatMap(KeptRun.init) }

  var hasRun: Bool { (try? FileSystem.status(run))?.kind == .file }
}
