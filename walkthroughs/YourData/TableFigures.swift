import ChapterArithmetic
import Foundation
import LinearAlgebra
import MixtureModels
import Plotting

// The figures of the chapter on one's own data: the same for any table, as far as its number of columns allows.

/// The points as they are: a histogram of one column, or a scatter of each pair of columns.
func pointsFigure(
  _ columns: PlottedColumns, _ points: Matrix, title: String
)
  -> Figure
{
  pairsFigure(columns, title: title) { x, y in
    guard let y else {
      return [Histogram(columns.values(points, x), height: .density)]
    }
    return [
      Points(
        x: columns.values(points, x), y: columns.values(points, y),
        color: .constant(.muted))
    ]
  }
}

/// The chosen model on the points: in one dimension its curves, in two its contours and ellipses, in more the ellipses that
/// its components have in each pair of columns.
func modelFigure(
  _ columns: PlottedColumns, _ chosen: ChosenModel, points: Matrix,
  contours: Contours?, title: String
) throws -> Figure {
  let responsibilities = try chosen.responsibilities(of: points)
  let labels = responsibilities.rows.map { row in
    row.indices.max { row[$0] < row[$1] } ?? 0
  }
  let count = chosen.model.componentCount
  // More than four components have colors that come again, and shapes that tell them apart.
  let color: PointColor =
    count > 4 ? .series(labels) : .blend(responsibilities.rows)
  return pairsFigure(columns, title: title) { x, y in
    guard let y else {
      return mixtureCurves(
        columns, chosen, values: columns.values(points, x))
    }
    let pointMarks: [any Mark] = [
      Points(
        x: columns.values(points, x), y: columns.values(points, y),
        color: color, opacity: columns.pairs.count > 1 ? 0.3 : 0.8)
    ]
    let contourMarks: [any Mark] = contours.map { [$0] } ?? []
    return pointMarks + contourMarks
      + (0..<count).flatMap { component -> [any Mark] in
        let mean = (
          x: columns.mean(chosen, component, x),
          y: columns.mean(chosen, component, y)
        )
        return [
          Ellipse(
            mean: mean,
            covariance: (
              columns.covariance(chosen, component, x, x),
              columns.covariance(chosen, component, x, y),
              columns.covariance(chosen, component, y, y)
            ), color: .series(component)),
          TextMark(
            "\(component + 1)", x: mean.x, y: mean.y, fontSize: 15),
        ]
      }
  }
}

/// Lines of equal density of a mixture of two columns, within which the given shares of the rows lie.
func mixtureContours(
  _ columns: PlottedColumns, _ chosen: ChosenModel, logDensities: [Double],
  shares: [Double]
) throws -> Contours {
  let steps = 160
  func places(_ column: Int) -> [Double] {
    let range = columns.range(column, chosen)
    let width = range.upperBound - range.lowerBound
    return (0...steps).map {
      range.lowerBound + width * Double($0) / Double(steps)
    }
  }
  let (x, y) = (places(0), places(1))
  let heights = try chosen.logDensities(
    x: columns.inTable(x, 0), y: columns.inTable(y, 1))
  let sorted = logDensities.sorted()
  let top = sorted.last ?? 0
  let levels = shares.map { share in
    sorted[min(sorted.count - 1, Int((1 - share) * Double(sorted.count)))]
  }
  // As shares of the largest, so that no density is too small or too large for a figure.
  return Contours(
    x: x, y: y, values: heights.map { $0.map { exp($0 - top) } },
    levels: .values(levels.map { exp($0 - top) }.sorted()), color: .muted,
    label: "density")
}

/// A figure for each pair of columns, or for the only one.
private func pairsFigure(
  _ columns: PlottedColumns, title: String,
  _ marks: (_ x: Int, _ y: Int?) -> [any Mark]
) -> Figure {
  let pairs = columns.pairs
  guard let first = pairs.first else {
    return Figure(title, x: Axis(columns.titles[0]), y: Axis("density")) {
      marks(0, nil)
    }
  }
  guard pairs.count > 1 else {
    return Figure(
      title, x: Axis(columns.titles[first.x]),
      y: Axis(columns.titles[first.y])
    ) { marks(first.x, first.y) }
  }
  return Figure(
    title,
    panels: pairs.map { pair in
      Panel("\(columns.titles[pair.y]) over \(columns.titles[pair.x])") {
        marks(pair.x, pair.y)
      }
    }, columns: 3, scales: .free, size: .wide)
}

/// The values' histogram, the weighted density of each component, and their sum.
private func mixtureCurves(
  _ columns: PlottedColumns, _ chosen: ChosenModel, values: [Double]
) -> [any Mark] {
  let components = (0..<chosen.model.componentCount).map { component in
    (
      weight: chosen.model.weights[component],
      mean: columns.mean(chosen, component, 0),
      variance: columns.covariance(chosen, component, 0, 0)
    )
  }
  func density(_ index: Int, _ x: Double) -> Double {
    let (weight, mean, variance) = components[index]
    let distance = (x - mean) * (x - mean) / variance
    return weight * exp(-distance / 2)
      / (2 * Double.pi * variance).squareRoot()
  }
  let range = columns.range(0, chosen)
  let peaks = components.map(\.mean).filter(range.contains).sorted()
  let parts: [any Mark] = components.indices.map { index in
    Curve(
      over: range, including: peaks, color: .series(index), fill: true,
      label: "component \(index + 1)"
    ) { density(index, $0) }
  }
  let bars: [any Mark] = [
    Histogram(values, height: .density, color: .muted, opacity: 0.2)
  ]
  guard components.count > 1 else { return bars + parts }
  let sum: [any Mark] = [
    Curve(over: range, including: peaks, color: .ink, label: "sum") { x in
      components.indices.reduce(0) { $0 + density($1, x) }
    }
  ]
  return bars + parts + sum
}
