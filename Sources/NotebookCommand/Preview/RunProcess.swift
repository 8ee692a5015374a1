import Notebook
import SafeFiles

/// A chapter that is being run.
final class RunProcess {
  let chapter: String
  let folder: KeptFolder
  /// What the run will be.
  let run: PreviewModel.Run
  /// What runs, which stays as long.
  private let program: ProgramCopy
  private let child: Child
  private(set) var hasEnded = false
  private(set) var lastLine: String?

  init(_ run: PreviewModel.Run, of chapter: String, program: ProgramCopy, timeout: Double) throws(SystemError) {
    self.chapter = chapter
    self.run = run
    self.program = program
    folder = KeptFolder(path: run.folder)
    try folder.create(source: run.compiled)
    child = try Child(
      program.path,
      [
        program.path, "preview-run", chapter, "--folder", run.folder, "--timeout", String(timeout),
        "--caller=\(getpid())",
      ])
  }

  var output: CInt { child.output }

  /// The lines for people that were written since.
  func update() -> [String] {
    let lines = child.update()
    lastLine = lines.last ?? lastLine
    hasEnded = child.status != nil
    return lines
  }

  /// Whether nobody wants it any more.
  var isBrokenOff: Bool { child.isBrokenOff }

  func breakOff() { child.breakOff() }

  func end() {
    child.end()
    hasEnded = true
  }
}
