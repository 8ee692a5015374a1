import ChapterArithmetic
import Foundation
import LinearAlgebra
import MixtureFiles
import MixtureModels
import Notebook
import NumPyRandom
import Plotting
import Tables

struct YourData: Chapter {
  static let name = "your-data"
  static let title = "Your own data"
  static let summary = """
    A table of measurements, the mixtures that describe it, and how far to \
    believe them. Give it a table of your own; without one it takes the \
    eruptions of Old Faithful.
    """
  static let cover: String? = "model"

  @Parameter("The table.") var data = TableChoice.oldFaithful
  @Parameter("Columns of numbers, by name; none named: all.")
  var columns: [String] = []
  @Parameter("A column that is only compared with what is found.")
  var label = ""
  @Parameter("How many components are compared.", in: 1...50)
  var components = 1...8
  @Parameter("The kinds of covariance that are compared.")
  var covariances = CovarianceChoice.all
  @Parameter("What chooses among them.")
  var criterion = ModelComparison.Criterion.bic
  @Parameter("Whether each column is divided by its deviation first.")
  var standardize = false
  @Parameter("What becomes of rows in which a value is missing.")
  var missing = ColumnSelection.MissingValues.drop
  @Parameter("Seed of the random numbers.", in: 0...4_294_967_295)
  var seed = 0
  @Parameter("How many starts each model has.", in: 1...1000)
  var restarts = 10
  @Parameter("In how many parts rows are held out.", in: 2...100)
  var folds = 5
  @Parameter(
    "How many samples standard errors are from; 0: there are none.",
    in: 0...10_000)
  var bootstraps = 200
  @Parameter(
    "The most rows that models are compared on.", in: 100...10_000_000)
  var sample = 10_000
  @Parameter("Whether the first line of the file names the columns.")
  var header = TableOptions.Header.detected
  @Parameter("What stands between cells.")
  var separator = SeparatorChoice.detected
  @Parameter("What stands before decimals.")
  var decimal = DecimalChoice.detected
  @Parameter("What stands between thousands.")
  var thousands = ThousandsChoice.none
  @Parameter("Further texts that stand for missing values, such as -999.")
  var missingTexts: [String] = []

  func run() throws {
    //: ## The table
    //:
    //: The chapters before knew from which cloud each point was drawn. Of the rows of
    //: this table nobody knows. The chapter reads it, fits mixtures to it, and says what
    //: can be said; its sentences are written from the numbers, so they hold for
    //: whatever table it was run with:
    //:
    //: ```sh
    //: swift run walkthrough run your-data \
    //:     --set data=measurements.csv --output my-report
    //: ```
    //:
    //: `swift run walkthrough list your-data` tells what else can be set.
    let table = try OwnTable(request)
    let points = table.points
    record("told.table", table.words)
    record("told.gaps", table.gaps)
    print(points.shape)

    //: \(told.table)
    //:
    //: \(told.gaps)
    record("data.rowCount", table.rowCount)
    record("data.pointCount", points.rowCount)
    record("data.missingCount", table.rowCount - points.rowCount)
    record("data.columns", table.columns.map(\.name))
    record("data.minimum", table.columns.map(\.minimum))
    record("data.maximum", table.columns.map(\.maximum))
    record("data.mean", table.columns.map(\.mean))
    record("data.deviation", table.columns.map(\.deviation))
    show(
      "columns", caption: "The columns, each by itself.",
      columnTable(table))

    var random = RandomState(seed: UInt32(seed))
    let shown = points.selectingRows(
      drawnRows(2000, of: points.rowCount, using: &random))
    let plotted = PlottedColumns(table.columns)
    record(
      "told.shown",
      partWords(shown: shown.rowCount, of: points.rowCount)
        + pairWords(plotted))
    show(
      "points", caption: #"The rows of the table.\(told.shown)"#,
      pointsFigure(plotted, shown, title: "What is to be described"))

    //: ## How many components, of which shape?
    //:
    //: As [in two dimensions](em-2d#section:which-shape-and-how-many), every number
    //: of components is tried with every kind of covariance. Three numbers say how
    //: good a model is: BIC and AIC, which charge for each parameter, and how likely
    //: it finds rows that it was not fitted to. For the last one the rows are divided
    //: into parts, and each part is held out once.
    let units = FittingUnits(table.columns, standardizing: standardize)
    let compared = points.selectingRows(
      drawnRows(sample, of: points.rowCount, using: &random))
    let comparison = try ModelComparison(
      compared, units: units,
      options: .init(
        counts: components, kinds: covariances.kinds, restarts: restarts,
        folds: folds, seed: UInt32(seed)))
    guard let best = comparison.best(by: criterion) else {
      throw NoModel(
        componentCount: components.lowerBound, rowCount: compared.rowCount)
    }
    record("told.scope", comparison.scopeWords(of: points.rowCount))
    record("told.choice", comparison.choiceWords(by: criterion))

    //: \(told.scope)
    record("components.counts", comparison.counts)
    record(
      "covariance.kinds", comparison.options.kinds.map(\.rawValue))
    record("aic.values", comparison.fits.map { $0.map { $0?.aic } })
    record("bic.values", comparison.fits.map { $0.map { $0?.bic } })
    record(
      "heldOut.values", comparison.heldOut.map { $0.map { $0?.mean } })
    record(
      "heldOut.standardErrors",
      comparison.heldOut.map { $0.map { $0?.standardError } })
    show(
      "criteria",
      caption: """
        How far each model is behind the best, by three criteria, on the \
        scale of twice a log-likelihood: linear up to 10, logarithmic beyond.
        """,
      criteriaFigure(comparison))
    show(
      "models",
      caption: "All models, the best first, with *p* free parameters.",
      modelTable(comparison, by: criterion))

    //: \(told.choice)
    //:
    //: A small difference of BIC means little: less than 2 is hardly worth a
    //: mention, more than 10 leaves little doubt.[^kass-1995] And a choice among these
    //: models is no more than that. That components are groups of any kind, or that
    //: there *are* groups, no criterion can say.
    //:
    //: ## The model
    let chosen = try ChosenModel(comparison, at: best, of: points)
    let model = try units.reported(chosen.model)
    let ends = RestartEnds(
      chosen.ends, chosenEnd: chosen.chosenEnd, gap: ChosenModel.sameEnd)
    record(
      "told.restarts",
      restartWords(
        ends, starts: chosen.ends.count, asked: restarts,
        components: model.componentCount))
    record("told.fit", fitWords(chosen, rows: points.rowCount))
    print(model.kind, model.weights)

    //: \(told.restarts) \(told.fit)
    record("components.chosen", model.componentCount)
    record("covariance.kind", model.kind.rawValue)
    record("logLikelihood", chosen.logLikelihood)
    record("logLikelihood.byIteration", chosen.logLikelihoods)
    record("restarts.logLikelihoods", chosen.ends)
    show(
      "log-likelihood",
      caption: "The log-likelihood after each iteration of the chosen fit.",
      iterationsFigure(chosen))
    show(
      "restarts", caption: "Where the starts ended.",
      Table(
        .init(
          "log-likelihood", ends.ends.map(\.logLikelihood), decimals: 3),
        .init("starts", ends.ends.map(\.count))))

    let file = try MixtureFile(
      mixture: model, columns: table.columns.map(\.name),
      columnKinds: table.columnKinds,
      standardization: units.standardization(),
      pointCount: points.rowCount, logLikelihood: chosen.logLikelihood)
    let assigned = AssignedRows(file, table)
    let report = assigned.report
    record("told.model", modelCaption(plotted))
    try show(
      "model", caption: #"The chosen model on the rows. \(told.model)"#
    ) {
      let contours =
        table.columns.count == 2
        ? try mixtureContours(
          plotted, chosen, logDensities: report.logDensities,
          shares: [0.5, 0.9, 0.99]) : nil
      return try modelFigure(
        plotted, chosen, points: shown, contours: contours,
        title: "The model")
    }
    if table.columns.count > 2 {
      show(
        "profile",
        caption: """
          The components’ means, in deviations of the columns from the mean \
          of all rows.
          """,
        profileFigure(chosen, plotted.titles))
    }

    //: How far may its numbers be off? Draw as many rows as there are, with
    //: replacement, fit the model to them, and do that many times: the spread of
    //: what comes out is the error of what came out first (the *bootstrap*[^basford-1997]).
    //: Each fit starts from the model, and its components are matched to the
    //: model's by the assignment that moves them least, since a component has no
    //: name by which it would be the same in two fits.
    let errors = try ParameterErrors(
      chosen, rows: compared, total: points.rowCount, count: bootstraps,
      seed: UInt32(seed))
    record(
      "told.errors",
      errorWords(errors, total: points.rowCount, asked: bootstraps))

    //: \(told.errors)
    record("weights", model.weights)
    record("means", model.means.rows)
    record("covariances", model.covarianceMatrices.map(\.rows))
    record("weights.standardErrors", errors?.weights)
    record("means.standardErrors", errors?.means.rows)
    record(
      "covariances.standardErrors", errors?.covariances.map(\.rows))
    show(
      "components",
      caption: "The components, with standard errors behind their numbers.",
      componentTable(chosen, model, errors))
    show(
      "covariances", caption: "Their covariances.",
      covarianceTable(chosen, model, errors))

    //: ## How sure is it?
    record(
      "told.certainty",
      certaintyWords(report, components: model.componentCount))

    //: \(told.certainty)
    record(
      "certainty.counts",
      report.counts(between: [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99, 1]))
    show(
      "certainty",
      caption: """
        The largest responsibility of each row; the number of rows on a \
        logarithmic scale, so that few are seen.
        """,
      certaintyFigure(report, components: model.componentCount))

    //: A row can belong to a component for certain and yet be unlike all rows: a
    //: mixture has no way to say [“none of them”](em-2d#section:asking-about-a-new-point).
    //: Its density says so. How unusual the lowest are, points tell that the model
    //: makes itself.
    let tail = try TailShares(
      chosen, drawing: 100_000, seed: UInt32(seed))
    let unlikely = report.leastLikely(10).map {
      UnlikelyRow(
        index: $0,
        expected: Double(points.rowCount)
          * tail.share(below: report.logDensities[$0]))
    }
    record(
      "told.unlikely", unlikelyWords(unlikely, numbers: table.rowNumbers))
    record("unlikely.rows", unlikely.map { table.rowNumbers[$0.index] })
    record(
      "unlikely.logDensities",
      unlikely.map { report.logDensities[$0.index] })
    record("unlikely.expected", unlikely.map(\.expected))
    show(
      "unlikely",
      caption: """
        The least likely rows, by their numbers in the file. *Expected*: how \
        many rows no more likely the model would make in a table of this size.
        """,
      unlikelyTable(table, report, unlikely))

    //: \(told.unlikely)
    //:
    //: ## Beside known groups
    let groups =
      label.isEmpty
      ? nil
      : LabelTable(
        labels: table.labels, components: report.labels,
        componentCount: model.componentCount)
    record(
      "told.groups",
      labelWords(
        groups, name: label, components: model.componentCount))

    //: \(told.groups)
    if let groups {
      record("label.adjustedRandIndex", groups.adjustedRandIndex)
      record("told.groupCaption", groupCaption(groups))
      show(
        "groups", caption: #"\(told.groupCaption)"#, groupTable(groups))
    }

    //: ## What to doubt
    let found = doubts(
      comparison, by: criterion, chosen, ends, table: table)
    record("told.doubts", doubtWords(found))
    record("doubts", found.map { "\($0.subject): \($0.text)" })

    //: \(told.doubts)
    if !found.isEmpty {
      show(
        "doubts", caption: "What speaks against believing the fit.",
        Table(
          .init("about", found.map(\.subject)),
          .init("what was found", found.map(\.text))))
    }

    //: ## Beside other programs
    let elsewhere = try OldFaithfulElsewhere(table, seed: UInt32(seed))
    record("told.textbook", elsewhere?.textbookWords ?? elsewhereWords)
    record("told.difference", elsewhere?.differenceWords ?? "")
    record("told.third", elsewhere?.thirdWords ?? "")

    //: \(told.textbook)
    //:
    //: \(told.difference)
    //:
    //: \(told.third)
    if let elsewhere {
      show(
        "elsewhere",
        caption: """
          Old Faithful by other programs, as they were run once, and here.
          """,
        elsewhere.table)
    }

    //: ## To take along
    //:
    //: The model, and what it says of each row, are files beside this page. The same
    //: program applies a model to the rows of another table, as many as there are.
    //: For one that is written as this one is:
    print(predictCommand)

    attach(
      "model.json",
      caption: """
        The mixture with the names of its columns, in numbers that read back \
        exactly.
        """, file.json())
    attach(
      "assignments.csv",
      caption: """
        For each row of the table its component, the responsibilities, and \
        the logarithm of the density; empty for rows that were left out.
        """, assigned.csv)

    //: All of this was computed on one machine, in its memory. Of very many rows
    //: models are compared on some, and the one chosen is fitted to all. A table that no one machine can hold has no place
    //: here; Spark's MLlib has a `GaussianMixture`, with full covariances, that many
    //: machines fit together.
    //:
    //: ## What we learned
    //:
    //: - A criterion chooses among the models that it is shown. Show it several
    //:   kinds and numbers, say which, and look at those that came close.
    //: - A fit without errors, restarts and a look at its least likely rows is half
    //:   a fit.
    //: - What a component rests on decides what it means: count its rows before
    //:   giving it a name.
  }
}
