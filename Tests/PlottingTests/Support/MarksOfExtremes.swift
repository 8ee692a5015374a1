@testable import Plotting

/// Every mark there is, made of numbers of one's choice.
enum MarksOfExtremes {
  /// Numbers that are easily overlooked, in lists of one length.
  static let samples: [[Double]] = [
    [], [0], [1], [-1], [.nan], [.infinity], [3, 3, 3, 3], [0, 0], [1, 2, 3], [.nan, 1, 2, 5],
    [-.infinity, 2, .infinity],
    [1e-170, 2e-170, 5e-170], [1e155, 2e155, -1e155], [1e99, -1e99, 1e100], [-1e100, 1e100],
    [1, 1.0.nextUp, 1.0.nextDown],
    [1e-300, 1, 1e90], [-5, 0, 5], [.leastNonzeroMagnitude, .leastNormalMagnitude], [.greatestFiniteMagnitude, 1],
  ]

  /// Marks whose horizontal and vertical numbers are these.
  static func marks(_ x: [Double], _ y: [Double]) -> [any Mark] {
    let rising = Set(x.filter { !$0.isNaN }).sorted()
    let level = Array(y.prefix(rising.count))
    let distances = y.map { abs($0) }
    let range = y.drawableRange.flatMap { $0.lowerBound < $0.upperBound ? $0 : nil } ?? 0...1
    return [
      Band(x: x, lower: y, upper: y.reversed()), Band(over: range, lower: { $0 }, upper: { _ in x.first ?? 0 }),
      Histogram(y), Histogram(y, bins: .count(3), height: .density), Histogram(y, bins: .sturges, height: .probability),
      Histogram(y, bins: .edges([-1, 0, 8]), weights: distances.map { $0.isDrawable ? $0 : 1 }),
      Rectangles(left: x, right: x.reversed(), bottom: y, top: y.reversed(), color: .values(y)), Rectangles(y: [range]),
      HeatMap([x, y, x]), HeatMap([level], x: rising, y: [y.first ?? 0], showsValues: true),
      Raster(values: y, columns: max(y.count, 1), x: range, y: 0...1, title: "t"),
      Raster(pixels: [1, 2, 3, 4], channels: 4, columns: 1, x: range, y: range),
      ErrorBars(x: x, y: y, xError: .symmetric(distances), yError: .interval(from: y, to: y.map { $0 + abs($0) })),
      ErrorBars(categories: y.map { "\($0)" }, y: y, yError: .asymmetric(lower: distances, upper: distances)),
      BoxPlot([x, y]), BoxPlot([y, x, []], positions: [0, 1, x.first ?? 2], horizontal: true, label: "l"),
      Stems(x: x, y: y, label: "l"), Stems(x: x, y: y, base: range.upperBound),
      Steps(x: rising, y: level + Array(repeating: 0, count: rising.count - level.count), label: "l"),
      Steps(x: rising.reversed(), y: rising, position: .middle), EmpiricalDistribution(y, label: "l"),
      EmpiricalDistribution(y, complementary: true), QuantilePlot(y),
      QuantilePlot(y, against: x, reference: .leastSquares),
      QuantilePlot(y, reference: .quartiles, label: "l"),
      Arrow(from: (x.first ?? 0, y.first ?? 0), to: (x.last ?? 0, y.last ?? 0), label: "l"),
      VectorField(x: x, y: y, dx: y, dy: x, map: .viridis), VectorField(x: x, y: y, dx: x, dy: x, length: .factor(2)),
      VectorField(x: range, y: range, resolution: 3) { ($0, $1) },
      TextMark(x: x, y: y, texts: y.map { "\($0)" }, placement: .below),
    ]
  }
}
