import ChapterArithmetic
import Foundation
import MixtureModels

/// A reason to believe a fit less than it looks.
struct Doubt {
  /// What it is about.
  let subject: String
  /// What was found, and what it means.
  let text: String
}

/// All reasons for doubt that can be told from the numbers.
func doubts(
  _ comparison: ModelComparison, by criterion: ModelComparison.Criterion,
  _ chosen: ChosenModel, _ ends: RestartEnds, table: OwnTable
) -> [Doubt] {
  columnDoubts(table)
    + unitDoubts(comparison, table: table)
    + searchDoubts(comparison)
    + closenessDoubts(comparison, by: criterion)
    + choiceDoubts(comparison, chosen)
    + restartDoubts(comparison, chosen, ends)
    + componentDoubts(chosen) + overlapDoubts(chosen)
}

private func columnDoubts(_ table: OwnTable) -> [Doubt] {
  var found: [Doubt] = []
  for column in table.columns where column.isNumbering {
    found.append(
      Doubt(
        subject: "column “\(column.name)”",
        text:
          "Its values are \(told(column.distinctCount)) numbers with the same step between them, each once: it looks like a numbering of the rows. Leave it out with --set columns=\(columnsSetting(table.columns.filter { $0.name != column.name }))"
      ))
  }
  let rows = table.points.rowCount
  let few = table.columns.filter {
    $0.distinctCount <= 10 && rows > 20
      || $0.distinctCount <= 20 && rows >= 20 * $0.distinctCount
  }
  for column in few {
    found.append(
      Doubt(
        subject: "column “\(column.name)”",
        text:
          "It has only \(counted(column.distinctCount, "different value")). A density describes values that vary without gaps; here components may only find the values."
      ))
  }
  return found
}

/// Columns as `--set columns=` takes them; dots where that would be long, or would need quotes.
private func columnsSetting(_ columns: [ColumnSummary]) -> String {
  let isPlain = columns.allSatisfy {
    $0.name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
  return isPlain && (1...8).contains(columns.count)
    ? columns.map(\.name).joined(separator: ",") : "…"
}

private func choiceDoubts(
  _ comparison: ModelComparison, _ chosen: ChosenModel
) -> [Doubt] {
  var found: [Doubt] = []
  let count = chosen.model.componentCount
  if comparison.counts.count > 1 {
    if count == comparison.counts.last {
      found.append(
        Doubt(
          subject: "the number of components",
          text: comparison.options.counts.upperBound > count
            ? "It is as large as the number of rows allows."
            : "\(count) is the largest that was compared: more might be better still."
              + (count < 50
                ? " Say --set components=1...\(min(50, 2 * count))." : "")
        ))
    } else if count == comparison.counts.first, count > 1 {
      found.append(
        Doubt(
          subject: "the number of components",
          text:
            "\(count) is the smallest that was compared: fewer might do. Say --set components=1...\(min(50, 2 * count))."
        ))
    }
  }
  let rows = comparison.points.rowCount
  let dimensions = comparison.points.columnCount
  for (kind, fits) in zip(comparison.options.kinds, comparison.fits)
  where kind == .full && dimensions > 1 {
    // Of more components there are other reasons for it.
    guard fits.allSatisfy({ $0 == nil }),
      rows <= dimensions || comparison.counts.first == 1
    else { continue }
    found.append(
      Doubt(
        subject: "the columns",
        text: rows <= dimensions
          ? "There are \(counted(rows, "row")) for \(counted(dimensions, "column")): too few for any ellipse that is not along the axes."
          : "No model with full covariances could be fitted: it seems that some columns can be computed from others. Leave those out with --set columns=…"
      ))
  }
  let all = chosen.rowCount
  if chosen.model.parameterCount > all {
    found.append(
      Doubt(
        subject: "the number of parameters",
        text:
          "The model has \(told(chosen.model.parameterCount)) free numbers for \(counted(all, "row")). It can say nothing of the rows that is not more about itself."
      ))
  } else if chosen.model.parameterCount * 5 > all {
    found.append(
      Doubt(
        subject: "the number of parameters",
        text:
          "The model has \(told(chosen.model.parameterCount)) free numbers for \(counted(all, "row")): fewer than five rows for each."
      ))
  }
  if !chosen.converged {
    found.append(
      Doubt(
        subject: "convergence",
        text:
          "EM was stopped before the log-likelihood had settled. The parameters may still move."
      ))
  }
  return found
}

private func restartDoubts(
  _ comparison: ModelComparison, _ chosen: ChosenModel,
  _ ends: RestartEnds
) -> [Doubt] {
  let starts = chosen.ends.count
  guard chosen.model.componentCount > 1, let end = ends.chosen else {
    return []
  }
  let more = min(1000, 10 * starts)
  let advice = more > starts ? ": say --set restarts=\(more)" : ""
  if starts == 1 {
    return [
      Doubt(
        subject: "the starts",
        text:
          "There was one start only, and others may lead to better places\(advice)."
      )
    ]
  }
  var found: [Doubt] = []
  if 2 * end.count < starts {
    found.append(
      Doubt(
        subject: "the starts",
        text:
          "\(end.count == 0 ? "None" : "Only \(told(end.count))") of \(told(starts)) starts ended at the chosen place. There may be better ones still\(advice)."
      ))
  }
  let passedOver = ends.passedOver.reduce(0) { $0 + $1.count }
  if passedOver > 0 {
    found.append(
      Doubt(
        subject: "the starts",
        text:
          "\(told(passedOver)) of \(told(starts)) starts ended higher, where a component rests on too few rows or on rows too much alike. They were passed over; with fewer components there would be none."
      ))
  }
  if 2 * ends.collapsedCount >= starts {
    found.append(
      Doubt(
        subject: "the starts",
        text:
          "\(told(ends.collapsedCount)) of \(told(starts)) starts collapsed: a component closed in on points too few or too much alike. Fewer components, or covariances of a simpler kind, are safer."
      ))
  }
  return found
}

private func componentDoubts(_ chosen: ChosenModel) -> [Doubt] {
  var found: [Doubt] = []
  let thin = chosen.support.indices.filter { chosen.support[$0].isThin }
  if thin.count > 3,
    let least = thin.map({ chosen.support[$0].pointCount }).min()
  {
    found.append(
      Doubt(
        subject: "components \(listed(thin.map { String($0 + 1) }))",
        text:
          "They rest on fewer than two rows for each of their numbers, the least of them on \(told(least, significant: 3)) rows."
      ))
  }
  for (index, support) in chosen.support.enumerated() {
    let subject = "component \(index + 1)"
    if support.isThin, thin.count <= 3 {
      found.append(
        Doubt(
          subject: subject,
          text:
            "It rests on \(told(support.pointCount, significant: 3)) rows, fewer than two for each of its \(counted(support.parameterCount, "number"))."
        ))
    }
    if support.isNearlySingular {
      found.append(
        Doubt(
          subject: subject,
          text:
            "It is nearly flat: in one direction its deviation is \(told(support.narrowest, significant: 2)) of that of all rows. Its density there is a spike, and the log-likelihood says more of the spike than of the rows."
        ))
    }
    if !support.columnsBelowStep.isEmpty {
      found.append(
        Doubt(
          subject: subject,
          text:
            "In \(listed(support.columnsBelowStep.map { "“\($0)”" })) it is narrower than the step in which values are given: it has found rounded values, not a group."
        ))
    }
  }
  return found
}
