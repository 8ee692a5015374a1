import Foundation
import MixtureFiles
import Tables
import Testing

/// The model that the chapter leaves, applied to the table that it is from.
@Suite(.serialized)
struct YourDataPredictionTests {
  /// What `predict` writes about the table that a model was made from, by the options that the page shows.
  private func predicted(_ run: YourDataRun, _ path: String, options: TableOptions = TableOptions()) throws -> String {
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
    let run = try YourDataRun(["data=\(path)", "components=2", "bootstraps=0"] + settings)
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
    let run = try YourDataRun([
      "data=\(path)", "components=1", "bootstraps=0", "header=absent", "separator=bar", "decimal=comma",
      "thousands=point",
      "missingTexts=k A", "columns=column1,column2,column3",
    ])
    #expect(run.outcome.failures.isEmpty, "\(run.outcome.failures)")
    let page = try run.text("README.md")
    #expect(
      page.contains(
        "new.csv \\\n    --header absent --separator bar --decimal comma --thousands point --missing-text 'k A' > answers.csv"
      ))
    #expect(page.contains("Dates count as days since the start of 1970, in “column3”."))
    let options = TableOptions(
      header: .absent, separator: .bar, decimalMark: .comma, thousandsSeparator: .point, missingTexts: ["k A"])
    #expect(try predicted(run, path, options: options) == (try run.text("assignments.csv")))
    #expect(try run.model().columnKinds == [.numbers, .numbers, .dates])
  }
}
