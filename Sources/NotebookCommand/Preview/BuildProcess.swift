import Notebook
import SafeFiles

/// A build that is under way.
final class BuildProcess {
  private let child: Child
  private(set) var log = BuildLog()
  /// Whether it succeeded, once it has ended.
  private(set) var result: Bool?
  let started = ContinuousClock.now

  init(_ build: ProgramBuild) throws(SystemError) {
    // Through this program, which ends what it leaves.
    child = try Child(
      Spawning.executable,
      [CommandLine.arguments.first ?? "", "preview-build", "--caller=\(getpid())", "--"] + build.command)
  }

  var output: CInt { child.output }

  func update() {
    for line in child.update() { log.add(line) }
    // Who waits has not ended its line.
    log.note(begun: child.begunLine)
    if child.status != nil { result = child.isWell }
  }

  /// Whether what it builds is not wanted any more.
  var isBrokenOff: Bool { child.isBrokenOff }

  func breakOff() { child.breakOff() }

  func end() { child.end() }
}
