import Testing

@testable import Notebook

private enum Missing: String, CaseIterable, ParameterValue { case drop, refuse }

private struct Study: Chapter {
  static let title = "Study"
  static let summary = "Has parameters of all kinds."

  @Parameter("How many components are compared.", in: 1...50) var components: ClosedRange<Int> = 1...8
  @Parameter("Seed of the random numbers.", in: 0...4_294_967_295) var seed = 0
  @Parameter("The share that is held out.", in: 0...1) var share = 0.25
  @Parameter("Whether the columns are standardized.") var standardize = false
  @Parameter("What to do with rows that miss values.") var missing = Missing.drop
  @Parameter("Columns by name.") var columns: [String] = []
  @Parameter("Steps.", in: 1...) var steps: [Int] = [1, 2]
  @Parameter("A limit.", in: ...0.0) var limit = -1.0
  let other = 5

  func run() throws {}
}

private struct Bare: Chapter {
  static let title = "Bare"
  static let summary = "Has none."
  let seed = 1
  func run() throws {}
}

private struct Wrong: Chapter {
  static let title = "Wrong"
  static let summary = "Declares what cannot be."
  @Parameter("Out of bounds.", in: 1...5) var count = 6
  @Parameter(" ") var silent = 1
  @Parameter("Not a number.") var ratio = Double.nan
  @Parameter("Not ASCII.") var größe = 1
  func run() throws {}
}

/// Finding and setting the parameters of a chapter.
@Suite struct ChapterParametersTests {
  private func settings(_ arguments: String...) throws -> [ParameterSetting] {
    try arguments.map { argument in try ParameterSetting(argument: argument) }
  }

  private func problems(_ settings: [ParameterSetting], _ chapter: any Chapter = Study()) -> [String] {
    do throws(RefusedSettings) {
      try ChapterParameters(of: chapter).apply(settings)
      return []
    } catch {
      return error.errors.map(\.description)
    }
  }

  @Test func parametersAreFoundInTheirOrderWithTheirDefaults() {
    let all = ChapterParameters(of: Study()).all
    #expect(all.map(\.name) == ["components", "seed", "share", "standardize", "missing", "columns", "steps", "limit"])
    #expect(all.map(\.text) == ["1...8", "0", "0.25", "false", "drop", "", "1,2", "-1"])
    #expect(all.map(\.bounds) == ["1...50", "0...4294967295", "0...1", nil, nil, nil, "1...", "...0"])
    #expect(all.map(\.form).prefix(2) == ["an integer or a range such as 1...8", "an integer"])
    #expect(all[0].sentence == "How many components are compared." && all.allSatisfy { !$0.isSet })
    #expect(all[0].value == .array([.integer(1), .integer(8)]) && all[4].value == .string("drop"))
    #expect(ChapterParameters(of: Bare()).all.isEmpty)
  }

  @Test func whatIsSetIsWhatTheChapterReads() throws {
    let study = Study()
    let parameters = ChapterParameters(of: study)
    try parameters.apply(
      try settings(
        "seed=4294967295", "components=3", "missing=refuse", "columns=a,\"b,c\"", "share=1", "standardize=true"))
    #expect(study.seed == 4_294_967_295 && study.components == 3...3 && study.missing == .refuse)
    #expect(study.columns == ["a", "b,c"] && study.share == 1 && study.standardize && study.steps == [1, 2])
    #expect(
      parameters.all.filter(\.isSet).map(\.name) == [
        "components", "seed", "share", "standardize", "missing", "columns",
      ])
    // Each instance has its own.
    #expect(Study().seed == 0 && study.$seed.defaultValue == 0)
  }

  @Test func aSettingThatIsTheDefaultSetsNothing() throws {
    let parameters = ChapterParameters(of: Study())
    try parameters.apply(try settings("seed=0", "components=1...8", "share=0.250"))
    #expect(parameters.all.allSatisfy { !$0.isSet })
  }

  @Test func allThatIsWrongIsToldAndNothingIsSet() throws {
    let study = Study()
    let wrong = try settings(
      "sede=1", "seed=-1", "components=0...51", "components=2", "share=1.5", "missing=dorp", "steps=3,0", "limit=1",
      "standardize=yes", "nothing-like-it=1", "columns=a")
    #expect(
      problems(wrong, study) == [
        "the chapter study has no parameter \"sede\" (did you mean seed?): there are components, seed, share, "
          + "standardize, missing, columns, steps, limit",
        "seed: -1 is out of bounds: give 0 to 4294967295",
        "components: 0 is out of bounds: give 1 to 50",
        "components is set twice: set it once",
        "share: 1.5 is out of bounds: give 0 to 1",
        "missing: \"dorp\" is not one of drop, refuse (did you mean drop?)",
        "steps: 0 is out of bounds: give at least 1",
        "limit: 1 is out of bounds: give at most 0",
        "standardize: \"yes\" is not true or false",
        "the chapter study has no parameter \"nothing-like-it\": there are components, seed, share, standardize, "
          + "missing, columns, steps, limit",
      ])
    #expect(ChapterParameters(of: study).all.allSatisfy { !$0.isSet })
    #expect(
      problems(try settings("seed=1"), Bare()) == ["the chapter bare has no parameters, so that \"seed\" cannot be set"]
    )
  }

  @Test func aSettingIsANameAndAValue() throws {
    #expect(try ParameterSetting(argument: "a=b=c").text == "b=c")
    #expect(try ParameterSetting(argument: "a=").text == "")
    for text in ["", "a", "=", "=b"] {
      #expect(throws: ParameterError.noSetting(text)) { try ParameterSetting(argument: text) }
    }
  }

  @Test func declarationsThatCannotBeAreFound() {
    let findings = ChapterParameters(of: Wrong()).findings
    #expect(
      findings == [
        "the parameter count has a default that cannot be: 6 is out of bounds: give 1 to 5",
        "the parameter silent has no sentence that says what it is for",
        "the parameter ratio has a default that is not finite",
        "a parameter cannot be named \"größe\": use the letters a-z and A-Z, digits and _",
      ])
    #expect(ChapterParameters(of: Study()).findings.isEmpty)
  }
}
