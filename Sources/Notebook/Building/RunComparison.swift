/// The page that compares the runs of a chapter: a table with a row a run and a column a value.
struct RunComparison {
  /// A run and what became of it.
  struct Run {
    var plan: PlannedRun
    var outcome: ChapterOutcome
    /// `nil` where the run said nothing.
    var summary: RunSummary?
  }

  let chapter: PlannedChapter
  let runs: [Run]

  /// The name of the table's file.
  private static let file = "runs.csv"
  /// As many digits as it takes to compare; the file has all.
  private static let significantDigits = 6
  /// A longer text is no value to compare at a glance.
  private static let longestText = 60

  /// The names of the columns behind the parameters, in the order in which they were first recorded.
  private var names: [String] {
    var seen: Set<String> = []
    return runs.flatMap { $0.summary?.scalars ?? [] }.filter { scalar in
      if case .string(let text) = scalar.value, text.count > Self.longestText { return false }
      return seen.insert(scalar.name).inserted
    }.map(\.name)
  }

  /// All columns: the name, and the value of each run.
  private var columns: [(name: String, values: [RecordedValue?])] {
    chapter.compared.map { name in (name, runs.map { value(of: name, in: $0) }) }
      + names.map { name in (name, runs.map { run in run.summary?.scalars.first { $0.name == name }?.value }) }
  }

  /// What a parameter was in a run, also where the run did not begin.
  private func value(of parameter: String, in run: Run) -> RecordedValue {
    run.summary?.parameters.first { $0.name == parameter }.flatMap { state in
      switch state.value {
      // A list is one value here.
      case .array, .object, .missing: nil
      default: state.value
      }
    } ?? .string(run.plan.settings.first { $0.name == parameter }?.text ?? "")
  }

  /// The values for `values.json`: those of the parameters and the recorded ones, each with an element a run.
  var values: [NamedValue] {
    let compared = Set(chapter.compared)
    return columns.map { name, values in
      NamedValue(
        name: compared.contains(name) ? "parameters.\(name)" : name, value: .array(values.map { $0 ?? .missing }))
    }
  }

  /// The blocks of the page.
  func blocks(_ words: Words) -> [DocumentBlock] {
    let table = Table(
      columns: columns.map { name, values in
        Table.Column(
          title: "`\(name)`", values: values.map { $0 ?? .missing },
          notation: NumberNotation(.significant(Self.significantDigits)))
      })
    var block = TableBlock(
      number: nil, name: nil, caption: [],
      columns: zip(columns, table.columns).map { column, shown in
        TableBlock.Column(title: [.code(column.name)], isNumeric: shown.isNumeric)
      }, table: table)
    block.file = Self.file
    block.runs = runs.map(\.plan.name)
    return [.prose([.heading(level: 2, [.text(words(.runs))], anchor: "runs")]), .table(block)]
      + failures.map(DocumentBlock.failure)
  }

  /// What is wrong with the runs, each finding once.
  var failures: [ChapterFailure] {
    var told: Set<String> = []
    return runs.flatMap(\.outcome.failures).filter { told.insert($0.description).inserted }
  }

  /// The parameters as the page tells them: of those that differ all values.
  var parameters: [ParameterState] {
    guard let states = runs.compactMap(\.summary?.parameters).first(where: { !$0.isEmpty }) else { return [] }
    return states.map { state in
      guard chapter.compared.contains(state.name) else { return state }
      var state = state
      var texts: [String] = []
      for run in runs {
        let text = run.plan.settings.first { $0.name == state.name }?.text ?? ""
        if !texts.contains(where: { isSame($0, text) }) { texts.append(text) }
      }
      state.text = (texts.count <= 8 ? texts : texts.prefix(3) + ["…"] + texts.suffix(1)).joined(separator: ", ")
      return state
    }
  }
}
