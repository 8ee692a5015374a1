import LinearAlgebra
import MixtureModels

/// The model of a comparison that was chosen, run from all its starts to their ends, and fitted to all rows.
public struct ChosenModel: Sendable {
  /// The log-likelihoods at the ends of all starts on the rows compared, in the order of the starts; nil where one
  /// collapsed.
  public let ends: [Double?]
  /// The log-likelihood of the model on the rows compared: not always the highest end, since one whose components rest on points
  /// enough is preferred, and not always that of a start, since from the best one components are moved.
  public let chosenEnd: Double
  /// The model, in the units of its kind, components sorted by their means.
  public let model: GaussianMixture
  /// The number of all rows.
  public let rowCount: Int
  /// Whether the rows that were compared are all rows.
  public let comparedAll: Bool
  /// The log-likelihood of all rows, at the start and after each iteration, in the table's units.
  public let logLikelihoods: [Double]
  /// Whether EM has converged on all rows.
  public let converged: Bool
  /// The log-likelihood of all rows.
  public let logLikelihood: Double
  /// What each component rests on.
  public let support: [ComponentSupport]
  /// The units.
  public let units: FittingUnits
  /// The units of the model's kind, in which its parameters are.
  public var modelUnits: ColumnUnits { units.units(for: model.kind) }

  /// How close ends have to be to count as the same.
  public static let sameEnd = 0.01

  /// The Bayesian criterion for all rows.
  public var bic: Double {
    InformationCriterion.bic(
      logLikelihood: logLikelihood, parameterCount: model.parameterCount,
      pointCount: Double(rowCount))
  }

  /// Runs the chosen model from all its starts, and the best end on all rows if only a part of them was compared.
  ///
  /// - Parameters:
  ///   - place: the row and column of the model in the comparison.
  ///   - points: all rows, in the table's units.
  public init(
    _ comparison: ModelComparison, at place: (kind: Int, count: Int),
    of points: Matrix
  ) throws {
    let kind = comparison.options.kinds[place.kind]
    let groups = comparison.counts[place.count]
    let units = comparison.units
    let compared = units.units(for: kind).numbers(of: comparison.points)
    let starts = try StartingDivisions(
      of: units.forDistances.numbers(of: comparison.points),
      unscaled: units.unscaled.numbers(of: comparison.points),
      groups: groups, count: comparison.options.restarts,
      seed: comparison.options.seed
    ).divisions(groups: groups)
    let tolerance = compared.rowCount > 2000 ? 1e-8 : 1e-10
    let limit = compared.rowCount > 2000 ? 2000 : 10_000
    func candidate(_ fit: Fit) -> CandidateFit {
      CandidateFit(fit, units: units, rowCount: compared.rowCount)
    }
    let runs = try inParallel(groups == 1 ? 1 : starts.count) { index in
      try startingModel(
        compared, division: starts[index], groups: groups, kind: kind
      ).flatMap {
        try climb(
          compared, from: $0, tolerance: tolerance, limit: limit)
      }
    }
    let candidates = runs.map { $0.map(candidate) }
    ends = candidates.map { $0?.logLikelihood }
    var best: Int?
    for (index, candidate) in candidates.enumerated() {
      guard let candidate else { continue }
      if let former = best.flatMap({ candidates[$0] }),
        !candidate.isBetter(than: former)
      {
        continue
      }
      best = index
    }
    guard let best, var fit = runs[best] else {
      throw NoModel(componentCount: groups, rowCount: compared.rowCount)
    }
    if comparison.movesComponents {
      let moves = ComponentMoves(
        points: compared, units: units, tolerance: tolerance, limit: limit)
      fit = try moves.improved(fit) ?? fit
      // The search moved components in another end, which may have led farther.
      if let found = comparison.fits[place.kind][place.count],
        found.isBetter(than: candidate(fit)),
        found.logLikelihood > candidate(fit).logLikelihood + Self.sameEnd
          || !candidate(fit).isSound,
        let farther = try climb(
          compared, from: found.model, tolerance: tolerance, limit: limit)
      {
        fit = farther
      }
    }
    chosenEnd = candidate(fit).logLikelihood
    if points.rowCount > compared.rowCount {
      let all = units.units(for: kind).numbers(of: points)
      let whole = try climb(
        all, from: fit.model, tolerance: 1e-7, limit: 300,
        threadCount: nil)
      guard let whole else {
        throw NoModel(componentCount: groups, rowCount: compared.rowCount)
      }
      fit = whole
    }
    let volume =
      Double(points.rowCount) * units.units(for: kind).logVolume
    rowCount = points.rowCount
    comparedAll = points.rowCount == compared.rowCount
    model = fit.model.sortedByMean()
    logLikelihoods = fit.logLikelihoods.map { $0 - volume }
    logLikelihood = fit.logLikelihood - volume
    converged = fit.converged
    support = units.support(of: model, pointCount: points.rowCount)
    self.units = units
  }
}

/// No start of a model came to an end.
public struct NoModel: Error, Equatable, CustomStringConvertible {
  /// How many components it was to have.
  public let componentCount: Int
  /// How many rows there were for them.
  public let rowCount: Int

  /// Says how many components it was to have, of how many rows.
  public init(componentCount: Int, rowCount: Int) {
    self.componentCount = componentCount
    self.rowCount = rowCount
  }

  /// What is wrong, and what to do.
  public var description: String {
    if componentCount > rowCount {
      return
        "There are \(rowCount) rows to fit to, and \(componentCount) components at least were asked for: say --set components=1...\(rowCount), or fewer."
    }
    return
      "No start of \(componentCount) components came to an end: their covariances became singular. Columns that depend on "
      + "each other, or values that are all alike, leave no room for a density: use fewer columns or components, or "
      + "--set covariances=diagonal."
  }
}
