import Foundation
import Notebook
import SafeFiles

/// Makes the report of a preview again and again, each time only what is new in it.
struct PreviewWeaver {
  private let catalogue: Catalogue
  private var builder: ReportBuilder?
  private var findings: [String] = []
  private var weavers: [String: (run: String, weaver: ChapterWeaver)] = [:]
  private let memory = SourceMemory()
  /// The types of the chapters by the paths of their sources.
  private var types: [String: [String]] = [:]
  private var former: Report?

  /// A report that was made.
  private struct Report {
    var folder: String
    /// What each chapter was made from, and what became of it before it was linked with the others.
    var chapters: [String: (request: WeavingRequest.Chapter, woven: ChapterWeaver.Woven)] = [:]
    var outcomes: [ChapterOutcome] = []
    /// The index, and what all pages share.
    var files: [String] = []
  }

  init(catalogue: Catalogue) {
    self.catalogue = catalogue
    makeBuilder()
  }

  /// Reads what all pages are made of.
  private mutating func makeBuilder() {
    weavers = [:]
    do {
      builder = try ReportBuilder(catalogue: catalogue)
      findings = []
    } catch let error as CatalogueError {
      builder = nil
      findings = error.findings
    } catch {
      builder = nil
      findings = ["\(error)"]
    }
  }

  /// What the program is.
  mutating func greeting(_ start: WeavingStart) -> WeavingGreeting {
    let sources = catalogue.sources(start.snapshots)
    types = Dictionary(grouping: sources, by: \.path).mapValues { $0.map(\.type) }
    return WeavingGreeting(
      chapters: sources.map {
        WeavingGreeting.Chapter(name: $0.chapter, path: $0.path, compiled: $0.compiled, obstacle: $0.obstacle)
      },
      catalogue: catalogue.sourceFile, styleSheet: catalogue.styleSheetPath, resources: Catalogue.resourcesFolder,
      findings: findings)
  }

  /// Makes a report.
  mutating func weave(_ request: WeavingRequest) -> WeavingAnswer {
    var answer = WeavingAnswer()
    for comparison in request.comparisons {
      let change = CodeComparison(memory: memory).change(
        from: comparison.former, to: comparison.now, at: comparison.path, types: types[comparison.path] ?? [],
        othersIn: catalogue.sourceFolder)
      answer.changes.append(
        WeavingAnswer.Change(path: comparison.path, origin: comparison.origin, change: change))
    }
    if request.isAnew { makeBuilder() }
    guard let builder else {
      answer.findings = findings
      return answer
    }
    do {
      let report = try make(request, isAnew: request.isAnew, with: builder)
      answer.chapters = report.outcomes.map { outcome in
        WeavingAnswer.Chapter(
          name: outcome.name, isFormer: report.chapters[outcome.name]?.woven.isFormer ?? false,
          failures: outcome.failures + outcome.linkFailures)
      }
      answer.unchecked = builder.uncheckedReferences(in: report.outcomes)
      former = report
    } catch let error as CatalogueError {
      answer.findings = error.findings
    } catch {
      answer.unwritable = "\(error)"
    }
    return answer
  }

  private mutating func make(
    _ request: WeavingRequest, isAnew: Bool, with builder: ReportBuilder
  ) throws -> Report {
    let former = isAnew ? nil : former
    var report = Report(folder: request.folder)
    var made: [ChapterOutcome] = []
    for chapter in request.chapters {
      if let known = former?.chapters[chapter.name], let folder = former?.folder, known.request == chapter {
        for file in known.woven.outcome.files { try FileSystem.duplicate(file, from: folder, in: report.folder) }
        report.chapters[chapter.name] = known
      } else {
        let woven = try weaver(of: chapter, with: builder).weave(
          chapter.source, notes: chapter.notes, of: chapter.notedSource, into: report.folder)
        report.chapters[chapter.name] = (chapter, woven)
      }
      if let outcome = report.chapters[chapter.name]?.woven.outcome { made.append(outcome) }
    }
    report.outcomes = try builder.link(made, in: report.folder)
    if let former, former.outcomes == report.outcomes {
      for file in former.files { try FileSystem.duplicate(file, from: former.folder, in: report.folder) }
      report.files = former.files
    } else {
      report.files = try builder.finish(report.outcomes, into: report.folder)
    }
    return report
  }

  private mutating func weaver(
    of chapter: WeavingRequest.Chapter, with builder: ReportBuilder
  ) throws -> ChapterWeaver {
    if let known = weavers[chapter.name], known.run == chapter.run { return known.weaver }
    let folder = KeptFolder(path: chapter.run)
    guard let run = folder.readRun() else {
      throw SystemError(code: ENOENT, path: folder.path, advice: "the run that was kept there is gone")
    }
    let weaver = try ChapterWeaver(
      run, of: chapter.name, madeIn: folder.report, lastSource: chapter.lastSource, memory: memory, builder: builder)
    weavers[chapter.name] = (chapter.run, weaver)
    return weaver
  }
}

extension WeavingRequest.Chapter: Equatable {
  /// Whether they make the same page.
  static func == (first: Self, second: Self) -> Bool {
    first.run == second.run && isSame(first.source, second.source) && first.notes == second.notes
      && first.notedSource == second.notedSource
  }
}
