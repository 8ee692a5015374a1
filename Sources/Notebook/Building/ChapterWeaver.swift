import SafeFiles

/// Makes the pages of a chapter from a run that was kept and the source as it is now, as long as its code is the one that
/// ran.
///
/// What prints, shows and records belongs to statements, so that it moves with them when the prose around them changes; the
/// page is the one that another run would make.
package final class ChapterWeaver {
  /// What was made.
  package struct Woven {
    /// What became of the chapter.
    package var outcome: ChapterOutcome
    /// Whether the source has other code than what ran: then the page is that of a former source.
    package var isFormer: Bool
  }

  /// What is wrong with the code as it is now.
  package struct Note: Hashable, Sendable, Codable {
    package var line: Int
    package var column: Int?
    package var message: String

    package init(line: Int, column: Int?, message: String) {
      self.line = line
      self.column = column
      self.message = message
    }
  }

  private let builder: ReportBuilder
  private let chapter: any Chapter.Type
  private let run: KeptRun
  /// The report that the run made.
  private let folder: String
  private let path: String
  private let types: [String]
  private let memory: SourceMemory
  private let code: CodeTokens
  /// The last source that had the code that ran.
  private var good: (text: String, source: ChapterSource, run: KeptRun)

  /// Reads a run.
  ///
  /// - Parameters:
  ///   - folder: The report that it made, with the files of the chapter.
  ///   - source: The last source that is known to have had its code, if it was another than the one that ran.
  ///   - memory: The sources that were read so far.
  /// - Throws: ``CatalogueError`` where there is no such chapter, or not in what ran.
  package init(
    _ run: KeptRun, of name: String, madeIn folder: String, lastSource source: String?, memory: SourceMemory,
    builder: ReportBuilder
  ) throws {
    let catalogue = builder.catalogue
    guard let chapter = catalogue.chapter(named: name) else {
      throw CatalogueError(findings: ["there is no chapter named \"\(name)\""])
    }
    let path = SourceFile.path(of: chapter, in: catalogue)
    self.builder = builder
    self.chapter = chapter
    self.run = run
    self.folder = folder
    self.path = path
    self.memory = memory
    types = catalogue.chapters.filter { SourceFile.path(of: $0, in: catalogue) == path }.map(String.init(describing:))
    let parsed = memory.source(run.source, at: path, types: types)
    let type = String(describing: chapter)
    guard let ran = parsed.chapters[type], let code = parsed.code.own[type] else {
      throw CatalogueError(findings: ["\(fileName(of: path)): the chapter \"\(name)\" is not in the source that ran"])
    }
    self.code = code
    good = (run.source, ran, run)
    if let source { _ = accept(source) }
  }

  /// Makes the pages.
  ///
  /// - Parameters:
  ///   - text: The source as it is now.
  ///   - notes: What the compiler says of it.
  ///   - noted: The source that the compiler has seen, if it was another.
  ///   - report: The folder to write into.
  /// - Throws: When a file cannot be written.
  package func weave(
    _ text: String, notes: [Note], of noted: String? = nil, into report: String
  ) throws -> Woven {
    let isSame = accept(text)
    var build = try builder.start(PlannedRun(chapter: chapter.name), into: report)
    for file in good.run.transcript.files(in: "\(folder)/\(chapter.name)") {
      try build.files.take(file, from: folder)
    }
    build.transcript = good.run.transcript
    build.weave(good.source, text: good.text, notes: placed(notes, of: noted ?? text))
    return Woven(
      outcome: try builder.write(build, sourceFolder: folderPath(of: path), further: good.run.further),
      isFormer: !isSame)
  }

  /// What is wrong with a text, at the lines of the one on the page.
  private func placed(_ notes: [Note], of text: String) -> [Weave.Note] {
    if notes.isEmpty { return [] }
    let lines = FormerLines(of: text, in: good.text)
    return notes.map { note in
      Weave.Note(
        line: lines.line(note.line),
        problem: SourceProblem(line: note.line, column: note.column, message: note.message))
    }
  }

  /// Takes a source for the chapter's, if it has the code that ran; tells whether it has.
  private func accept(_ text: String) -> Bool {
    if isSame(text, good.text) { return true }
    let type = String(describing: chapter)
    let parsed = memory.source(text, at: path, types: types)
    guard let source = parsed.chapters[type], let newCode = parsed.code.own[type], code.isSameCode(as: newCode) else {
      return false
    }
    if !code.hasSameLines(as: newCode) {
      // What tells its own line would tell another one now.
      if code.tellPlaces || run.tellsPlaces(inFile: fileName(of: path)) { return false }
    }
    guard let moved = run.moved({ self.code.line($0, in: newCode) }) else { return false }
    good = (text, source, moved)
    return true
  }
}

extension Transcript {
  /// The files of the figures that are in a folder, and those that the chapter left.
  fileprivate func files(in folder: String) -> [String] {
    entries.flatMap { entry -> [String] in
      if case .file(let file) = entry.content { return [file.name] }
      guard case .figure(let figure) = entry.content else { return [] }
      let scene = String(figure.image.file.dropLast(".png".count)) + RenderedFigure.sceneSuffix
      let isThere = (try? FileSystem.status("\(folder)/\(scene)")) != nil
      return [figure.image.file, figure.image.darkFile, isThere ? scene : nil].compactMap(\.self)
    }
  }
}

/// Finds the lines of a text that was edited in the one that it was before.
private struct FormerLines {
  /// For each line, the former one that it is, or the last one before it that there was; from 1.
  private let former: [Int]

  init(of text: String, in formerText: String) {
    func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    let (now, before) = (lines(text), lines(formerText))
    guard now != before else {
      former = Array(1...max(1, now.count))
      return
    }
    let difference = now.difference(from: before)
    let removed = Set(difference.removals.map(\.place))
    let inserted = Set(difference.insertions.map(\.place))
    var kept = before.indices.filter { !removed.contains($0) }[...]
    var last = 0
    former = now.indices.map { index in
      if !inserted.contains(index), let line = kept.popFirst() {
        last = line + 1
        return last
      }
      // What stands in the place of another line is that line.
      return removed.contains(last) ? last + 1 : max(last, 1)
    }
  }

  func line(_ line: Int) -> Int { former.indices.contains(line - 1) ? former[line - 1] : former.last ?? 1 }
}

extension CollectionDifference.Change {
  fileprivate var place: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
