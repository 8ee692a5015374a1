import ChapterArithmetic

// Doubts about what lies close: another model that is as good, components about the same place.

/// A model that is hardly worse than the one that was chosen.
func closenessDoubts(
  _ comparison: ModelComparison, by criterion: ModelComparison.Criterion
) -> [Doubt] {
  guard criterion != .heldOut, let best = comparison.best(by: criterion),
    let next = comparison.runnerUp(to: best, by: criterion), next.gap < 2
  else { return [] }
  return [
    Doubt(
      subject: "the choice",
      text:
        "\(sentence(comparison.words(next.place))) \(comparison.counts[next.place.count] == 1 ? "is" : "are") only \(told(next.gap, significant: 2)) behind: the table does not decide between the two."
    )
  ]
}

/// Components that lie within each other.
func overlapDoubts(_ chosen: ChosenModel) -> [Doubt] {
  let pairs = chosen.nearPairs(within: 1)
  guard let nearest = pairs.map(\.distance).min() else { return [] }
  return [
    Doubt(
      subject: pairs.count == 1
        ? "components \(pairNames(pairs))" : "components about one place",
      text:
        pairs.count == 1
        ? "Their means are \(told(nearest, significant: 2)) of their deviation apart. They may well be one group that no Gaussian describes, with long tails or a slope to one side, and not two."
        : "The means of \(counted(pairs.count, "pair")) of components are less than their deviation apart (\(pairNames(pairs))). They may well be groups that no Gaussian describes, with long tails or a slope to one side, and fewer than there are components."
    )
  ]
}

private func pairNames(_ pairs: [ChosenModel.NearPair]) -> String {
  let names = pairs.prefix(8).map { "\($0.first + 1) and \($0.second + 1)" }
  return names.joined(separator: "; ")
    + (pairs.count > 8 ? "; …" : "")
}
