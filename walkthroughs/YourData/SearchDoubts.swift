import ChapterArithmetic
import MixtureModels

// Doubts about the search: models that are not the best of their kind, and shapes that had no chance.

extension ModelComparison {
  /// The numbers of components, of a kind, whose fit is worse than one with fewer: the best there is cannot be.
  ///
  /// - Parameter kind: the index of the kind.
  func unfinishedCounts(ofKind kind: Int) -> [Int] {
    var best = -Double.infinity
    return zip(counts, fits[kind]).compactMap { count, fit in
      guard let fit else { return nil }
      defer { best = max(best, fit.logLikelihood) }
      return fit.logLikelihood < best - ChosenModel.sameEnd ? count : nil
    }
  }
}

/// Models that another search would find better.
func searchDoubts(_ comparison: ModelComparison) -> [Doubt] {
  let found = comparison.options.kinds.indices.compactMap { kind in
    let counts = comparison.unfinishedCounts(ofKind: kind)
    return counts.isEmpty
      ? nil
      : "\(comparison.options.kinds[kind].rawValue) with \(listed(counts.map(String.init)))"
  }
  if found.isEmpty { return [] }
  let more = min(1000, 10 * comparison.options.restarts)
  return [
    Doubt(
      subject: "the search",
      text:
        "Some models are worse than one of the same kind with fewer components: \(found.joined(separator: "; ")). At its best none can be, so there are better ones of these than \(counted(comparison.options.restarts, "start")) found"
        + (more > comparison.options.restarts
          ? ": say --set restarts=\(more)." : ".")
    )
  ]
}

/// Circles or spheres in a table whose columns vary by very different amounts.
func unitDoubts(_ comparison: ModelComparison, table: OwnTable) -> [Doubt] {
  let deviations = table.columns.map(\.deviation)
  guard let largest = deviations.max(), let smallest = deviations.min(),
    comparison.options.kinds.contains(.spherical),
    table.columns.count > 1, !comparison.units.isStandardized,
    largest > 5 * smallest
  else { return [] }
  let ratio = told(largest / smallest, significant: 2)
  return [
    Doubt(
      subject: "units",
      text:
        "\(table.columns.count == 2 ? "Circles" : "Spheres") have one width for all columns, and the widest column varies \(ratio) times as much as the narrowest: the others hardly count."
        + " Say --set standardize=true to compare them in units of each column’s own deviation."
    )
  ]
}
