/// Compares what two reports were made from: the files that parameters named, which are not part of a report.
enum DataComparison {
  /// The files that have changed from one report to the other.
  static func differences(_ old: [ChapterOutcome], _ new: [ChapterOutcome]) -> [Difference] {
    new.flatMap(\.withRuns).flatMap { chapter -> [Difference] in
      let before = old.flatMap(\.withRuns).first { $0.name == chapter.name }?.parameters?.files ?? []
      return (chapter.parameters?.files ?? []).filter { file in
        before.contains { $0.parameter == file.parameter && $0.path == file.path && $0.sha256 != file.sha256 }
      }.map { file in
        Difference(
          .data, "\(chapter.name)/",
          "the file \(file.path) of the parameter \(file.parameter) has changed since the report was made")
      }
    }
  }
}

extension ChapterOutcome {
  /// Takes over what two reports are not compared in line by line: fonts, which are told once, and what the report was
  /// made with.
  mutating func takeWhatIsToldOtherwise(from outcomes: [ChapterOutcome]) {
    let former = outcomes.first { $0.name == name }
    fonts = former?.fonts
    parameters = former?.parameters
    runs = runs.map { runs in
      runs.map { run in
        var run = run
        run.takeWhatIsToldOtherwise(from: former?.runs ?? [])
        return run
      }
    }
  }
}
