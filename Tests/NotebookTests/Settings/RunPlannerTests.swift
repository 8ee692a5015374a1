import SafeFiles
import Testing

@testable import Notebook

/// Which runs a command asks for.
@Suite struct RunPlannerTests {
  private let all = ["settable", "also-settable", "helpers"]

  private func plan(
    _ chapters: [String], set: [String] = [], file: String? = nil, forEach: [String] = [], needsAll: Bool = true
  ) throws(RefusedSettings) -> [PlannedChapter] {
    let planner = try RunPlanner(settableFixtures, set: set, file: file, forEach: forEach)
    return try planner.plan(chapters, needsAll: needsAll)
  }

  private func problems(
    _ chapters: [String], set: [String] = [], file: String? = nil, forEach: [String] = [], needsAll: Bool = true
  ) -> [String] {
    do throws(RefusedSettings) {
      _ = try plan(chapters, set: set, file: file, forEach: forEach, needsAll: needsAll)
      return []
    } catch {
      return error.errors.map(\.description)
    }
  }

  private func settings(_ plan: [PlannedChapter]) -> [[String]] {
    plan.map { $0.runs.flatMap(\.settings).map(\.argument) }
  }

  @Test func withoutSettingsEachChapterRunsOnce() throws {
    #expect(try plan(all) == all.map { PlannedChapter($0) })
  }

  @Test func aSettingCountsForAllThatHaveIt() throws {
    #expect(try settings(plan(all, set: ["count=3"], needsAll: false)) == [["count=3"], ["count=3"], []])
    #expect(try settings(plan(["settable", "also-settable"], set: ["count=3"])) == [["count=3"], ["count=3"]])
    #expect(try settings(plan(all, set: ["limit=0.25"], needsAll: false)) == [[], ["limit=0.25"], []])
  }

  @Test func theNearerSettingWins() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"count": 4, "settable.count": 5, "limit": 0.75, "also-settable.range": [3, 4]}"#, to: "p.json")
    let file = "\(folder.path)/p.json"
    #expect(
      try settings(plan(all, file: file, needsAll: false)) == [
        ["count=5"], ["count=4", "range=3...4", "limit=0.75"], [],
      ])
    #expect(
      try settings(plan(all, set: ["count=3"], file: file, needsAll: false))
        == [["count=3"], ["count=3", "range=3...4", "limit=0.75"], []])
    #expect(
      try settings(plan(all, set: ["count=3", "also-settable.count=2"], needsAll: false)) == [
        ["count=3"], ["count=2"], [],
      ])
  }

  @Test func settingsAreKeptAsTheParameterWritesThemAndDefaultsNotAtAll() throws {
    #expect(try settings(plan(["also-settable"], set: ["limit=0.50", "count=+2", "range=1...8"])) == [["count=2"]])
  }

  @Test func eachCombinationIsARun() throws {
    let plans = try plan(["settable"], set: ["columns=a"], forEach: ["count=1...2", "shape=full,round"])
    #expect(plans.map(\.compared) == [["count", "shape"]])
    #expect(
      plans[0].runs.map(\.name) == [
        "settable-count-1-shape-full", "settable-count-1-shape-round", "settable-count-2-shape-full",
        "settable-count-2-shape-round",
      ])
    // What is compared is told also where it is the default.
    #expect(plans[0].runs[3].settings.map(\.argument) == ["count=2", "shape=round", "columns=a"])
    #expect(plans[0].runs[3].title("T") == "T (count = 2, shape = round)")
    let both = try plan(all, forEach: ["count=1,2"], needsAll: false)
    #expect(both.map(\.runs.count) == [2, 2, 1])
    #expect(both.map(\.isCompared) == [true, true, false])
  }

  @Test func whatWasMadeIsPlannedAgain() throws {
    for plan in try plan(["settable"], set: ["columns=a"], forEach: ["count=1...2"])
      + plan(["settable"], set: ["count=7"])
    {
      func outcome(_ name: String, _ settings: [ParameterSetting]) -> ChapterOutcome {
        var outcome = ChapterOutcome(name: name, title: "T", failures: [], files: [])
        outcome.parameters = KeptParameters(settings: settings, files: [])
        return outcome
      }
      var made = outcome(plan.chapter, plan.isCompared ? [] : plan.runs[0].settings)
      if plan.isCompared {
        made.compared = plan.compared
        made.runs = plan.runs.map { outcome($0.name, $0.settings) }
      }
      let manifest = ReportManifest(program: "p", format: .html, drawingLibraries: [:], chapters: [made], files: [])
      let read = try ReportManifest(json: manifest.json())
      #expect(read.chapters.map(PlannedChapter.init(repeating:)) == [plan])
    }
  }

  @Test func whatIsWrongIsToldWithWhatWouldDo() throws {
    #expect(
      problems(["settable", "helpers"], set: ["cuont=1"]) == [
        "the chapter settable has no parameter \"cuont\" (did you mean count?): there are count, shape, columns, clashes",
        "the chapter helpers has no parameters, so that \"cuont\" cannot be set",
      ])
    #expect(
      problems(["settable", "helpers"], set: ["count=1"]) == [
        "the chapter helpers has no parameters, so that \"count\" cannot be set; for one chapter alone write settable.count"
      ])
    #expect(
      problems(all, set: ["cuont=1"], needsAll: false) == [
        "no chapter has a parameter \"cuont\" (did you mean count?): there are settable.count, settable.shape, "
          + "settable.columns, settable.clashes, also-settable.count, also-settable.range, also-settable.limit"
      ])
    #expect(
      problems(["helpers"], set: ["a=1"], needsAll: false) == ["no chapter has a parameter \"a\": none has any"])
    #expect(
      problems(all, set: ["count=9"], needsAll: false) == ["also-settable.count: 9 is out of bounds: give 1 to 5"])
    #expect(problems(["settable"], set: ["count=99"]) == ["count: 99 is out of bounds: give 1 to 50"])
    #expect(
      problems(["settable"], set: ["also-settable.count=1"])
        == ["also-settable.count: the chapter also-settable is not among those that are run"])
    #expect(
      problems(["settable"], set: ["setable.count=1"]) == [
        "setable.count: there is no chapter \"setable\" (did you mean settable?): there are settable, also-settable, helpers, loaded-coin"
      ])
    #expect(problems(["settable"], set: ["count=1", "count=1"]) == ["count is set twice: set it once"])
    #expect(problems(["settable"], set: ["count=1"], forEach: ["count=1...2"]) == ["count is set twice: set it once"])
    #expect(problems(["settable"], forEach: ["count=1,1"]) == ["count: 1 is given twice"])
    #expect(problems(["also-settable"], forEach: ["limit=0.5,0.50"]) == ["limit: 0.5 is given twice"])
    #expect(
      problems(["settable"], forEach: ["count=49...52"]) == [
        "count: 51 is out of bounds: give 1 to 50", "count: 52 is out of bounds: give 1 to 50",
      ])
    #expect(problems(["settable"], set: ["count", "=1"]).count == 2)
    let lists = (1...40).map(String.init).joined(separator: ",")
    #expect(
      problems(["also-settable"], forEach: ["range=\(lists)", "limit=0...1:0.02"])
        == ["40 x 51 runs of also-settable are more than can be compared: 1000 at most"])
  }

  @Test func whatIsWrongInAFileIsToldWithThePath() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      #"{"count": 0, "sape": 1, "columns": ["a", "b,c"], "columns": [], "shape": ["round"], "clashes": "\u0000"}"#,
      to: "p.json")
    let path = "\(folder.path)/p.json"
    #expect(
      problems(["settable"], file: path) == [
        "\(path): columns is set twice: set it once",
        "\(path): the chapter settable has no parameter \"sape\" (did you mean shape?): there are count, shape, columns, "
          + "clashes",
        "\(path): count: 0 is out of bounds: give 1 to 50",
        "\(path): shape: \"[round]\" is not round | full",
        "\(path): clashes: \"␀\" is not true or false",
      ])
    try folder.write(#"{"columns": ["a\u0000"]}"#, to: "p.json")
    #expect(
      problems(["settable"], file: path) == ["\(path): columns: a value cannot hold the character with the code 0"])
    try folder.write(#"{"columns": ["a", "b,c", " d"]}"#, to: "p.json")
    #expect(try settings(plan(["settable"], file: path)) == [["columns=a,\"b,c\",\" d\""]])
  }
}
