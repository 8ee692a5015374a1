import ChapterArithmetic
import Foundation
import LinearAlgebra
import MixtureFiles
import MixtureModels
import Testing

@testable import Notebook
@testable import walkthroughs

/// The chapter on one's own data, run on other tables than its own.
@Suite(.serialized)
struct YourDataRunTests {
  /// The rows of a fixture whose cells are numbers, or nothing.
  private func rows(_ name: String, separator: Character = ",", columns: Int) throws -> [[Double?]] {
    try String(contentsOf: fixture(name), encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: separator, omittingEmptySubsequences: false).prefix(columns).map { Double($0) }
    }
  }

  @Test func `the model and the assignments are those of the table, and groups are compared`() throws {
    let run = try YourDataRun(["data=\(fixture("heights.csv").path)", "label=group", "components=2"])
    #expect(run.outcome.failures.isEmpty, "\(run.outcome.failures)")
    let model = try run.model()
    #expect(model.columns == ["height", "weight"])
    #expect(model.pointCount == 120)
    #expect(model.json() == Array(try run.text("model.json").utf8))
    guard case .array(let weights)? = try run.values()["weights"] else { throw CocoaError(.coderValueNotFound) }
    #expect(zip(weights, model.mixture.weights).allSatisfy { if case .number($1) = $0 { true } else { false } })

    let points = try rows("heights.csv", columns: 2).map { $0.compactMap { $0 } }
    let assignments = try run.assignments()
    #expect(assignments.count == points.count)
    var logLikelihood = 0.0
    for (index, (point, line)) in zip(points, assignments).enumerated() {
      let said = model.mixture.responsibilities(at: point)
      #expect(line.count == 5 && line[0] == "\(index + 1)")
      #expect(line[1] == (said[0] >= said[1] ? "1" : "2"))
      for (text, value) in zip(line[2...3], said) { #expect(abs((Double(text) ?? .nan) - value) < 1e-12) }
      logLikelihood += Double(line[4]) ?? .nan
    }
    #expect(abs(logLikelihood - (try run.number("logLikelihood"))) < 1e-8)
    let index = try run.number("label.adjustedRandIndex")
    let labels = try String(contentsOf: fixture("heights.csv"), encoding: .utf8).split(whereSeparator: \.isNewline)
      .dropFirst().map { $0.hasSuffix("a") ? 0 : 1 }
    #expect(abs(index - adjustedRandIndex(labels, assignments.map { Int($0[1]) ?? 0 })) < 1e-12)
    #expect(run.outcome.files.contains("your-data/groups.csv"))
  }

  @Test func `rows with missing values are counted, and have empty cells`() throws {
    let run = try YourDataRun(["data=\(fixture("missing.tsv").path)", "components=1"])
    #expect(run.outcome.failures.isEmpty, "\(run.outcome.failures)")
    let cells = try rows("missing.tsv", separator: "\t", columns: 2)
    let incomplete = cells.indices.filter { cells[$0].contains(nil) }
    #expect(incomplete.count == 13)
    #expect(try run.number("data.rowCount") == 120)
    #expect(try run.number("data.missingCount") == 13)
    #expect(try run.number("data.pointCount") == 107)
    for (index, line) in try run.assignments().enumerated() {
      #expect(line == (incomplete.contains(index) ? ["\(index + 1)", "", "", ""] : line))
      #expect((line[1] == "") == incomplete.contains(index))
    }
    // One component has the mean and the covariance of the complete rows.
    let points = Matrix(rows: cells.filter { !$0.contains(nil) }.map { $0.compactMap { $0 } })
    for (mean, expected) in zip(try run.model().mixture.means.row(0), points.columnMeans()) {
      #expect(abs(mean - expected) < 1e-9)
    }
  }

  @Test func `standardized columns far from zero give a model that says the same of rows as they are`() throws {
    let run = try YourDataRun(["data=\(fixture("far-from-zero.csv").path)", "standardize=true", "components=2"])
    #expect(run.outcome.failures.isEmpty, "\(run.outcome.failures)")
    let model = try run.model()
    let standardization = try #require(model.standardization)
    #expect(abs(standardization.means[0] - 1_700_000_000.165) < 0.01)
    #expect(standardization.scales[0] < 0.02)
    let sum = try run.assignments().reduce(0) { $0 + (Double($1[4]) ?? .nan) }
    #expect(abs(sum - (try run.number("logLikelihood"))) < 1e-8)
    // The spread of t is about 0.007, so its density is large: in the table's units the log-likelihood is, too.
    let plain = try YourDataRun(["data=\(fixture("far-from-zero.csv").path)", "components=2", "covariances=full"])
    #expect(abs(try plain.number("logLikelihood") - (try run.number("logLikelihood"))) < 5)
  }

  @Test func `a column without spread is left out with a word, and one column has curves`() throws {
    let run = try YourDataRun(["data=\(fixture("constant-column.csv").path)"])
    #expect(run.outcome.failures.isEmpty, "\(run.outcome.failures)")
    #expect(try run.model().columns == ["a"])
    let page = try run.text("README.md")
    #expect(page.contains("Not used: “b” has the value 7 in every row."))
    #expect(page.contains("a curve (component 1)"))
    #expect(!run.outcome.files.contains("your-data/profile.png"))
  }

  @Test func `a bad cell fails the chapter at its place`() throws {
    let run = try YourDataRun(["data=\(fixture("bad-cells.csv").path)"])
    let failure = try #require(run.outcome.failures.first)
    #expect(failure.message.contains("row 2 (line 3), column \"b\": \"four\" is not a number"))
    #expect(failure.line != nil)
    #expect(!run.outcome.files.contains("your-data/model.json"))
  }

  @Test func `columns of random numbers are drawn in panels, and rows that stand out are told`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "your-data-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "t.csv").path
    // A spiral of points that fills five dimensions, and one far outside.
    var lines = (0..<80).map { row in
      (0..<5).map { "\(sin(Double(row * ($0 + 2)) * 1.7) + Double(row % 7) / 5)" }.joined(separator: ",")
    }
    lines.insert("40,-40,40,-40,40", at: 11)
    try ("v,w,x_1,y*,z\n" + lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let run = try YourDataRun(["data=\(path)", "components=1", "covariances=full"])
    #expect(run.outcome.failures.isEmpty, "\(run.outcome.failures)")
    guard case .array(let rows)? = try run.values()["unlikely.rows"], case .number(let first)? = rows.first else {
      throw CocoaError(.coderValueNotFound)
    }
    #expect(first == 12)
    #expect(try run.text("README.md").contains("Row 12 is so unlikely"))
    #expect(run.outcome.files.contains("your-data/profile.png"))
    #expect(try run.text("README.md").contains("mean of x\\_1"))
  }

  @Test(arguments: [
    (["columns=hieght"], "columns: the table heights.csv: there is no column \"hieght\": did you mean \"height\"?"),
    (["label=wieght"], "label: the table heights.csv: there is no column \"wieght\""),
    (["columns=height", "label=height"], "label: the column \"height\" cannot be both"),
    (["columns=height,height"], "columns: the column \"height\" is named twice"),
    (["covariances=full,fll"], "covariances: \"fll\" is not one of full, tied, diagonal, spherical"),
    (["covariances=full,full"], "covariances: full is named twice"),
    (["components=0...3"], "out of bounds"), (["criterion=icl"], "is not one of bic, aic, heldOut"),
    (["data=/nowhere/t.csv"], "there is no file"), (["bootstraps=1"], "bootstraps: one sample has no spread"),
    (["header=absent", "columns=height"], "columns: the table heights.csv: there is no column \"height\""),
    (["header=absent", "columns=height"], "say header=present"),
    (["header=absent", "label=group"], "label: the table heights.csv: there is no column \"group\""),
    (["header=absent", "columns=a,b,c"], "columns: the table heights.csv: there is no column \"a\""),
    (["columns=height", "label=wieght"], "label: the table heights.csv"),
    (["decimal=comma", "thousands=comma"], "thousands: the comma cannot stand both"),
  ])
  func `what was typed is checked before anything runs`(settings: [String], message: String) throws {
    let names = settings.map { $0.prefix { $0 != "=" } }
    let data = names.contains("data") ? [] : ["data=\(fixture("heights.csv").path)"]
    let error = #expect(throws: RefusedSettings.self) {
      try RunPlanner(catalogue, set: data + settings).plan(["your-data"], needsAll: true)
    }
    #expect(error.map { "\($0)" }?.contains(message) == true, "\(String(describing: error))")
  }

  @Test func `what is wrong with a table itself is not a matter of what was typed`() throws {
    for name in ["bad-cells.csv", "missing.tsv"] {
      let plan = try RunPlanner(catalogue, set: ["data=\(fixture(name).path)", "missing=refuse"])
        .plan(["your-data"], needsAll: true)
      #expect(plan.count == 1)
    }
  }
}
