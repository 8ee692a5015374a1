import Notebook
import SafeFiles

/// Runs chapters, each in its process, a few at a time.
struct ChapterPool {
  /// A chapter that is done.
  struct Result {
    var outcome: ChapterOutcome
    /// What it recorded, as far as it is compared with other runs.
    var summary: RunSummary?
    var duration: Duration
    /// Bytes.
    var peakMemory: Int
  }

  let builder: ReportBuilder
  let catalogue: Catalogue
  /// The folder that the report is being written in.
  let report: String
  let scratch: String
  let format: ReportFormat
  let timeout: Double
  let jobs: Int
  /// Further arguments of the command that runs a chapter.
  var further: [String] = []

  /// Makes runs of chapters and returns what became of them, in the order given.
  ///
  /// - Throws: `UnwritableChapter` or `SystemError` when the report cannot be written, `OutputError` when the process is
  ///   asked to end; no process is left.
  func run(_ runs: [PlannedRun]) throws -> [Result] {
    var waiting = runs[...]
    var running: [ChapterProcess] = []
    defer {
      for process in running { process.end() }
      Descendants.end(except: [])
    }
    Descendants.adopt()
    var results: [String: Result] = [:]
    var display = ProgressDisplay(total: runs.count)
    defer { display.clear() }
    while !waiting.isEmpty || !running.isEmpty {
      while running.count < jobs, let next = waiting.popFirst() {
        running.append(
          try ChapterProcess(
            next, report: report, scratch: scratch, format: format, timeout: timeout, further: further))
      }
      wait(for: running)
      for process in running where process.isOutputOpen {
        for line in process.readOutput() { display.passOn(line, from: process.run.name) }
      }
      for process in running { process.update() }
      try Interruption.check()
      for process in running where process.ending != nil {
        Descendants.end(except: running.filter { $0.ending == nil }.map(\.identifier))
        for line in process.readRest() { display.passOn(line, from: process.run.name) }
        process.end()
        let (outcome, summary) = try outcome(of: process)
        display.finish(outcome, seconds: process.duration / .seconds(1))
        results[process.run.name] = Result(
          outcome: outcome, summary: summary, duration: process.duration, peakMemory: process.peakMemory)
      }
      running.removeAll { $0.ending != nil }
      display.show(running: running.map { ($0.run.name, $0.runningTime / .seconds(1)) })
    }
    return runs.compactMap { results[$0.name] }
  }

  /// Waits until a process has written something or ended, a tenth of a second at most.
  private func wait(for running: [ChapterProcess]) {
    var descriptors = running.filter(\.isOutputOpen).map { pollfd(fd: $0.output, events: Int16(POLLIN), revents: 0) }
    // A process that closed its output goes on: look again soon.
    poll(&descriptors, nfds_t(descriptors.count), descriptors.count < running.count ? 5 : 100)
  }

  private func outcome(of process: ChapterProcess) throws -> (ChapterOutcome, RunSummary?) {
    let files = ScratchFiles(folder: scratch, run: process.run.name)
    let isComplete = [.exited(0), .unknown].contains(process.ending) && !process.timedOut
    if isComplete, let outcome = files.readOutcome() { return (outcome, files.readSummary()) }
    let notes = files.readNotes()
    if let reason = notes?.unwritable { throw UnwritableChapter(description: reason) }
    if notes == nil, process.ending == .exited(ExitStatus.cannotWriteOutput.rawValue) {
      // There was no room even for the notes; what the chapter itself ends with is its own affair.
      throw UnwritableChapter(description: process.log.lastLine ?? "the chapter \(process.run.chapter)")
    }
    let file = catalogue.nameOfSource(ofChapter: process.run.chapter)
    let end = EarlyEnd(
      reason: reason(process), lastWords: process.timedOut ? nil : process.log.fatalError,
      stack: process.log.backtraceLines(inFile: file), lastLine: notes?.line)
    return try builder.buildFailurePage(process.run, end: end, journal: process.journal, into: report)
  }

  private func reason(_ process: ChapterProcess) -> String {
    guard let lack = process.lackOfJournal else { return ending(process) }
    return "\(ending(process)); what it had said until then is lost, for want of memory to keep it: \(lack)"
  }

  private func ending(_ process: ChapterProcess) -> String {
    if process.timedOut {
      return "the chapter took longer than \(timeout.formatted) s and was ended: allow more with --timeout"
    }
    let said = process.log.fatalError.map { ": \($0)" } ?? ""
    switch process.ending {
    case .killed(SIGKILL):
      return "the chapter's process was killed, perhaps for want of memory\(said)"
    case .killed(SIGPIPE):
      return
        "the chapter was ended because it wrote to a pipe that nobody reads: one to a process that has ended, or one of "
        + "the notebook's own that run() closed\(said)"
    case .killed(let signal):
      return "the chapter was stopped by a trap (\(String(cString: strsignal(signal))))\(said)"
    case .exited(let status):
      return "the chapter ended its process itself (status \(status))\(process.log.lastLine.map { ": \($0)" } ?? "")"
    case .unknown, nil:
      return "the chapter's process was lost"
    }
  }
}

/// A chapter's process could not write its files; what it said about it.
struct UnwritableChapter: Error, CustomStringConvertible { var description: String }

extension Double {
  /// Without a decimal point where none is needed.
  fileprivate var formatted: String { self == rounded() ? String(Int(self)) : String(self) }
}
