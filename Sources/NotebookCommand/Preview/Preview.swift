import Foundation
import Notebook
import SafeFiles

/// Follows the sources of a report, makes its pages anew as they change, and shows them: until it is asked to end.
///
/// Everything but the serving happens on one thread, which sleeps until something happens to a source or to a process.
final class Preview {
  struct Settings {
    /// The program's name.
    var name: String
    /// The source file of the catalogue.
    var catalogue: String
    /// The chapters that were asked for; empty for all.
    var selection: [String]
    /// Seconds that a chapter may run.
    var timeout: Double
    /// How many chapters run at a time.
    var jobs: Int
  }

  let settings: Settings
  let site: PreviewSite
  /// A folder of its own, for reports and runs.
  private let folder: String
  let program: String
  let build: Result<ProgramBuild, ProgramBuild.Unknown>

  var model: PreviewModel { didSet { lastNews = .now } }
  /// When anything became known last.
  private var lastNews = ContinuousClock.now
  var sources = SourceWatch()
  let files: FolderWatch
  private var count = 0
  var copyCount = 0
  /// Since when nothing has changed that has to be built.
  var lastChange = ContinuousClock.now

  var weaving: WeavingProcess?
  /// The program that was built last, which does not make the pages yet.
  var successor: WeavingProcess?
  var request: WeavingRequest?
  /// The reports that may still be looked at.
  var reports: [String] = []
  var anewCount = 0

  var building: BuildProcess?
  var runs: [RunProcess] = []
  /// The folders of runs that no page is made from any more, once others are made.
  var outdated: [String] = []
  var told = PreviewLog()
  private var browser: BrowserOpening?
  /// What can be read when this process is asked to end; `nil` where nothing can.
  private let interruption: CInt?

  /// The program's file as it was when it was built last, as no other one is.
  var programIdentity: String

  /// How long nothing may have changed before a build begins, so that what is saved together is built together.
  static let quietTime = Duration.milliseconds(120)

  init(_ settings: Settings, site: PreviewSite, folder: String) throws(OutputError) {
    self.settings = settings
    self.site = site
    self.folder = folder
    guard let program = ProgramBuild.runningProgram else {
      throw OutputError(.cannotCreate, "the program's own file cannot be found")
    }
    self.program = program
    programIdentity = Self.identity(of: program)
    do throws(ProgramBuild.Unknown) {
      build = .success(try ProgramBuild(program: program, source: settings.catalogue))
    } catch {
      build = .failure(error)
    }
    model = PreviewModel(catalogue: settings.catalogue, selection: settings.selection)
    let known = try? build.get()
    files = FolderWatch(roots: known?.roots ?? [folderPath(of: settings.catalogue)], scratch: known?.scratch)
    interruption = Interruption.descriptor()
    follow()
  }

  /// Follows the files that are known now.
  func follow() {
    sources.follow(model.paths)
    files.follow((try? build.get())?.roots ?? [folderPath(of: settings.catalogue)], files: model.paths)
  }

  /// Opens an address in a browser.
  func open(_ address: String) { browser = BrowserOpening(address) }

  /// Goes on until this process is asked to end.
  func run() throws {
    ProgramCopy.removeAbandoned(of: program)
    defer { end() }
    startWeaving(snapshots: [])
    var lastSign = ContinuousClock.now
    while !Interruption.isPending {
      wait()
      look()
      takeWeaving()
      takeBuild()
      takeRuns()
      conclude()
      browser?.update()
      if ContinuousClock.now - lastSign > .seconds(10) {
        lastSign = .now
        site.keepAlive()
      }
    }
    throw ExitStatus.interrupted
  }

  /// Does what follows from what is known.
  private func conclude() {
    // Where nothing happens, nothing is thought over again.
    if !isBusy && !hasNews { return }
    weave()
    startBuild()
    startRuns()
    tell()
  }

  /// Ends all that is under way.
  private func end() {
    // All at once, and then one after the other.
    for process in runs { process.breakOff() }
    building?.breakOff()
    for process in runs { process.end() }
    building?.end()
    successor?.end()
    weaving?.end()
    (weaving, successor, runs) = (nil, nil, [])
  }

  /// Whether a process has something to do.
  private var isBusy: Bool { !runs.isEmpty || building != nil || successor != nil || request != nil }

  /// Whether something became known a moment ago, from which something may follow.
  private var hasNews: Bool { ContinuousClock.now - lastNews < .seconds(1) }

  /// Waits until something happens to a source or a process, or it is time to look whether it did.
  private func wait() {
    let outputs = runs.map(\.output) + [weaving?.output, successor?.output, building?.output].compactMap(\.self)
    let all = outputs.filter { $0 >= 0 } + [files.descriptor, interruption].compactMap(\.self)
    var descriptors = all.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    poll(&descriptors, nfds_t(descriptors.count), pause)
  }

  /// Milliseconds after which it is time to look, also where nothing was told.
  private var pause: CInt {
    // One thing follows from another, and a process may end that closed its output before.
    if hasNews { return 15 }
    let isBlind = isBusy || files.descriptor == nil || interruption == nil
    let rest = sources.nextLook.map { CInt(max(0, min(1000, ($0 - .now) / .milliseconds(1) + 1))) }
    return min(isBlind ? 50 : 1000, rest ?? 1000)
  }

  /// What tells one build of a program from another; a second name for its file makes it no other one.
  static func identity(of program: String) -> String {
    (try? FileSystem.status(program)).map { "\($0.inode) \($0.size) \($0.modified)" } ?? ""
  }

  func newFolder(_ kind: String) -> String {
    count += 1
    return "\(folder)/\(kind)-\(count)"
  }

  var nextNumber: Int {
    count += 1
    return count
  }

  // MARK: - Sources

  private func look() {
    for (path, change) in sources.look() {
      lastChange = .now
      switch change {
      case .missing(let reason): model.miss(path, reason)
      case .text(let bytes):
        if let text = String(validating: bytes, as: UTF8.self) {
          model.take(text, at: path)
        } else {
          model.miss(path, "it is not UTF-8 text")
        }
      }
    }
    let changed = files.takeChanges()
    if !changed.isEmpty {
      lastChange = .now
      model.take(changed: changed)
    }
  }

  var snapshots: [SourceSnapshot] {
    model.sources.keys.compactMap { path in
      guard let state = sources.state(of: path), let text = String(validating: state.bytes, as: UTF8.self) else {
        return nil
      }
      return SourceSnapshot(path: path, text: text, status: state.status)
    }
  }
}
