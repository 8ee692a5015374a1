import Notebook
import SafeFiles
import Testing

@testable import NotebookCommand

/// What a preview concludes from what happens.
struct PreviewModelTests {
  /// A book of two chapters that were built and run.
  private func model(selection: [String] = []) throws -> PreviewModel {
    var model = PreviewModel(catalogue: "/book/Catalogue.swift", selection: selection)
    model.take("catalogue", at: "/book/Catalogue.swift")
    model.hasChanged = false
    model.take(greeting())
    for name in model.chaptersToRun(running: [:]).map(\.name) {
      model.take(run("\(name)-1", "code of \(name)"), of: name)
    }
    answer(&model)
    return model
  }

  private func greeting(_ compiled: [String: String] = [:]) -> WeavingGreeting {
    WeavingGreeting(
      chapters: ["a", "b"].map {
        .init(name: $0, path: "/book/\($0).swift", compiled: compiled[$0] ?? "code of \($0)", obstacle: nil)
      }, catalogue: "/book/Catalogue.swift", styleSheet: "/book/own.css", resources: "/notebook/Resources",
      findings: [])
  }

  private func run(_ folder: String, _ compiled: String, environment: Int = 0) -> PreviewModel.Run {
    PreviewModel.Run(folder: folder, number: 1, environment: environment, compiled: compiled)
  }

  /// Answers what is asked as a program would: code is what stands before a bar, words behind it.
  private func answer(_ model: inout PreviewModel, _ change: CodeComparison.Change = .own) {
    while model.needsWeaving {
      let request = model.request(into: "/report")
      model.needsWeaving = false
      model.isAnew = false
      func code(_ text: String) -> Substring { text.prefix { $0 != "|" } }
      var answer = WeavingAnswer()
      answer.changes = request.comparisons.map {
        .init(path: $0.path, origin: $0.origin, change: code($0.former) == code($0.now) ? .nothing : change)
      }
      answer.chapters = request.chapters.map { chapter in
        let ran = model.chapters.first { $0.name == chapter.name }?.run?.compiled ?? ""
        return .init(name: chapter.name, isFormer: code(ran) != code(chapter.source), failures: [])
      }
      model.take(answer, to: request)
    }
  }

  private func snapshots(_ model: PreviewModel) throws -> [SourceSnapshot] {
    let status = try #require(try FileSystem.status("/"))
    return model.sources.map { SourceSnapshot(path: $0.key, text: $0.value.now ?? "", status: status) }
  }

  @Test func atFirstAllIsRunAndNothingBuilt() throws {
    var model = PreviewModel(catalogue: "/book/Catalogue.swift", selection: [])
    #expect(model.chaptersToRun(running: [:]).isEmpty)
    model.take(greeting())
    #expect(model.chaptersToRun(running: [:]).map(\.name) == ["a", "b"])
    #expect(model.chaptersToRun(running: ["a": run("x", "code of a")]).map(\.name) == ["b"])
    #expect(!model.needsBuild)
    #expect(try self.model(selection: ["b"]).chapters.map { $0.run != nil } == [false, true])
    #expect(model.paths == ["/book/Catalogue.swift", "/book/a.swift", "/book/b.swift", "/book/own.css"])
  }

  @Test func wordsAreWovenAndNothingElse() throws {
    var model = try model()
    model.take("code of a|words", at: "/book/a.swift")
    #expect(model.needsWeaving && !model.needsBuild)
    answer(&model)
    #expect(!model.needsBuild && model.chaptersToRun(running: [:]).isEmpty && model.problems.isEmpty)
    #expect(model.chapters[0].lastSource == "code of a|words")
    #expect(model.request(into: "").chapters.map(\.source) == ["code of a|words", "code of b"])
  }

  @Test func codeIsBuiltAndItsChapterRun() throws {
    var model = try model()
    model.take("other", at: "/book/a.swift")
    answer(&model)
    #expect(model.needsBuild && model.chaptersToRun(running: [:]).isEmpty)
    try model.beginBuild(snapshots(model))
    #expect(!model.needsBuild && !model.isBuildOutdated)
    model.succeedBuild(isAnother: true)
    #expect(model.chaptersToRun(running: [:]).isEmpty)
    model.take(greeting(["a": "other"]))
    answer(&model)
    #expect(!model.needsBuild)
    let runs = model.chaptersToRun(running: [:])
    #expect(runs.map(\.name) == ["a"] && runs.map(\.compiled) == ["other"])
    model.take(run("a-2", "other"), of: "a")
    answer(&model)
    #expect(model.chaptersToRun(running: [:]).isEmpty && model.problems.isEmpty)
  }

  @Test func whatOthersDependOnRunsAll() throws {
    var model = try model()
    model.take("other", at: "/book/a.swift")
    answer(&model, .shared)
    try model.beginBuild(snapshots(model))
    model.succeedBuild(isAnother: true)
    model.take(greeting(["a": "other"]))
    answer(&model)
    #expect(model.chaptersToRun(running: [:]).map(\.name) == ["a", "b"])
    #expect(!model.isWanted(run("a-1", "other"), of: "a"))
    #expect(model.isWanted(run("a-1", "other", environment: 1), of: "a"))
  }

  @Test func theCatalogueIsBuiltAndNothingRun() throws {
    var model = try model()
    model.take("another title", at: "/book/Catalogue.swift")
    answer(&model, .catalogue)
    #expect(model.needsBuild)
    try model.beginBuild(snapshots(model))
    model.succeedBuild(isAnother: true)
    model.take(greeting())
    #expect(model.isAnew)
    answer(&model)
    #expect(!model.needsBuild && model.chaptersToRun(running: [:]).isEmpty)
  }

  @Test(arguments: [
    ("/book/Helper.swift", true, 1), ("/book/Helper.swift", false, 0), ("/book/points.csv", false, 1),
    ("/notebook/Resources/templates/shell.mustache", true, 0), ("/elsewhere/Engine.swift", true, 1),
  ])
  func otherFiles(file: String, isAnother: Bool, environment: Int) throws {
    var model = try model()
    model.take(changed: [file])
    #expect(model.needsBuild)
    try model.beginBuild(snapshots(model))
    model.succeedBuild(isAnother: isAnother)
    #expect(model.environment == environment)
  }

  @Test(arguments: ["/book/notes.md", "/book/Book.docc/Article.swift", "/x/Tests/OtherTests/A.swift", "/book/a.swift"])
  func filesThatMeanNothing(file: String) throws {
    var model = try model()
    model.take(changed: [file])
    #expect(!model.needsBuild)
  }

  @Test func picturesOfProse() throws {
    var model = try model()
    model.take("code of a|![A map](maps/map.png)", at: "/book/a.swift")
    answer(&model)
    model.take(changed: ["/book/maps/map.png"])
    #expect(model.isAnew && model.needsWeaving && !model.needsBuild)
    model.take(changed: ["/book/other.png"])
    #expect(model.needsBuild)
  }

  @Test func aBuildThatFailsIsToldUntilItIsMended() throws {
    var model = try model()
    model.take("wrong", at: "/book/a.swift")
    answer(&model)
    try model.beginBuild(snapshots(model))
    model.failBuild([CompilerMessage(path: "/book/a.swift", line: 3, column: 5, message: "no such thing")])
    #expect(!model.needsBuild)
    #expect(model.request(into: "").chapters[0].notes == [.init(line: 3, column: 5, message: "no such thing")])
    answer(&model)
    #expect(model.problems == [.init(place: "a.swift:3:5", message: "no such thing")])
    // Nothing is tried again before something changes.
    #expect(!model.needsBuild && model.chaptersToRun(running: [:]).isEmpty)
    var mended = model
    mended.take("code of a", at: "/book/a.swift")
    answer(&mended)
    #expect(mended.problems.isEmpty && !mended.needsBuild)
    model.take("right", at: "/book/a.swift")
    answer(&model)
    #expect(model.needsBuild && !model.problems.isEmpty)
    try model.beginBuild(snapshots(model))
    model.succeedBuild(isAnother: true)
    model.take(greeting(["a": "right"]))
    answer(&model)
    #expect(model.problems.isEmpty && model.chaptersToRun(running: [:]).map(\.name) == ["a"])
  }

  @Test func codeThatChangesDuringABuildBreaksItOff() throws {
    var model = try model()
    model.take("other", at: "/book/a.swift")
    answer(&model)
    try model.beginBuild(snapshots(model))
    model.take("other|words", at: "/book/a.swift")
    answer(&model)
    #expect(!model.isBuildOutdated)
    model.take("yet another", at: "/book/a.swift")
    #expect(!model.isBuildOutdated)
    answer(&model)
    #expect(model.isBuildOutdated)
    model.breakOffBuild()
    #expect(model.needsBuild)
  }

  /// What a build that failed or was broken off was to take in is not forgotten.
  @Test func aHelperThatChangedBeforeABuildThatFailed() throws {
    var model = try model()
    model.take(changed: ["/book/Helper.swift"])
    try model.beginBuild(snapshots(model))
    model.failBuild([CompilerMessage(path: "/book/Helper.swift", line: 1, message: "wrong")])
    model.take("other", at: "/book/a.swift")
    answer(&model)
    try model.beginBuild(snapshots(model))
    model.breakOffBuild()
    #expect(model.needsBuild)
    try model.beginBuild(snapshots(model))
    model.succeedBuild(isAnother: true)
    #expect(model.environment == 1)
  }

  @Test func aProgramThatIsNotFromItsSource() throws {
    var model = PreviewModel(catalogue: "/book/Catalogue.swift", selection: [])
    var told = greeting()
    told.chapters[0].compiled = nil
    told.chapters[0].obstacle = "edited since"
    model.take(told)
    #expect(model.chaptersToRun(running: [:]).map(\.name) == ["b"])
    #expect(model.problems.map(\.message) == ["edited since"])
    model.take("code", at: "/book/a.swift")
    #expect(model.needsBuild)
  }

  @Test func chaptersThatAreNotAskedFor() throws {
    var model = try model(selection: ["a"])
    model.take("other", at: "/book/b.swift")
    answer(&model)
    #expect(!model.needsBuild)
    model.take("yet another", at: "/book/b.swift")
    answer(&model, .shared)
    #expect(model.needsBuild)
  }

  @Test func aRunThatLeavesNothingIsNotRepeated() throws {
    var model = try model()
    model.take("other", at: "/book/a.swift")
    model.take(greeting(["a": "other"]))
    answer(&model)
    let (name, compiled) = try #require(model.chaptersToRun(running: [:]).first)
    model.take(futile: run("a-2", compiled), of: name, reason: "no room")
    #expect(model.chaptersToRun(running: [:]).isEmpty)
    #expect(model.problems.map(\.message) == ["no room"])
  }

  @Test func aSourceThatIsGone() throws {
    var model = try model()
    model.miss("/book/a.swift", "No such file or directory")
    #expect(model.problems.map(\.place) == ["a.swift"] && !model.needsBuild)
    model.take("code of a", at: "/book/a.swift")
    #expect(model.problems.isEmpty)
  }

  @Test func aSourceThatWasGoneWhileABuildFailed() throws {
    var model = try model()
    model.miss("/book/a.swift", "No such file or directory")
    model.take(changed: ["/book/a.away"])
    try model.beginBuild(snapshots(model))
    model.failBuild([CompilerMessage(message: "no product named 'book'")])
    #expect(!model.needsBuild)
    model.take("code of a", at: "/book/a.swift")
    #expect(model.needsBuild)
  }
}
