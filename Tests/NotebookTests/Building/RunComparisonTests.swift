import Testing

@testable import Notebook

/// The table that compares the runs of a chapter.
struct RunComparisonTests {
  private func comparison(recorded: [NamedValue]) -> RunComparison {
    let seed = ParameterState(
      name: "seed", sentence: "A seed.", form: "an integer", bounds: nil, defaultText: "0", text: "3",
      value: .integer(3),
      files: [])
    let transcript = Transcript(
      parameters: RunParameters(states: [seed]),
      entries: recorded.map { Transcript.Entry(line: 1, content: .value($0)) })
    let plan = PlannedRun(
      chapter: "coins", name: "coins-seed-3", settings: [ParameterSetting(name: "seed", text: "3")], compared: ["seed"])
    let outcome = ChapterOutcome(name: "coins-seed-3", title: "Coins", failures: [], files: [])
    return RunComparison(
      chapter: PlannedChapter("coins", compared: ["seed"], runs: [plan]),
      runs: [RunComparison.Run(plan: plan, outcome: outcome, summary: RunSummary(transcript))])
  }

  @Test func aRecordedValueWithTheNameOfAParameterIsTold() {
    let recorded = [NamedValue(name: "seed", value: .integer(7)), NamedValue(name: "heads", value: .integer(5))]
    let both = comparison(recorded: recorded)
    #expect(both.values.map(\.name) == ["parameters.seed", "seed", "heads"])
    #expect(both.values.map(\.value) == [.array([.integer(3)]), .array([.integer(7)]), .array([.integer(5)])])
    #expect(titles(both) == ["parameters.seed", "seed", "heads"])
    #expect(titles(comparison(recorded: [recorded[1]])) == ["seed", "heads"])
  }

  private func titles(_ comparison: RunComparison) -> [String] {
    comparison.blocks(.english).flatMap { block -> [String] in
      guard case .table(let table) = block else { return [] }
      return table.columns.map(\.title.readableText)
    }
  }
}
