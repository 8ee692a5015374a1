import ChapterArithmetic
import Foundation
import MixtureModels
import Notebook
import Plotting

/// How far each model is behind the best by each criterion, all on the scale of twice a log-likelihood.
func criteriaFigure(_ comparison: ModelComparison) -> Figure {
  let criteria = ModelComparison.Criterion.allCases.filter {
    comparison.best(by: $0) != nil
  }
  return Figure(
    "How far behind the best",
    panels: criteria.map { criterion in
      let values = comparison.values(criterion)
      let best = values.joined().compactMap { $0 }.min() ?? 0
      return Panel(criterion.title) {
        for (kind, row) in zip(comparison.options.kinds, values) {
          let known = row.indices.filter { row[$0] != nil }
          if !known.isEmpty {
            Line(
              x: known.map { Double(comparison.counts[$0]) },
              y: known.compactMap { row[$0].map { $0 - best } },
              points: true, label: kind.rawValue)
          }
        }
      }
    }, columns: 3,
    x: Axis(
      "components",
      ticks: comparison.counts.count > 5
        ? .automatic : .values(comparison.counts.map(Double.init))),
    y: Axis(
      "behind the best", scale: .symmetricLogarithmic(threshold: 10),
      includesZero: true),
    size: FigureSize(width: 760, height: 400))
}

extension ModelComparison.Criterion {
  /// As a figure is headed.
  var title: String {
    switch self {
    case .bic: "BIC"
    case .aic: "AIC"
    case .heldOut: "held-out rows"
    }
  }

  /// As a sentence begins.
  var words: String {
    switch self {
    case .bic: "BIC"
    case .aic: "AIC"
    case .heldOut: "the log-likelihood of held-out rows"
    }
  }
}

/// All models, the best by a criterion first.
func modelTable(
  _ comparison: ModelComparison, by criterion: ModelComparison.Criterion
) -> Table {
  let places = comparison.places(by: criterion)
  let fits = places.map { comparison.fits[$0.kind][$0.count] }
  let heldOut = places.map { comparison.heldOut[$0.kind][$0.count] }
  let remarks = places.map { remark(comparison, at: $0) }
  return Table(
    columns: [
      .init("components", places.map { comparison.counts[$0.count] }),
      .init(
        "shape",
        places.map { comparison.options.kinds[$0.kind].rawValue }),
      .init("p", fits.map { $0?.parameterCount }),
      .init("log-likelihood", fits.map { $0?.logLikelihood }, decimals: 2),
      .init("BIC", fits.map { $0?.bic }, decimals: 1),
      .init("AIC", fits.map { $0?.aic }, decimals: 1),
      .init("held-out row", heldOut.map { $0?.mean }, decimals: 3),
      .init("±", heldOut.map { $0?.standardError }, decimals: 3),
    ] + (remarks.contains { !$0.isEmpty } ? [.init("remark", remarks)] : [])
  )
}

/// What keeps a model out of the choice, or tells that it is not the best of its kind.
private func remark(
  _ comparison: ModelComparison, at place: (kind: Int, count: Int)
) -> String {
  guard let fit = comparison.fits[place.kind][place.count] else {
    return "every start collapsed"
  }
  if fit.isSound {
    return comparison.unfinishedCounts(ofKind: place.kind).contains(
      comparison.counts[place.count]) ? "search not at its end" : ""
  }
  let weak = fit.support.count { !$0.isSound }
  return "\(counted(weak, "component")) without points enough"
}

/// The log-likelihood after each iteration of the chosen model.
func iterationsFigure(_ chosen: ChosenModel) -> Figure {
  let values = chosen.logLikelihoods
  // The start is often far below the picture; where nothing follows it, it is all there is to see.
  let climb = (values.last ?? 0) - (values.dropFirst().first ?? 0)
  let shown = climb > 0.01 ? Array(values.dropFirst()) : values
  return Figure(
    "The log-likelihood never falls", x: Axis("iteration"),
    y: Axis("log-likelihood")
  ) {
    Line(
      y: shown, from: values.count - shown.count,
      points: shown.count <= 60)
  }
}

/// How sure the model is of the component of each row.
func certaintyFigure(_ report: PointReport, components: Int) -> Figure {
  // Twentieths, from the smallest that the largest of so many can be.
  let edges = (20 / max(components, 2)...20).map { Double($0) / 20 }
  // A single bar says nothing of how high it is.
  let isOneBar =
    edges.dropLast().count { edge in
      report.certainties.contains {
        $0 >= edge && ($0 < edge + 0.05 || edge > 0.94)
      }
    } == 1
  let rows = Double(report.certainties.count)
  return Figure(
    "How sure the model is", x: Axis("largest responsibility of a row"),
    y: Axis(
      "rows", scale: .logarithmic,
      domain: isOneBar ? 0.8...(1.25 * max(rows, 1)) : nil)
  ) { Histogram(report.certainties, bins: .edges(edges)) }
}

/// What sets components of many columns apart: their means in deviations of the columns.
func profileFigure(_ chosen: ChosenModel, _ titles: [String]) -> Figure {
  let units = chosen.modelUnits
  let columns = chosen.units.columns
  let values = (0..<chosen.model.componentCount).map { component in
    columns.indices.map { index in
      (units.centers[index] - columns[index].mean
        + units.scales[index] * chosen.model.means[component, index])
        / columns[index].deviation
    }
  }
  let largest = values.joined().reduce(0.1) { max($0, abs($1)) }
  return Figure(
    "Where the components lie", x: Axis("component"), y: Axis("column")
  ) {
    HeatMap(
      columns.indices.map { index in values.map { $0[index] } },
      columns: AxisCoordinates(
        names: values.indices.map { "\($0 + 1)" }),
      rows: AxisCoordinates(names: titles),
      colors: ColorScale(
        .diverging, domain: -largest...largest, center: 0,
        title: "deviations from the mean"),
      showsValues: values.count <= 8)
  }
}
