import Notebook
import SafeFiles

extension Preview {
  /// Starts the program as it is built now.
  func startWeaving(snapshots: [SourceSnapshot]) {
    copyCount += 1
    successor?.end()
    do throws(SystemError) {
      successor = try WeavingProcess(ProgramCopy(of: program, number: copyCount), snapshots: snapshots)
    } catch {
      model.findings = ["\(settings.name) cannot be started: \(error)"]
    }
  }

  func takeWeaving() {
    for event in successor?.update() ?? [] {
      switch event {
      case .greeting(let greeting):
        weaving?.end()
        (weaving, successor, request) = (successor, nil, nil)
        model.take(greeting)
        follow()
      case .answer: continue
      case .lost(let reason):
        successor?.end()
        successor = nil
        model.failBuild([CompilerMessage(message: reason)])
      }
    }
    for event in weaving?.update() ?? [] {
      switch event {
      case .greeting: continue
      case .answer(let answer): take(answer)
      case .lost(let reason):
        weaving?.end()
        (weaving, request) = (nil, nil)
        model.findings = [reason]
      }
    }
  }

  func weave() {
    guard model.needsWeaving else { return }
    if weaving == nil, successor == nil { startWeaving(snapshots: []) }
    guard let weaving, !weaving.isBusy, request == nil else { return }
    let folder = newFolder("report")
    do throws(SystemError) {
      try FileSystem.makeFolder(folder)
    } catch {
      model.findings = ["the pages cannot be written: \(error)"]
      model.needsWeaving = false
      return
    }
    let request = model.request(into: folder)
    model.needsWeaving = false
    if model.isAnew { anewCount += 1 }
    model.isAnew = false
    self.request = request
    weaving.ask(request)
  }

  private func take(_ answer: WeavingAnswer) {
    guard let request else { return }
    self.request = nil
    model.take(answer, to: request)
    // What is only not run yet will be checked.
    if runs.isEmpty, model.chaptersToRun(running: [:]).isEmpty { told.note(answer) }
    guard answer.findings.isEmpty, answer.unwritable == nil else {
      // As soon as that is mended, all of it is made.
      model.isAnew = true
      try? FileSystem.removeTree(request.folder)
      return
    }
    let runs = model.chapters.map { ($0.name, $0.run.map { String($0.number) } ?? "0") }
    var stamps = Dictionary(runs.map { ($0.0, "\($0.1).\(anewCount)") }) { first, _ in first }
    stamps[""] = runs.map(\.1).joined(separator: "-") + ".\(anewCount)"
    site.show(request.folder, stamps: stamps)
    reports.append(request.folder)
    // Who is loading a page has it as it was for a while.
    for folder in outdated where !request.chapters.contains(where: { $0.run == folder }) {
      try? FileSystem.removeTree(folder)
    }
    outdated.removeAll { folder in !request.chapters.contains { $0.run == folder } }
    while reports.count > 4 { try? FileSystem.removeTree(reports.removeFirst()) }
  }
}
