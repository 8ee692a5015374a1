import Notebook
import SafeFiles

/// What a preview knows, and what it concludes of it: a value, without any process.
///
/// A page is made from a run and a source. A run belongs to the code that it is of, and to an environment: the number of
/// times that something changed on which every chapter may depend.
struct PreviewModel {
  /// A run that was kept, or is under way.
  struct Run: Hashable {
    var folder: String
    /// Another one for each.
    var number: Int
    var environment: Int
    /// The source as it was compiled.
    var compiled: String
  }

  struct Chapter {
    let name: String
    let path: String
    /// Why the source is not known that the program was built from.
    var obstacle: String?
    var run: Run?
    /// The last source that had the code of the run.
    var lastSource: String?
    /// Whether the source has other code than what ran, as far as is known.
    var isFormer = false
    var failures: [ChapterFailure] = []
    /// A run that left nothing, which is not tried again, and why.
    var futile: (compiled: String, environment: Int, reason: String)?
  }

  struct Source {
    /// What the program was built from, if that is known.
    var compiled: String?
    /// What is there now; `nil` before it was read.
    var now: String?
    /// Why it cannot be read.
    var missing: String?
    /// What changed since the program was built; `nil` if that is not known yet.
    var change: CodeComparison.Change? = .nothing
    /// What changed since the build began that is under way.
    var changeSinceBuild: CodeComparison.Change? = .nothing
  }

  /// What a build is of.
  struct Attempt {
    var snapshots: [String: SourceSnapshot]
    var sharedFiles: Set<String>
    var dataFiles: Set<String>
    var isShared: Bool
  }

  /// The chapters that were asked for; empty for all.
  var selection: [String] = []
  var chapters: [Chapter] = []
  var sources: [String: Source] = [:]
  var catalogue: String
  var styleSheet: String?
  var resources = ""
  /// Files of which the program may be, other than ``sources``, that changed since it was built; and those that it may read.
  var sharedFiles: Set<String> = []
  var dataFiles: Set<String> = []
  /// Whether the program or what it says of itself is another one than the pages are from.
  var isAnew = true
  var needsWeaving = false
  /// Whether anything has changed since the last build began, so that another one may come to something else.
  var hasChanged = false
  var attempt: Attempt?
  var environment = 0
  /// What a build came to that failed, and the sources that it was of.
  var errors: [CompilerMessage] = []
  var erroneous: [String: String] = [:]
  /// What is wrong with the catalogue, or with making pages.
  var findings: [String] = []

  init(catalogue: String, selection: [String]) {
    self.catalogue = catalogue
    self.selection = selection
    sources[catalogue] = Source()
  }

  func isSelected(_ chapter: Chapter) -> Bool { selection.isEmpty || selection.contains(chapter.name) }

  /// The files to follow closely.
  var paths: Set<String> { Set(sources.keys).union([styleSheet].compactMap(\.self)) }

  // MARK: - What happens

  /// A program says what it is.
  mutating func take(_ greeting: WeavingGreeting) {
    let former = Dictionary(chapters.map { ($0.name, $0) }) { first, _ in first }
    chapters = greeting.chapters.map { told in
      var chapter = Chapter(name: told.name, path: told.path, obstacle: told.obstacle)
      if let known = former[told.name], known.path == told.path {
        (chapter.run, chapter.lastSource, chapter.isFormer) = (known.run, known.lastSource, known.isFormer)
        (chapter.failures, chapter.futile) = (known.failures, known.futile)
      }
      return chapter
    }
    (catalogue, styleSheet, resources) = (greeting.catalogue, greeting.styleSheet, greeting.resources)
    var told: [String: Source] = [:]
    for chapter in greeting.chapters {
      var source = sources[chapter.path] ?? Source()
      source.compiled = chapter.compiled
      if source.now == nil { source.now = chapter.compiled }
      told[chapter.path] = source
    }
    if told[catalogue] == nil {
      var source = sources[catalogue] ?? Source()
      source.compiled = attempt?.snapshots[catalogue]?.text ?? source.compiled
      told[catalogue] = source
    }
    sources = told
    for path in sources.keys { sources[path]?.compare() }
    findings = greeting.findings
    attempt = nil
    isAnew = true
    needsWeaving = true
  }

  /// A source, the style sheet or nothing of both can be read again.
  mutating func take(_ text: String, at path: String) {
    if path == styleSheet {
      isAnew = true
      needsWeaving = true
    }
    guard var source = sources[path] else { return }
    // Before anybody looked, the catalogue is taken for the one that the program was built from.
    if source.now == nil, path == catalogue, source.compiled == nil { source.compiled = text }
    // A build that failed meanwhile may succeed now.
    if source.missing != nil { hasChanged = true }
    source.missing = nil
    if !source.is(text) {
      source.now = text
      source.compare()
      source.changeSinceBuild = attempt?.snapshots[path].map { isSame($0.text, text) } == true ? .nothing : nil
      hasChanged = true
    }
    sources[path] = source
    needsWeaving = true
  }

  /// A file cannot be read.
  mutating func miss(_ path: String, _ reason: String) { sources[path]?.missing = reason }

  /// Files of the package have changed.
  mutating func take(changed files: Set<String>) {
    let kinds = PackageFiles(catalogue: catalogue, resources: resources, texts: sources.values.compactMap(\.now))
    for file in files where sources[file] == nil && file != styleSheet {
      switch kinds.kind(of: file) {
      case .code: sharedFiles.insert(file)
      case .data: dataFiles.insert(file)
      case .picture:
        isAnew = true
        needsWeaving = true
        continue
      case .other: continue
      }
      hasChanged = true
    }
  }

  /// A chapter has been run.
  mutating func take(_ run: Run, of name: String) {
    guard let index = chapters.firstIndex(where: { $0.name == name }) else { return }
    chapters[index].run = run
    chapters[index].lastSource = nil
    chapters[index].isFormer = false
    chapters[index].futile = nil
    needsWeaving = true
  }

  /// A run left nothing.
  mutating func take(futile run: Run, of name: String, reason: String) {
    guard let index = chapters.firstIndex(where: { $0.name == name }) else { return }
    chapters[index].futile = (run.compiled, run.environment, reason)
  }
}

extension PreviewModel.Source {
  /// Finds out what changed, as far as that is plain.
  mutating func compare() { change = compiled.map(`is`) == true ? .nothing : nil }

  /// Whether a text is what is there, to the byte.
  func `is`(_ text: String) -> Bool { now.map { isSame($0, text) } ?? false }
}
