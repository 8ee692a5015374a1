import Notebook
import SafeFiles

// What is to be done.

extension PreviewModel {
  // MARK: - Building

  /// Whether the program has to be built anew, as far as is known.
  var needsBuild: Bool {
    guard hasChanged else { return false }
    if !sharedFiles.isEmpty || !dataFiles.isEmpty { return true }
    return sources.contains { path, source in
      let all = chapters.filter { $0.path == path }
      let isOfOthersOnly = !all.isEmpty && !all.contains(where: isSelected)
      switch source.change {
      case .shared, .catalogue: return true
      case .own: return !isOfOthersOnly
      case .nothing: return false
      case nil: return source.compiled == nil && source.now != nil && !isOfOthersOnly
      }
    }
  }

  /// Whether what is being built is not what is wanted any more.
  var isBuildOutdated: Bool {
    guard attempt != nil else { return false }
    return !sharedFiles.isEmpty || !dataFiles.isEmpty
      || sources.values.contains { $0.changeSinceBuild != nil && $0.changeSinceBuild != .nothing }
  }

  /// A build begins.
  ///
  /// - Parameter snapshots: The sources as they are.
  mutating func beginBuild(_ snapshots: [SourceSnapshot]) {
    attempt = Attempt(
      snapshots: Dictionary(snapshots.map { ($0.path, $0) }) { first, _ in first }, sharedFiles: sharedFiles,
      dataFiles: dataFiles, isShared: sources.values.contains { $0.change == .shared || $0.change == nil })
    (sharedFiles, dataFiles) = ([], [])
    for path in sources.keys { sources[path]?.changeSinceBuild = .nothing }
    hasChanged = false
  }

  /// The build has failed: what it was of is still to be built.
  mutating func failBuild(_ errors: [CompilerMessage]) {
    self.errors = errors
    erroneous = attempt?.snapshots.mapValues(\.text) ?? [:]
    forgetBuild()
    needsWeaving = true
  }

  /// The build was broken off: what it was of is built as soon as that is wanted again.
  mutating func breakOffBuild() {
    forgetBuild()
    hasChanged = true
  }

  private mutating func forgetBuild() {
    sharedFiles.formUnion(attempt?.sharedFiles ?? [])
    dataFiles.formUnion(attempt?.dataFiles ?? [])
    attempt = nil
  }

  /// The build has succeeded; the program says next what it is.
  ///
  /// - Parameter isAnother: Whether the program is another one than before.
  mutating func succeedBuild(isAnother: Bool) {
    (errors, erroneous) = ([], [:])
    guard let attempt else { return }
    let hasOtherCode =
      isAnother && (attempt.isShared || attempt.sharedFiles.contains { !$0.hasPrefix(resources + "/") })
    if hasOtherCode || !attempt.dataFiles.isEmpty { environment += 1 }
  }

  // MARK: - Running

  /// The chapters to run, and the sources that they were compiled from.
  ///
  /// - Parameter running: Those that are being run.
  func chaptersToRun(running: [String: Run]) -> [(name: String, compiled: String)] {
    if attempt != nil || needsBuild { return [] }
    return chapters.compactMap { chapter in
      guard isSelected(chapter), let source = sources[chapter.path], let compiled = source.compiled,
        source.change == .nothing, running[chapter.name] == nil
      else { return nil }
      if let futile = chapter.futile, futile.compiled == compiled, futile.environment == environment { return nil }
      guard let run = chapter.run, run.environment == environment else { return (chapter.name, compiled) }
      // What is not looked at yet may be the same code.
      return chapter.isFormer && !needsWeaving ? (chapter.name, compiled) : nil
    }
  }

  /// Whether a run that is under way is of what is wanted.
  func isWanted(_ run: Run, of name: String) -> Bool {
    guard let chapter = chapters.first(where: { $0.name == name }), isSelected(chapter),
      run.environment == environment
    else { return false }
    let source = sources[chapter.path]
    guard source?.compiled == run.compiled else { return false }
    return source?.change == .nothing || source?.change == nil || source?.change == .catalogue
  }

  // MARK: - Weaving

  /// What to ask for next.
  func request(into folder: String) -> WeavingRequest {
    let comparisons = sources.sorted { $0.key < $1.key }.flatMap { path, source -> [WeavingRequest.Comparison] in
      var all: [WeavingRequest.Comparison] = []
      guard let now = source.now else { return [] }
      if source.change == nil, let compiled = source.compiled {
        all.append(.init(path: path, origin: .program, former: compiled, now: now))
      }
      if source.changeSinceBuild == nil, let snapshot = attempt?.snapshots[path] {
        all.append(.init(path: path, origin: .build, former: snapshot.text, now: now))
      }
      return all
    }
    let woven = chapters.compactMap { chapter -> WeavingRequest.Chapter? in
      guard isSelected(chapter), let run = chapter.run else { return nil }
      let notes = errors.filter { $0.path == chapter.path }.map {
        ChapterWeaver.Note(line: $0.line ?? 1, column: $0.column, message: $0.message)
      }
      return WeavingRequest.Chapter(
        name: chapter.name, run: run.folder, source: sources[chapter.path]?.now ?? run.compiled,
        lastSource: chapter.lastSource, notes: notes, notedSource: notes.isEmpty ? nil : erroneous[chapter.path])
    }
    return WeavingRequest(folder: folder, chapters: woven, comparisons: comparisons, isAnew: isAnew)
  }

  /// What was asked for is answered.
  mutating func take(_ answer: WeavingAnswer, to request: WeavingRequest) {
    for (change, comparison) in zip(answer.changes, request.comparisons) {
      guard sources[change.path]?.is(comparison.now) == true else { continue }
      switch change.origin {
      case .program where sources[change.path]?.compiled == comparison.former:
        sources[change.path]?.change = change.change
      case .build where attempt?.snapshots[change.path]?.text == comparison.former:
        sources[change.path]?.changeSinceBuild = change.change
      case .program, .build: continue
      }
    }
    findings = answer.findings + [answer.unwritable.map { "the pages cannot be written: \($0)" }].compactMap(\.self)
    guard findings.isEmpty else { return }
    for chapter in answer.chapters {
      guard let asked = request.chapters.first(where: { $0.name == chapter.name }),
        let index = chapters.firstIndex(where: { $0.name == chapter.name && $0.run?.folder == asked.run })
      else { continue }
      chapters[index].isFormer = chapter.isFormer
      chapters[index].failures = chapter.failures
      if !chapter.isFormer { chapters[index].lastSource = asked.source }
    }
    // Where all is as it was built again, what a build found wrong is gone.
    if attempt == nil, !errors.isEmpty, sharedFiles.isEmpty, dataFiles.isEmpty,
      sources.values.allSatisfy({ $0.change == .nothing })
    {
      (errors, erroneous) = ([], [:])
      needsWeaving = true
    }
  }

  // MARK: - Telling

  /// All that is wrong.
  var problems: [PreviewSite.Problem] {
    let compiler = errors.map { error in
      PreviewSite.Problem(
        place: error.path.map { path in
          ([fileName(of: path)] + [error.line, error.column].compactMap { $0.map(String.init) }).joined(separator: ":")
        }, message: error.message)
    }
    let missing = sources.sorted { $0.key < $1.key }.compactMap { path, source in
      source.missing.map {
        PreviewSite.Problem(place: fileName(of: path), message: "the source cannot be read at \(path): \($0)")
      }
    }
    let unknown = selection.filter { name in !chapters.isEmpty && !chapters.contains { chapter in chapter.name == name }
    }.map {
      PreviewSite.Problem(message: "there is no chapter \"\($0)\" any more")
    }
    let ofChapters = chapters.filter(isSelected).flatMap { chapter -> [PreviewSite.Problem] in
      let obstacle = sources[chapter.path]?.compiled == nil && !needsBuild && attempt == nil ? chapter.obstacle : nil
      return chapter.failures.map { PreviewSite.Problem(place: $0.place, message: $0.message) }
        + [obstacle, chapter.futile?.reason].compactMap(\.self).map {
          PreviewSite.Problem(place: fileName(of: chapter.path), message: $0)
        }
    }
    var seen: Set<PreviewSite.Problem> = []
    let findings = findings.map { PreviewSite.Problem(message: $0) }
    return (compiler + missing + unknown + findings + ofChapters).filter { seen.insert($0).inserted }
  }
}
