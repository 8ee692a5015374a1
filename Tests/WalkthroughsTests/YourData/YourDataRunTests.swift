import ChapterArithmetic
import Foundation
import LinearAlgebra
import MixtureFiles
import MixtureModels
import NumPyRandom
import Tables
import Testing

@testable import Notebook
@testable import walkthroughs

/// The chapter on one's own data, run on other tables than its own.
@Suite(.serialized)
struct YourDataRunTests {
  /// One run, in a folder that is removed.
  private final class Run {
    let folder: URL
    let outcome: ChapterOutcome

    init(_ settings: [String]) throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "your-data-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let quick = ["components=1...3", "restarts=3", "folds=2", "bootstraps=10"]
      let names = settings.map { $0.prefix { $0 != "=" } }
      let given = quick.filter { !names.contains($0.prefix { $0 != "=" }) } + settings
      outcome = try ReportBuilder(catalogue: catalogue).build(
        PlannedRun(chapter: "your-data", settings: try given.map { try ParameterSetting(argument: $0) }),
        into: folder.path, hasProcess: false, journal: nil, progress: { _ in }
      ).outcome
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.appending(path: "your-data/\(name)"), encoding: .utf8)
    }

    func model() throws -> MixtureFile { try MixtureFile(json: Array(text("model.json").utf8)) }

    func values() throws -> [String: ReferenceValues.Value] {
      try JSONDecoder().decode([String: ReferenceValues.Value].self, from: Data(text("values.json").utf8))
    }

    func number(_ name: String) throws -> Double {
      guard case .number(let number)? = try values()[name] else { throw CocoaError(.coderValueNotFound) }
      return number
    }

    /// The lines of the assignments, without that of the names.
    func assignments() throws -> [[String]] {
      try text("assignments.csv").split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    }
  }

  /// The rows of a fixture whose cells are numbers, or nothing.
  private func rows(_ name: String, separator: Character = ",", columns: Int) throws -> [[Double?]] {
    try String(contentsOf: fixture(name), encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: separator, omittingEmptySubsequences: false).prefix(columns).map { Double($0) }
    }
  }

  @Test func `the model and the assignments are those of the table, and groups are compared`() throws {
    let run = try Run(["data=\(fixture("heights.csv").path)", "label=group", "components=2"])
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
    let run = try Run(["data=\(fixture("missing.tsv").path)", "components=1"])
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
    let run = try Run(["data=\(fixture("far-from-zero.csv").path)", "standardize=true", "components=2"])
    #expect(run.outcome.failures.isEmpty, "\(run.outcome.failures)")
    let model = try run.model()
    let standardization = try #require(model.standardization)
    #expect(abs(standardization.means[0] - 1_700_000_000.165) < 0.01)
    #expect(standardization.scales[0] < 0.02)
    let sum = try run.assignments().reduce(0) { $0 + (Double($1[4]) ?? .nan) }
    #expect(abs(sum - (try run.number("logLikelihood"))) < 1e-8)
    // The spread of t is about 0.007, so its density is large: in the table's units the log-likelihood is, too.
    let plain = try Run(["data=\(fixture("far-from-zero.csv").path)", "components=2", "covariances=full"])
    #expect(abs(try plain.number("logLikelihood") - (try run.number("logLikelihood"))) < 5)
  }

  @Test func `a column without spread is left out with a word, and one column has curves`() throws {
    let run = try Run(["data=\(fixture("constant-column.csv").path)"])
    #expect(run.outcome.failures.isEmpty, "\(run.outcome.failures)")
    #expect(try run.model().columns == ["a"])
    let page = try run.text("README.md")
    #expect(page.contains("Not used: “b” has the value 7 in every row."))
    #expect(page.contains("a curve (component 1)"))
    #expect(!run.outcome.files.contains("your-data/profile.png"))
  }

  /// What `predict` writes about the table that a model was made from, by the options that the page shows.
  private func predicted(_ run: Run, _ path: String, options: TableOptions = TableOptions()) throws -> String {
    let model = try run.model()
    var stream = try RowStream(.file(path), columns: model.columns, kinds: model.columnKinds, options: options)
    var prediction = Prediction(model)
    var bytes: [UInt8] = []
    try prediction.answer(&stream) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("heights.csv", []), ("missing.tsv", []), ("far-from-zero.csv", ["standardize=true"]), ("constant-column.csv", []),
    ("heights.csv", ["covariances=spherical"]),
  ])
  func `prediction answers the table of the model as its page does`(name: String, settings: [String]) throws {
    let path = fixture(name).path
    let run = try Run(["data=\(path)", "components=2", "bootstraps=0"] + settings)
    #expect(run.outcome.failures.isEmpty, "\(run.outcome.failures)")
    #expect(try predicted(run, path) == (try run.text("assignments.csv")))
  }

  @Test func `the shown command has all that had to be said of the table, and says the same of it`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "your-data-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "t.csv").path
    let lines = (0..<60).map {
      "1.\(200 + $0 * $0 % 700),\($0 % 9)|\($0 % 7 == 0 ? "k A" : "\($0 % 5),\($0 % 8)")|2026-03-\(10 + $0 % 20)"
    }
    try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let run = try Run([
      "data=\(path)", "components=1", "bootstraps=0", "header=absent", "separator=bar", "decimal=comma",
      "thousands=point",
      "missingTexts=k A", "columns=column1,column2,column3",
    ])
    #expect(run.outcome.failures.isEmpty, "\(run.outcome.failures)")
    let page = try run.text("README.md")
    #expect(
      page.contains(
        "new.csv --header absent --separator bar --decimal comma --thousands point --missing-text 'k A' > answers.csv"))
    #expect(page.contains("Dates count as days since the start of 1970, in “column3”."))
    let options = TableOptions(
      header: .absent, separator: .bar, decimalMark: .comma, thousandsSeparator: .point, missingTexts: ["k A"])
    #expect(try predicted(run, path, options: options) == (try run.text("assignments.csv")))
    #expect(try run.model().columnKinds == [.numbers, .numbers, .dates])
  }

  @Test func `a table of which a part is compared says so, and what is close or within each other is doubted`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "your-data-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "t.csv").path
    // Long tails: one row in three is ten times as wide.
    var random = RandomState(seed: 1)
    let lines = (0..<900).map { row in
      (0..<3).map { _ in "\((row % 3 == 0 ? 10 : 1) * random.standardNormal())" }.joined(separator: ",")
    }
    try ("a,b,c\n" + lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let run = try Run(["data=\(path)", "components=2", "sample=300", "covariances=spherical,diagonal", "bootstraps=20"])
    #expect(run.outcome.failures.isEmpty, "\(run.outcome.failures)")
    let page = try run.text("README.md")
    #expect(page.contains("300 of the 900 rows, drawn at random"))
    #expect(page.contains("What is chosen is what so many rows can tell"))
    #expect(page.contains("components 1 and 2") && page.contains("of their deviation apart"))
    #expect(page.contains("a sphere for each") && !page.contains("a circle for each"))
    guard case .array(let errors)? = try run.values()["covariances.standardErrors"] else {
      throw CocoaError(.coderValueNotFound)
    }
    // The narrow component's variance is about 1: were it taken for the wide one's in a sample, it would be off by ten.
    #expect(errors.count == 2)
    let model = try run.model().mixture
    let narrow = model.covarianceMatrices[0][0, 0] < model.covarianceMatrices[1][0, 0] ? 0 : 1
    guard case .array(let rows) = errors[narrow], case .array(let row)? = rows.first,
      case .number(let error)? = row.first
    else { throw CocoaError(.coderValueNotFound) }
    #expect(error < 0.5)
  }

  @Test func `a single start is told as such`() throws {
    let run = try Run(["data=\(fixture("heights.csv").path)", "components=2", "restarts=1", "bootstraps=0"])
    let page = try run.text("README.md")
    #expect(page.contains("A single start led here"))
    #expect(page.contains("There was one start only"))
    let one = try Run(["data=\(fixture("heights.csv").path)", "components=1", "restarts=1", "bootstraps=0"]).text(
      "README.md")
    #expect(one.contains("There is one way to fit one component"))
    #expect(!one.contains("There was one start only"))
  }

  @Test func `a bad cell fails the chapter at its place`() throws {
    let run = try Run(["data=\(fixture("bad-cells.csv").path)"])
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
    let run = try Run(["data=\(path)", "components=1", "covariances=full"])
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
