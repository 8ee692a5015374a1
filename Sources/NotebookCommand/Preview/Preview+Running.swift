import Notebook
import SafeFiles

extension Preview {
  // MARK: - Running chapters

  func startRuns() {
    guard let weaving else { return }
    for process in runs where !model.isWanted(process.run, of: process.chapter) {
      process.breakOff()
    }
    let running = Dictionary(runs.filter { !$0.isBrokenOff }.map { ($0.chapter, $0.run) }) { first, _ in first }
    for (chapter, compiled) in model.chaptersToRun(running: running) where runs.count < settings.jobs {
      let folder = newFolder("run")
      let run = PreviewModel.Run(
        folder: folder, number: nextNumber, environment: model.environment, compiled: compiled)
      do throws(SystemError) {
        runs.append(try RunProcess(run, of: chapter, program: weaving.program, timeout: settings.timeout))
      } catch {
        model.take(futile: run, of: chapter, reason: "the chapter cannot be run: \(error)")
      }
    }
  }

  func takeRuns() {
    for process in runs {
      for line in process.update() where !process.isBrokenOff { told.passOn(line) }
      guard process.hasEnded else { continue }
      if process.isBrokenOff {
        discard(process)
      } else if process.folder.hasRun {
        let former = model.chapters.first { $0.name == process.chapter }?.run
        model.take(process.run, of: process.chapter)
        if let former { outdated.append(former.folder) }
      } else {
        let reason = process.lastLine ?? "its process has ended and left nothing"
        model.take(futile: process.run, of: process.chapter, reason: "the chapter cannot be run: \(reason)")
        discard(process)
      }
    }
    runs.removeAll(where: \.hasEnded)
  }

  private func discard(_ process: RunProcess) { try? FileSystem.removeTree(process.folder.path) }

  // MARK: - Telling

  /// Says on the pages and on the terminal what is being done and what is wrong.
  func tell() {
    var problems = model.problems
    if case .failure(let unknown) = build, model.needsBuild {
      problems.insert(
        PreviewSite.Problem(
          message: "code has changed, and the program cannot be built from here: \(unknown.description)"), at: 0)
    }
    site.say(activity: activity, problems: problems)
    told.tell(problems)
  }

  private var activity: String? {
    if let building {
      return building.log.wait == nil ? "Building …" : "Waiting for another build of this package to end …"
    }
    if !runs.isEmpty { return "Running \(runs.map(\.chapter).joined(separator: ", ")) …" }
    return site.folder == nil ? "Starting …" : nil
  }
}
