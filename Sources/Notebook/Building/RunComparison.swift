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

  /// A column of the table.
  private struct Column {
    var title: String
    /// The name in `values.json`.
    var key: String
    /// One a run.
    var values: [RecordedValue]
  }

  /// The parameters that differ, then what was recorded.
  ///
  /// A parameter with the name of a recorded value is told apart from it.
  private var columns: [Column] {
    let recorded = names
    return chapter.compared.map { name in
      let key = RunParameters.prefix + name
      return Column(
        title: recorded.contains { isSame($0, name) } ? key : name, key: key,
        values: runs.map { value(of: name, in: $0) })
    }
      + recorded.map { name in
        Column(
          title: name, key: name,
          values: runs.map { run in run.summary?.scalars.first { isSame($0.name, name) }?.value ?? .missing })
      }
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
  var values: [NamedValue] { columns.map { NamedValue(name: $0.key, value: .array($0.values)) } }

  /// The blocks of the page.
  func blocks(_ words: Words) -> [DocumentBlock] {
    let columns = columns
    let table = Table(
      columns: columns.map { column in
        Table.Column(
          title: "`\(column.title)`", values: column.values,
          notation: NumberNotation(.significant(Self.significantDigits)))
      })
    var block = TableBlock(
      number: nil, name: nil, caption: [],
      columns: zip(columns, table.columns).map { column, shown in
        TableBlock.Column(title: [.code(column.title)], isNumeric: shown.isNumeric)
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
