import ChapterArithmetic
import Foundation
import MixtureModels
import Notebook

/// What other programs computed of Old Faithful's eruptions, and what is computed here of the same models.
struct OldFaithfulElsewhere {
  /// A fit by another program, as it was run once.
  struct Fit {
    let program: String
    let components: Int
    let covariances: String
    let logLikelihood: Double
    /// With the sign that it has here: the smaller, the better.
    let bic: Double
  }

  /// R 4.2.2 with mclust 6.0.0, and scikit-learn 1.9.1 (without a floor, tolerances from 1e-11 on, the best of several starts).
  static let fits = [
    Fit(
      program: "mclust (VVV)", components: 2, covariances: "full",
      logLikelihood: -1130.263960, bic: 2322.191743),
    Fit(
      program: "scikit-learn", components: 2, covariances: "full",
      logLikelihood: -1130.263960, bic: 2322.191743),
    Fit(
      program: "mclust (EEE), its choice", components: 3,
      covariances: "tied", logLikelihood: -1126.326236, bic: 2314.316296),
    Fit(
      program: "mclust (EEE), tolerance 1e-14", components: 3,
      covariances: "tied", logLikelihood: -1126.315928, bic: 2314.295678),
    Fit(
      program: "scikit-learn", components: 3, covariances: "tied",
      logLikelihood: -1126.315928, bic: 2314.295678),
  ]

  /// The two components of textbooks.
  let textbook: ChosenModel
  /// The three that share an ellipse.
  let shared: ChosenModel

  /// Fits both; nil where the table is another one, or not all of it is used.
  init?(_ table: OwnTable, seed: UInt32) throws {
    guard table.isOldFaithful, table.columns.count == 2 else { return nil }
    func fit(_ kind: CovarianceKind, _ components: Int) throws
      -> ChosenModel
    {
      let comparison = try ModelComparison(
        table.points,
        units: FittingUnits(table.columns, standardizing: false),
        options: .init(
          counts: components...components, kinds: [kind], restarts: 10,
          folds: 1, seed: seed))
      return try ChosenModel(comparison, at: (0, 0), of: table.points)
    }
    textbook = try fit(.full, 2)
    shared = try fit(.tied, 3)
  }

  /// All fits, those of this page last.
  var table: Table {
    let own = [textbook, shared].map { chosen in
      Fit(
        program: "this page", components: chosen.model.componentCount,
        covariances: chosen.model.kind.rawValue,
        logLikelihood: chosen.logLikelihood,
        bic: chosen.bic)
    }
    let all = (Self.fits + own).enumerated().sorted {
      ($0.element.components, $0.offset) < (
        $1.element.components, $1.offset
      )
    }.map(\.element)
    return Table(
      .init("program", all.map(\.program)),
      .init("components", all.map(\.components)),
      .init("covariances", all.map(\.covariances)),
      .init("log-likelihood", all.map(\.logLikelihood), decimals: 4),
      .init("BIC", all.map(\.bic), decimals: 3))
  }
}

extension OldFaithfulElsewhere {
  /// The model of textbooks, and how it compares with the one that has the smallest BIC.
  var textbookWords: String {
    let model = textbook.model
    let units = textbook.modelUnits
    func mean(_ component: Int) -> String {
      let numbers = (0..<2).map { column in
        decimals(
          units.centers[column] + units.scales[column]
            * model.means[component, column], 2 - column)
      }
      return "(\(numbers.joined(separator: ", ")))"
    }
    let gap = textbook.bic - shared.bic
    return
      "Textbooks fit two components with full covariances to these eruptions: short ones, after which the next comes soon, and long ones. "
      + "Their weights are \(decimals(model.weights[0], 2)) and \(decimals(model.weights[1], 2)), their means \(mean(0)) and \(mean(1)), and the log-likelihood is \(decimals(textbook.logLikelihood, 2)). "
      + "Three components that share one ellipse have just as many free numbers, \(told(shared.model.parameterCount)), and a BIC that is \(told(gap, significant: 2)) smaller."
  }

  /// Where the numbers of other programs differ from those here, and why.
  var differenceWords: String {
    let early = Self.fits[2]
    let late = Self.fits[3]
    return
      "R’s mclust, which compares fourteen kinds of covariance for up to nine components, chooses those three, too: its EEE is what is called tied here. "
      + "It reports BIC with the other sign, so that its best is the largest, \(decimals(-early.bic, 2)). "
      + "The log-likelihood that it reports is \(told(late.logLikelihood - early.logLikelihood, significant: 1)) below the one here, since it stops earlier unless told otherwise; with a finer tolerance both agree to all digits shown."
  }

  /// What the third component is for.
  var thirdWords: String {
    let sizes = shared.model.weights.map {
      told($0 * Double(shared.rowCount), significant: 3)
    }
    return
      "Why three? The long eruptions spread wider than the short ones, and not as an ellipse does. With one ellipse for all it takes two that overlap, of \(sizes[1]) and \(sizes[2]) eruptions, to cover them; with an ellipse for each, one larger ellipse nearly does. "
      + "Two groups or three is a question that BIC answers by a few units, and that a look at the rows leaves open."
  }
}

/// What is said of other programs where nothing is known of the table.
let elsewhereWords =
  "Of this table nothing is known here. Other programs fit the same models: R’s mclust, whose EEE, VVV, VVI and VII are what is tied, full, diagonal and spherical here, and whose BIC has the other sign; and scikit-learn’s GaussianMixture, which adds a millionth to each variance unless reg_covar says otherwise, and has one start unless n_init does. Their log-likelihoods can be compared with the one above as they are."
