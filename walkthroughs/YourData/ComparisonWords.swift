import ChapterArithmetic
import Foundation
import MixtureModels

// What the chapter says of the models it compared.

extension ModelComparison {
  private var dimensions: Int { points.columnCount }

  /// The model at a place, in words.
  func words(_ place: (kind: Int, count: Int)) -> String {
    modelWords(
      options.kinds[place.kind], components: counts[place.count],
      dimensions: dimensions)
  }

  /// What was compared, and what came to nothing.
  func scopeWords(of total: Int) -> String {
    let all = fits.joined()
    let collapsed = all.count { $0 == nil }
    let unsound = all.count { $0?.isSound == false }
    let hasGroups = counts.last.map { $0 > 1 } ?? false
    var sentences = [
      "\(sentence(counted(all.count, "model"))) \(all.count == 1 ? "is" : "are") fitted to "
        + (points.rowCount == total
          ? "the \(counted(total, "row"))"
          : "\(told(points.rowCount)) of the \(told(total)) rows, drawn at random, since all would take long")
        + ", each from \(counted(options.restarts, "start"))\(hasGroups && movesComponents ? ", and on from the best of their ends for as long as taking a component away and halving another leads higher" : "")."
    ]
    if hasGroups {
      sentences.append(
        options.restarts == 1
          ? "The start divides the rows by a hierarchy: from single rows on, the two groups are joined that the likelihood loses least by."
          : "The first start divides the rows by a hierarchy: from single rows on, the two groups are joined that the likelihood loses least by. The others come of chance."
      )
    }
    if points.rowCount < total {
      sentences.append(
        "What is chosen is what so many rows can tell; all of them might tell more components apart (--set sample=…)."
      )
    }
    if dimensions == 1 {
      sentences.append(
        "One column has no shapes: full covariances are a variance for each component, tied ones a variance for all."
      )
    }
    if let most = counts.last, options.counts.upperBound > most {
      sentences.append(
        "More than \(counted(most, "component")) cannot be had of so few rows."
      )
    }
    if collapsed > 0 {
      sentences.append(
        "Of \(counted(collapsed, "model")) every start collapsed: a covariance became singular."
      )
    }
    let unheard = zip(fits.joined(), heldOut.joined()).count {
      $0 != nil && $1 == nil
    }
    if unheard > 0, foldCount > 1 {
      sentences.append(
        "\(sentence(counted(unheard, "model"))) \(unheard == 1 ? "has" : "have") nothing to say of held-out rows: with one of the \(counted(foldCount, "part")) away, every start collapsed."
      )
    }
    if unsound > 0, unsound < all.count - collapsed {
      sentences.append(
        "\(sentence(counted(unsound, "model"))) \(unsound == 1 ? "has" : "have") components that rest on too few points, or on points too much alike, for their likelihood to mean anything. The table tells which; the choice passes them over."
      )
    } else if unsound > 0 {
      sentences.append(
        "All of them have components that rest on too few points, or on points too much alike, for their likelihood to mean much."
      )
    }
    return sentences.joined(separator: " ")
  }

  /// What was chosen, by how much, and what other criteria would have chosen.
  func choiceWords(by criterion: Criterion) -> String {
    guard let best = best(by: criterion) else { return "" }
    var sentences = [
      "\(sentence(criterion.words)) \(criterion == .heldOut ? "is largest" : "is smallest") for "
        + "\(words(best))."
    ]
    if let next = runnerUp(to: best, by: criterion) {
      sentences.append(
        "Next \(counts[next.place.count] == 1 ? "comes" : "come") \(words(next.place)), \(behind(next, best, by: criterion))."
      )
    }
    sentences.append(othersWords(than: criterion, chosen: best))
    return sentences.joined(separator: " ")
  }

  /// The next model by a criterion that is not the same by another name, and how far it is behind.
  func runnerUp(to best: (kind: Int, count: Int), by criterion: Criterion)
    -> (place: (kind: Int, count: Int), gap: Double)?
  {
    let values = values(criterion)
    let next = places(by: criterion).dropFirst().first {
      !areSame($0, best)
    }
    guard let value = values[best.kind][best.count], let next,
      let other = values[next.kind][next.count]
    else { return nil }
    return (next, other - value)
  }

  /// How far a model is behind another, as it stands behind a comma.
  private func behind(
    _ next: (place: (kind: Int, count: Int), gap: Double),
    _ best: (kind: Int, count: Int), by criterion: Criterion
  ) -> String {
    let gap = told(next.gap, significant: 2)
    switch criterion {
    case .bic: return "\(gap) behind: \(Self.weight(next.gap))"
    case .aic: return "\(gap) behind"
    case .heldOut:
      guard let first = heldOut[best.kind][best.count],
        let second = heldOut[next.place.kind][next.place.count]
      else { return "\(gap) behind" }
      return "behind by \(advantageWords(first, second))"
    }
  }

  /// By how much a row is more likely under one model than under another.
  private func advantageWords(_ first: HeldOutScore, _ second: HeldOutScore)
    -> String
  {
    let gap = first.advantage(over: second)
    return
      "\(told(gap.mean, significant: 2)) ± \(told(gap.standardError, significant: 2)) for a row"
      + (gap.mean < 2 * gap.standardError ? ", which may be chance" : "")
  }

  /// A difference of BIC in the words of Kass and Raftery (1995).
  private static func weight(_ difference: Double) -> String {
    switch difference {
    case ..<2: "hardly worth a mention"
    case ..<6: "something speaks for the first"
    case ..<10: "much speaks for the first"
    default: "nearly everything speaks for the first"
    }
  }

  private func othersWords(
    than criterion: Criterion, chosen: (kind: Int, count: Int)
  ) -> String {
    let others = Criterion.allCases.filter { $0 != criterion }.compactMap {
      other in best(by: other).map { (other, $0) }
    }
    if others.isEmpty { return "" }
    let different = others.filter { !areSame($0.1, chosen) }
    if different.isEmpty {
      return others.count == 1
        ? "\(sentence(others[0].0.words)) agrees."
        : "\(sentence(others[0].0.words)) and \(others[1].0.words) agree."
    }
    var sentences = others.filter { areSame($0.1, chosen) }.map {
      "\(sentence($0.0.words)) agrees."
    }
    for (other, place) in different {
      sentences.append(
        "\(sentence(other.words)) would choose \(words(place)).")
      guard other == .heldOut,
        let first = heldOut[place.kind][place.count],
        let second = heldOut[chosen.kind][chosen.count]
      else { continue }
      let gap = first.advantage(over: second)
      sentences.append(
        abs(gap.mean) < 1e-9
          ? "By that the two are equal."
          : "Its advantage is \(advantageWords(first, second))."
      )
    }
    return sentences.joined(separator: " ")
  }

  /// Whether two models are the same: one component shares its covariance with nobody.
  private func areSame(
    _ first: (kind: Int, count: Int), _ second: (kind: Int, count: Int)
  ) -> Bool {
    func kind(_ place: (kind: Int, count: Int)) -> CovarianceKind {
      let kind = options.kinds[place.kind]
      return counts[place.count] == 1 && kind == .tied ? .full : kind
    }
    return first.count == second.count && kind(first) == kind(second)
  }
}
