import ChapterArithmetic
import Foundation
import LinearAlgebra
import MixtureModels
import Notebook
import Plotting

// The tables of the chapter on one's own data.

/// The columns of a table, each by itself.
func columnTable(_ table: OwnTable) -> Table {
  let columns = table.columns
  func numbers(_ title: String, _ value: (ColumnSummary) -> Double)
    -> Table.Column
  {
    .init(title, columns.map(value), significant: 4)
  }
  var shown: [Table.Column] = [
    .init("column", columns.map(\.name)),
    numbers("smallest", \.minimum),
    numbers("lower quartile", \.lowerQuartile),
    numbers("median", \.median), numbers("upper quartile", \.upperQuartile),
    numbers("largest", \.maximum), numbers("mean", \.mean),
    numbers("deviation", \.deviation),
    .init("distinct values", columns.map(\.distinctCount)),
  ]
  if table.missingCounts.contains(where: { $0 > 0 }) {
    shown.append(.init("missing", table.missingCounts))
  }
  return Table(columns: shown)
}

/// The components: weights, rows, and means, each with its standard error.
func componentTable(
  _ chosen: ChosenModel, _ model: GaussianMixture,
  _ errors: ParameterErrors?
) -> Table {
  let numbers = Array(1...model.componentCount)
  var columns: [Table.Column] = [
    .init("component", numbers),
    .init("weight", model.weights, decimals: 3),
    .init("±", numbers.map { errors?.weights[$0 - 1] }, decimals: 3),
    .init("rows", chosen.support.map(\.pointCount), decimals: 1),
  ]
  for (index, column) in chosen.units.columns.enumerated() {
    let spread = chosen.units.isStandardized ? 1 : column.deviation
    let places = decimalCount(ofSpread: spread)
    let means = model.means.column(index)
    let deviations = numbers.map { errors?.means[$0 - 1, index] }
    columns += [
      .init(
        "mean of \(plainMarkdown(column.name))", means, decimals: places,
        significant: places == nil ? 5 : nil),
      .init(
        "±", deviations, decimals: places.map { $0 + 1 },
        significant: places == nil ? 2 : nil),
    ]
  }
  return Table(columns: columns)
}

/// The covariances of the components, or the one that all share, a row a pair of columns.
func covarianceTable(
  _ chosen: ChosenModel, _ model: GaussianMixture,
  _ errors: ParameterErrors?
) -> Table {
  let names = chosen.units.columns.map(\.name)
  let isShared = model.kind == .tied
  let isDiagonal = model.kind == .diagonal || model.kind == .spherical
  let matrices = model.covarianceMatrices
  var places: [(component: Int, i: Int, j: Int)] = []
  for component in 0..<(isShared ? 1 : model.componentCount) {
    for i in names.indices {
      for j in i..<(isDiagonal ? i + 1 : names.count) {
        places.append((component, i, j))
      }
    }
  }
  return Table(
    .init(
      "component",
      places.map { isShared ? "all" : "\($0.component + 1)" }),
    .init("of", places.map { names[$0.i] }),
    .init("and", places.map { names[$0.j] }),
    .init(
      "covariance", places.map { matrices[$0.component][$0.i, $0.j] },
      significant: 4),
    .init(
      "±",
      places.map { errors?.covariances[$0.component][$0.i, $0.j] },
      significant: 2),
    .init(
      "deviation, correlation",
      places.map { component, i, j in
        let matrix = matrices[component]
        let root = matrix[i, i].squareRoot()
        return i == j
          ? root : matrix[i, j] / root / matrix[j, j].squareRoot()
      }, significant: 4))
}

/// The least likely rows with their values.
func unlikelyTable(
  _ table: OwnTable, _ report: PointReport, _ rows: [UnlikelyRow]
) -> Table {
  let shown = table.columns.prefix(6).enumerated().map { index, column in
    Table.Column(
      plainMarkdown(column.name),
      rows.map { table.points[$0.index, index] }, significant: 6)
  }
  return Table(
    columns: [.init("row", rows.map { table.rowNumbers[$0.index] })] + shown
      + [
        .init("component", rows.map { report.labels[$0.index] + 1 }),
        .init(
          "log-density", rows.map { report.logDensities[$0.index] },
          decimals: 2),
        .init("expected", rows.map(\.expected), significant: 2),
      ])
}

/// How many groups a table of groups shows at most.
private let mostGroups = 50

/// Groups and components; of very many groups the first.
func groupTable(_ groups: LabelTable) -> Table {
  let components = groups.counts.first?.count ?? 0
  return Table(
    columns: [
      .init(
        "group",
        groups.groups.prefix(mostGroups).map {
          $0.isEmpty ? "(no label)" : $0
        })
    ]
      + (0..<components).map { component in
        .init(
          "component \(component + 1)",
          groups.counts.prefix(mostGroups).map { $0[component] })
      })
}

/// What a table of groups shows.
func groupCaption(_ groups: LabelTable) -> String {
  groups.groups.count > mostGroups
    ? "Rows by group and component: the first \(told(mostGroups)) of \(told(groups.groups.count)) groups."
    : "Rows by group and component."
}

/// What a figure of pairs of columns leaves out.
func pairWords(_ columns: PlottedColumns) -> String {
  let count = columns.titles.count
  guard count > 4 else { return "" }
  return
    " Of the \(counted(count, "column")) it has the first four: others come first with --set columns=…"
}

/// What is seen of a model in how many dimensions.
func modelCaption(_ columns: PlottedColumns) -> String {
  switch columns.titles.count {
  case 1:
    "The density of each component times its weight, their sum, and the histogram."
  case 2:
    "Each component’s ellipses are one and two deviations from its mean; within the lines are 50, 90 and 99% of the rows."
  default:
    "Each component’s ellipses are one and two deviations from its mean, seen along the other columns."
  }
}

/// How many doubts there are.
func doubtWords(_ doubts: [Doubt]) -> String {
  doubts.isEmpty
    ? "Of the usual reasons for doubt none was found: components have rows enough, are not flat and lie apart, starts agree, no model is worse than one with fewer components, and the choice is not close and lies within what was compared. What the table does not say (how it came about, whether its rows are independent), no fit can tell."
    : "\(sentence(counted(doubts.count, "reason"))) for doubt \(doubts.count == 1 ? "was" : "were") found. None of them makes the numbers above wrong; each makes them mean less."
}
