import LinearAlgebra
import MixtureModels
import NumPyRandom

/// Mixtures of several numbers of components and kinds of covariance, fitted to the same rows.
public struct ModelComparison: Sendable {
  /// By what a model is chosen.
  public enum Criterion: String, CaseIterable, Sendable {
    /// The smallest Bayesian information criterion.
    case bic
    /// The smallest of Akaike's criterion.
    case aic
    /// The largest mean log-likelihood of rows that were held out.
    case heldOut
  }

  /// What is compared, and how hard it is searched for.
  public struct Options: Sendable {
    /// The numbers of components.
    public var counts: ClosedRange<Int>
    /// The kinds of covariance.
    public var kinds: [CovarianceKind]
    /// How many starts each model has.
    public var restarts: Int
    /// In how many parts rows are held out.
    public var folds: Int
    /// The seed of all random numbers.
    public var seed: UInt32

    /// All that is compared.
    public init(
      counts: ClosedRange<Int>, kinds: [CovarianceKind], restarts: Int,
      folds: Int, seed: UInt32
    ) {
      self.counts = counts
      self.kinds = kinds
      self.restarts = restarts
      self.folds = folds
      self.seed = seed
    }
  }

  /// The rows that were compared, in the table's units.
  public let points: Matrix
  /// In which units they were fitted.
  public let units: FittingUnits
  /// What was asked for.
  public let options: Options
  /// The numbers of components for which there are points enough.
  public let counts: [Int]
  /// The best model of each kind (a row) and number of components (a column); nil where all starts collapsed.
  public let fits: [[CandidateFit?]]
  /// The same models on rows that they had not seen.
  public let heldOut: [[HeldOutScore?]]
  /// The number of parts in which rows were held out.
  public let foldCount: Int

  /// Fits and compares.
  ///
  /// In one dimension there are two kinds only, a variance for each component (`full`) or one for all (`tied`).
  ///
  /// Throws `MixtureError` where points are unsound.
  public init(
    _ points: Matrix, units: FittingUnits, options: Options
  ) throws {
    var options = options
    if points.columnCount == 1 {
      options.kinds = options.kinds.filter { $0 == .full || $0 == .tied }
      if options.kinds.isEmpty { options.kinds = [.full] }
    }
    let counts = options.counts.filter { $0 <= points.rowCount }
    let task = ComparisonTask(
      points: points, units: units, options: options, counts: counts)
    let folds = Folds(
      rowCount: points.rowCount, count: options.folds, seed: options.seed)
    self.points = points
    self.units = units
    self.options = options
    self.counts = counts
    foldCount = folds.parts.count
    fits = try task.fits()
    heldOut =
      folds.parts.count > 1
      ? try task.heldOut(folds)
      : options.kinds.map { _ in counts.map { _ in nil } }
  }

  /// Whether components were moved from the best end of each model's starts: not where rows are many.
  public var movesComponents: Bool {
    ComponentMoves.areTried(rowCount: points.rowCount)
  }

  /// The models that rest on points enough, or all if none does, best first by a criterion, then the others, then those of
  /// which nothing is known; equal ones in their order.
  public func places(by criterion: Criterion) -> [(kind: Int, count: Int)] {
    var places: [(kind: Int, count: Int, group: Int, value: Double)] = []
    for kind in fits.indices {
      for count in counts.indices {
        let value = value(criterion, kind, count)
        let isSound = fits[kind][count]?.isSound == true
        places.append(
          (kind, count, value == nil ? 2 : isSound ? 0 : 1, value ?? 0))
      }
    }
    return places.enumerated().sorted {
      ($0.element.group, $0.element.value, $0.offset)
        < ($1.element.group, $1.element.value, $1.offset)
    }.map { ($0.element.kind, $0.element.count) }
  }

  /// The best model by a criterion; nil where there is none.
  public func best(by criterion: Criterion) -> (kind: Int, count: Int)? {
    places(by: criterion).first.flatMap {
      value(criterion, $0.kind, $0.count) == nil ? nil : $0
    }
  }

  /// What is to be small, on the scale of twice a log-likelihood of all rows compared: of models that rest on points enough,
  /// or of all if none does.
  public func values(_ criterion: Criterion) -> [[Double?]] {
    let sound = fits.joined().contains { $0?.isSound == true }
    return fits.indices.map { kind in
      counts.indices.map { count in
        fits[kind][count]?.isSound == true || !sound
          ? value(criterion, kind, count) : nil
      }
    }
  }

  private func value(_ criterion: Criterion, _ kind: Int, _ count: Int)
    -> Double?
  {
    switch criterion {
    case .bic: fits[kind][count]?.bic
    case .aic: fits[kind][count]?.aic
    case .heldOut:
      fits[kind][count] == nil
        ? nil
        : heldOut[kind][count].map {
          -2 * Double(points.rowCount) * $0.mean
        }
    }
  }
}

/// The work of a comparison.
private struct ComparisonTask: Sendable {
  let points: Matrix
  let units: FittingUnits
  let options: ModelComparison.Options
  let counts: [Int]

  /// Points in the units of each kind.
  private func inUnits(_ points: Matrix) -> [CovarianceKind: Matrix] {
    Dictionary(
      uniqueKeysWithValues: options.kinds.map {
        ($0, units.units(for: $0).numbers(of: points))
      })
  }

  func fits() throws -> [[CandidateFit?]] {
    let points = inUnits(points)
    let distances = units.forDistances.numbers(of: self.points)
    let starts = try StartingDivisions(
      of: distances, unscaled: units.unscaled.numbers(of: self.points),
      groups: counts.last ?? 1, count: options.restarts,
      seed: options.seed)
    let divisions = try inParallel(counts.count) { index in
      try starts.divisions(groups: counts[index])
    }
    let search = CandidateSearch(
      units: units, starts: options.restarts,
      hasSecondRound: self.points.rowCount <= 1000,
      movesComponents: ComponentMoves.areTried(
        rowCount: self.points.rowCount),
      finalists: 3,
      tolerance: self.points.rowCount > 2000 ? 1e-7 : 1e-8,
      lastTolerance: self.points.rowCount > 2000 ? 1e-7 : 1e-10,
      limit: self.points.rowCount > 2000 ? 2000 : 5000)
    let kinds = options.kinds
    // The largest models first, so that no processor is left with them in the end.
    let cells = try inParallel(kinds.count * counts.count) { index in
      let place = counts.count - 1 - index / kinds.count
      let kind = kinds[index % kinds.count]
      return try points[kind].flatMap {
        try search.best(
          $0, kind: kind, groups: counts[place],
          divisions: divisions[place])
      }
    }
    return kinds.indices.map { kind in
      counts.indices.map { place in
        cells[(counts.count - 1 - place) * kinds.count + kind]
      }
    }
  }

  func heldOut(_ folds: Folds) throws -> [[HeldOutScore?]] {
    let search = CandidateSearch(
      units: units, starts: 2, finalists: 1, tolerance: 1e-6,
      lastTolerance: 1e-6, limit: 500)
    let kinds = options.kinds
    let parts = folds.parts.count
    let starts = try inParallel(parts) { part in
      let seen = points.selectingRows(folds.seen(without: part))
      return try StartingDivisions(
        of: units.forDistances.numbers(of: seen),
        unscaled: units.unscaled.numbers(of: seen),
        groups: counts.last ?? 1, count: search.starts, seed: options.seed)
    }
    let found = try inParallel(counts.count * parts) { index in
      let place = counts.count - 1 - index / parts
      let part = index % parts
      let seen = points.selectingRows(folds.seen(without: part))
      guard counts[place] <= seen.rowCount else {
        return [[Double]?](repeating: nil, count: kinds.count)
      }
      return try search.heldOutDensities(
        seen: inUnits(seen),
        held: inUnits(points.selectingRows(folds.parts[part])),
        kinds: kinds, groups: counts[place],
        divisions: starts[part].divisions(groups: counts[place]))
    }
    return kinds.indices.map { kind in
      counts.indices.map { place in
        let start = (counts.count - 1 - place) * parts
        var values: [Double] = []
        for part in 0..<parts {
          guard let some = found[start + part][kind] else { return nil }
          values += some
        }
        return HeldOutScore(values)
      }
    }
  }
}
