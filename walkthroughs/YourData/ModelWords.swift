import ChapterArithmetic
import Foundation
import MixtureModels

// What the chapter says of the model it chose.

/// Where the starts of the chosen model ended.
///
/// - Parameters:
///   - starts: How many starts there were.
///   - asked: How many were asked for.
func restartWords(
  _ ends: RestartEnds, starts: Int, asked: Int, components: Int
) -> String {
  guard let chosen = ends.chosen else { return "" }
  if components == 1 {
    return "There is one way to fit one component, so one start is enough."
  }
  var sentences: [String] = []
  if starts < asked {
    sentences.append(
      "Of \(counted(asked, "start")) \(counted(asked - starts, "was", "were")) left out, since they had a group without rows."
    )
  }
  let value =
    "with a log-likelihood of \(decimals(chosen.logLikelihood, 2))"
  if starts == 1 {
    sentences.append(
      chosen.count == 1
        ? "A single start led here, \(value). Where others lead was not tried."
        : "A single start ended elsewhere; EM came here after components were moved, \(value). Where other starts lead was not tried."
    )
  } else if chosen.count == starts {
    sentences.append(
      "All \(counted(starts, "start")) ended at the same place, \(value)."
    )
  } else {
    let isHighest = ends.passedOver.isEmpty
    let place = isHighest ? "best" : "chosen"
    var parts = [
      chosen.count == 0
        ? "None of \(told(starts)) starts ended at the \(place) place, \(value): EM came there after components were moved in the best of them"
        : "\(told(chosen.count)) of \(told(starts)) starts ended at the \(place) place, \(value)"
    ]
    if let lowest = ends.lower.last {
      let count = ends.lower.count
      parts.append(
        "\(counted(count, isHighest ? "other place" : "lower place")) \(count == 1 ? "was" : "were") found, up to \(told(chosen.logLikelihood - lowest.logLikelihood, significant: 2)) lower"
      )
    }
    if let highest = ends.passedOver.first {
      let count = ends.passedOver.reduce(0) { $0 + $1.count }
      parts.append(
        "\(counted(count, "start")) ended up to \(told(highest.logLikelihood - chosen.logLikelihood, significant: 2)) higher, where a component rests on too few rows or on rows too much alike, and \(count == 1 ? "was" : "were") passed over"
      )
    }
    if ends.collapsedCount > 0 {
      parts.append("\(counted(ends.collapsedCount, "start")) collapsed")
    }
    sentences.append(parts.joined(separator: "; ") + ".")
    if chosen.count == 0 { return sentences.joined(separator: " ") }
    let share = Double(chosen.count) / Double(starts)
    let enough = Int((log(0.05) / log(1 - share)).rounded(.up))
    sentences.append(
      "At that rate \(counted(max(1, enough), "start")) \(enough > 1 ? "find" : "finds") it with a probability of 95%."
    )
  }
  return sentences.joined(separator: " ")
}

/// How the fit to all rows went.
func fitWords(_ chosen: ChosenModel, rows: Int) -> String {
  let steps = chosen.logLikelihoods.count - 1
  let end =
    chosen.converged
    ? "EM converged after \(counted(steps, "iteration"))"
    : "EM was stopped after \(counted(steps, "iteration")), before it had converged"
  return chosen.comparedAll
    ? "\(end)." : "Fitted to all \(told(rows)) rows from there, \(end)."
}

/// How the standard errors were found.
func errorWords(_ errors: ParameterErrors?, total: Int, asked: Int)
  -> String
{
  guard asked > 0 else { return "Standard errors were not asked for." }
  guard let errors else {
    return
      "There are no standard errors: hardly a sample of the rows could be fitted, since components collapsed."
  }
  return
    "The standard errors are from \(counted(errors.sampleCount, "sample")) of the rows"
    + (errors.rowCount < total
      ? ", each as large as the \(told(errors.rowCount)) rows compared, and reduced by the square root of their share"
      : "")
    + (errors.collapsedCount > 0
      ? " (\(counted(errors.collapsedCount, "other")) could not be fitted, since a component collapsed)"
      : "") + "."
}

/// How sure the model is.
func certaintyWords(_ report: PointReport, components: Int) -> String {
  if components == 1 {
    return "With one component there is nothing to be unsure of."
  }
  let total = report.certainties.count
  let counts = report.counts(between: [0, 0.6, 0.9, 1])
  func part(_ count: Int) -> String {
    if count == 0 { return "none" }
    if count == total { return "all" }
    let share = decimals(100 * Double(count) / Double(total), 1)
    return "\(told(count)) (\(share)%)"
  }
  func verb(_ count: Int, _ one: String, _ many: String) -> String {
    count <= 1 ? one : many
  }
  return
    "Of \(counted(total, "row")), \(part(counts[2])) \(verb(counts[2], "belongs", "belong")) to some component with a responsibility of 0.9 or more; "
    + "\(part(counts[0])) \(verb(counts[0], "has", "have")) less than 0.6 for any."
}

/// A row that a model makes improbable.
struct UnlikelyRow {
  /// The place among the points.
  let index: Int
  /// How many of so many rows the model leads to expect that are no more likely.
  let expected: Double
}

/// What is to be said of the least likely rows.
func unlikelyWords(_ rows: [UnlikelyRow], numbers: [Int]) -> String {
  let surprising = rows.filter { $0.expected < 0.05 }
  if surprising.isEmpty {
    return "None is less likely than a table of this size leads to expect."
  }
  // Without commas: these stand between the numbers.
  let names = surprising.map { String(numbers[$0.index]) }
  let many = surprising.count == rows.count ? " at least" : ""
  return surprising.count == 1
    ? "Row \(names[0]) is so unlikely that the model would make one like it in at most one table of twenty: look at it."
    : "\(sentence(counted(surprising.count, "row")))\(many) are so unlikely that the model would make one like each in at most one table of twenty: rows \(listed(names)). Look at them."
}

/// How known groups and components go together.
func labelWords(_ table: LabelTable?, name: String, components: Int)
  -> String
{
  guard let table else {
    return
      "No column of known groups was named. (With --set label=NAME one is compared with what was found; the fit never sees it.)"
  }
  let size =
    "The column “\(name)” divides the rows into \(counted(table.groupCount, "group"))"
    + (table.unlabeledCount > 0
      ? "; \(counted(table.unlabeledCount, "row")) \(table.unlabeledCount == 1 ? "has" : "have") no label and \(table.unlabeledCount == 1 ? "is" : "are") not compared."
      : ".")
  guard let index = table.adjustedRandIndex, table.groupCount > 1 else {
    return
      "\(size) There is nothing to compare: it takes two groups at least."
  }
  let labeled = table.counts.joined().reduce(0, +) - table.unlabeledCount
  if 2 * table.groupCount > labeled {
    return
      "\(size) Most rows are then a group of their own, and there is nothing to compare: a label is what several rows share."
  }
  if components == 1 {
    return
      "\(size) One component divides nothing, so there is nothing to compare."
  }
  let words =
    switch index {
    case ..<0.1: "hardly anything to do with each other"
    case ..<0.5: "something to do with each other, and differ in much"
    case ..<0.9: "much in common"
    default: "nearly the same division"
    }
  return
    "\(size) The adjusted Rand index of groups and components is \(decimals(index, 3)): they \(index < 0.9 ? "have" : "are") \(words)."
}
