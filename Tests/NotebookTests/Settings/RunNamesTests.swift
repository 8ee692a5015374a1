import Testing

@testable import Notebook

/// The folders of several runs.
@Suite struct RunNamesTests {
  private func names(
    _ runs: [[String]], compared: [String] = ["seed"], chapters: [String] = ["data", "other"]
  ) throws(ParameterError) -> [String] {
    let names = try RunNames(
      chapter: "data", compared: compared, chapters: chapters,
      taken: Set((chapters + ["assets", "index", "readme"]).map(Names.key))
    ).names(of: runs)
    for name in names { #expect((try? Names.validate(chapter: name)) != nil) }
    #expect(Set(names.map(Names.key)).count == runs.count)
    return names
  }

  @Test func valuesThatCanBeNamesAre() throws {
    #expect(
      try names([["0"], ["-1"], ["0.5"], ["1...8"]]) == [
        "data-seed-0", "data-seed--1", "data-seed-0.5", "data-seed-1...8",
      ])
    #expect(
      try names([["0", "full"], ["1", "full"]], compared: ["seed", "shape"])
        == ["data-seed-0-shape-full", "data-seed-1-shape-full"])
  }

  @Test(arguments: [
    [["a b"], ["c"]], [["a/b"], ["c"]], [["../x"], ["c"]], [["a"], ["A"]], [[""], ["x"]], [["a."], ["b"]],
    [["é"], ["e"]], [[String(repeating: "x", count: 99)], ["b"]], [["a,b"], ["c"]], [["\n"], ["c"]],
  ])
  func othersAreNumbered(runs: [[String]]) throws {
    #expect(try names(runs) == ["data-run-1", "data-run-2"])
  }

  @Test func numbersSortAsTheyCount() throws {
    let numbered = try names((0..<100).map { ["\($0) "] })
    #expect(numbered.first == "data-run-001" && numbered.last == "data-run-100" && numbered == numbered.sorted())
  }

  /// Two combinations can read the same.
  @Test func combinationsThatReadTheSameAreNumbered() throws {
    #expect(
      try names([["1", "2-a-3"], ["1-b-2", "3"]], compared: ["a", "b"]).allSatisfy { $0.hasPrefix("data-a-") })
    #expect(
      try names([["1-b-2", "3"], ["1", "2-b-3"]], compared: ["a", "b"]) == ["data-run-1", "data-run-2"])
  }

  /// Whichever chapters are run together or kept, no two runs have a folder in common.
  @Test func runsKeepAwayFromOtherChapters() throws {
    #expect(try names([["3"], ["4"]], chapters: ["data", "data-seed-3"]) == ["data-run-1", "data-run-2"])
    #expect(try names([["3-x-1"], ["4"]], chapters: ["data", "Data-Seed-3"]) == ["data-run-1", "data-run-2"])
    #expect(throws: ParameterError.self) {
      try names([["3"], ["4"]], chapters: ["data", "data-seed", "data-run"])
    }
  }
}
