import Datasets
import Foundation
import LinearAlgebra
import MixtureModels
import NumPyRandom
import Testing

@testable import ChapterArithmetic

/// What is said of a fit: errors, unlikely rows, ends of starts, known groups.
struct FitReportTests {
  private func normal(_ count: Int, seed: UInt32 = 5) -> Matrix {
    var random = RandomState(seed: seed)
    return Matrix(column: (0..<count).map { _ in 10 + 2 * random.standardNormal() })
  }

  private func fit(_ points: Matrix, compared: Matrix? = nil, components: Int = 1) throws -> ChosenModel {
    let names = (0..<points.columnCount).map { "x\($0)" }
    let comparison = try ModelComparison(
      compared ?? points, units: FittingUnits(ColumnSummary.columns(of: points, names: names), standardizing: false),
      options: .init(counts: components...components, kinds: [.full], restarts: 4, folds: 1, seed: 0))
    return try ChosenModel(comparison, at: (0, 0), of: points)
  }

  /// With one component the error of the mean is σ/√n, that of the variance about σ²√(2/n).
  @Test func `standard errors of one component are those of the books`() throws {
    let points = normal(400)
    let errors = try #require(
      try ParameterErrors(fit(points), rows: points, total: 400, count: 1000, seed: 0))
    let deviation = ColumnSummary(name: "x", points.column(0)).deviation
    #expect(abs(errors.means[0, 0] / (deviation / 20) - 1) < 0.1)
    #expect(abs(errors.covariances[0][0, 0] / (deviation * deviation * (2.0 / 400).squareRoot()) - 1) < 0.2)
    #expect(errors.weights == [0])
    #expect(errors.sampleCount == 1000 && errors.collapsedCount == 0)
  }

  @Test func `errors from some of the rows are reduced to those of all`() throws {
    let all = normal(8000)
    let some = all.selectingRows(Array(stride(from: 0, to: 8000, by: 16)))
    let chosen = try fit(all, compared: some)
    #expect(!chosen.comparedAll && chosen.rowCount == 8000)
    let errors = try #require(try ParameterErrors(chosen, rows: some, total: 8000, count: 400, seed: 0))
    let deviation = ColumnSummary(name: "x", all.column(0)).deviation
    #expect(abs(errors.means[0, 0] / (deviation / 8000.0.squareRoot()) - 1) < 0.15)
    // The fit to all is that of all.
    #expect(
      abs(chosen.modelUnits.centers[0] + chosen.modelUnits.scales[0] * chosen.model.means[0, 0] - all.sum / 8000) < 1e-9
    )
  }

  /// In two dimensions the log-density falls off exponentially: P(log p < log p(0) - d) = exp(-d).
  @Test func `shares of the tail go on beyond the points that were drawn`() throws {
    var random = RandomState(seed: 8)
    let points = Matrix(rows: (0..<500).map { _ in [random.standardNormal(), random.standardNormal()] })
    let chosen = try fit(points)
    let tail = try TailShares(chosen, drawing: 100_000, seed: 1)
    let matrix = chosen.model.covarianceMatrices[0]
    let determinant = matrix[0, 0] * matrix[1, 1] - matrix[0, 1] * matrix[1, 0]
    let top = -log(2 * .pi) - log(determinant) / 2 - chosen.modelUnits.logVolume
    for distance in [1.0, 3, 6, 10, 14] {
      let share = tail.share(below: top - distance)
      #expect(abs(log(share) + distance) < (distance < 4 ? 0.03 : 0.6), "\(distance): \(share)")
    }
    #expect(tail.share(below: top + 1) == 1)
    #expect(TailShares([1, 1, 1]).share(below: 0) == 0)
  }

  @Test func `the least likely rows are those that sorting finds`() {
    var random = RandomState(seed: 2)
    let values = (0..<1000).map { _ in (10 * random.standardNormal()).rounded() }
    let report = PointReport(
      labels: [Int](repeating: 0, count: 1000), certainties: values.map { abs($0) / 40 }, logDensities: values)
    let expected = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    for count in [0, 1, 7, 1000, 2000] { #expect(report.leastLikely(count) == Array(expected.prefix(count))) }
    let bounds = [0, 0.25, 0.5, 1]
    let counts = report.counts(between: bounds)
    #expect(counts[1] == values.count { abs($0) >= 10 && abs($0) < 20 })
    #expect(counts.reduce(0, +) == 1000)
  }

  @Test func `ends that are close are one`() {
    let ends = RestartEnds([-10, nil, -10.005, -12, -9.999, nil, -12.5], chosenEnd: -9.999, gap: 0.01)
    #expect(ends.ends.map(\.count) == [3, 1, 1])
    #expect(ends.ends.map(\.logLikelihood) == [-9.999, -12, -12.5])
    #expect(ends.collapsedCount == 2)
    #expect(ends.chosen?.count == 3 && ends.passedOver.isEmpty && ends.lower.count == 2)
  }

  @Test func `the end that was chosen is not always the highest`() {
    let ends = RestartEnds([-8, -10, -10.005, -12, -7], chosenEnd: -10.005, gap: 0.01)
    #expect(ends.chosen?.count == 2 && ends.chosen?.logLikelihood == -10)
    #expect(ends.passedOver.map(\.logLikelihood) == [-7, -8])
    #expect(ends.lower.map(\.logLikelihood) == [-12])
    #expect(RestartEnds([nil], chosenEnd: nil, gap: 0.01).chosen == nil)
  }

  /// Three rows in a line far off draw some starts to a spike, which is higher and passed over.
  @Test func `the chosen end is that of the model, though a spike ends higher`() throws {
    var random = RandomState(seed: 1)
    var rows = (0..<60).map { _ in [random.standardNormal(), random.standardNormal()] }
    rows += [[9, 9], [9.5, 9.5], [10, 10.000001]]
    let points = Matrix(rows: rows)
    let units = FittingUnits(ColumnSummary.columns(of: points, names: ["a", "b"]), standardizing: false)
    let comparison = try ModelComparison(
      points, units: units, options: .init(counts: 2...2, kinds: [.full], restarts: 40, folds: 1, seed: 0))
    let chosen = try ChosenModel(comparison, at: (0, 0), of: points)
    let end = chosen.chosenEnd
    #expect(abs(end - chosen.logLikelihood) < 1e-9)
    let highest = chosen.ends.compactMap(\.self).max() ?? 0
    #expect(chosen.support.allSatisfy(\.isSound) == (end < highest) || end == highest)
  }

  @Test func `components about one place are told, in deviations of theirs`() throws {
    var random = RandomState(seed: 3)
    let points = Matrix(
      rows: (0..<400).map { index in
        let width = index % 2 == 0 ? 1.0 : 6
        return [width * random.standardNormal(), width * random.standardNormal()]
      })
    let near = try fit(points, components: 2).nearPairs(within: 1)
    #expect(near.count == 1 && near[0].first == 0 && near[0].second == 1)
    // In one dimension the distance is the gap over the root of the mean variance.
    let line = normal(300)
    let two = Matrix(column: line.elements.enumerated().map { $1 + ($0 % 3 == 0 ? 20 : 0) })
    let apart = try fit(two, components: 2)
    #expect(apart.nearPairs(within: 1).isEmpty)
    let pair = try #require(apart.nearPairs(within: 100).first)
    let model = apart.model
    let variance = (model.covarianceMatrices[0][0, 0] + model.covarianceMatrices[1][0, 0]) / 2
    #expect(abs(pair.distance - abs(model.means[0, 0] - model.means[1, 0]) / variance.squareRoot()) < 1e-9)
  }

  /// scikit-learn's `adjusted_rand_score` of the five rows that have a label.
  @Test func `groups and components are counted`() {
    let table = LabelTable(
      labels: ["a", "a", "b", "b", "", "", "", "a"], components: [0, 0, 1, 1, 1, 2, 2, 2], componentCount: 4)
    #expect(table.groups == ["a", "b", ""])
    #expect(table.counts == [[2, 0, 1, 0], [0, 2, 0, 0], [0, 1, 2, 0]])
    #expect(abs((table.adjustedRandIndex ?? .nan) - 0.5454545454545454) < 1e-12)
    #expect(table.unlabeledCount == 3 && table.groupCount == 2)
    let none = LabelTable(labels: ["", "", "a"], components: [0, 1, 0], componentCount: 2)
    #expect(none.adjustedRandIndex == nil && none.groupCount == 1)
  }

  @Test func `what rounding makes is no component`() throws {
    // Whole numbers: a component within one of them is narrower than the step.
    let points = Matrix(column: (0..<60).map { Double($0 % 6) })
    let units = FittingUnits(ColumnSummary.columns(of: points, names: ["x"]), standardizing: false)
    let narrow = try GaussianMixture(weights: [0.5, 0.5], means: [0, 0], variances: [1e-4, 1])
    let support = units.support(of: narrow, pointCount: 60)
    #expect(support.map(\.columnsBelowStep) == [["x"], []])
    #expect(support.map(\.isSound) == [false, true])
    #expect(support.map(\.pointCount) == [30, 30])
    #expect(!support[1].isThin && support[1].parameterCount == 2)
  }
}
