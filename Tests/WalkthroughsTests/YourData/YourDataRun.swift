import Foundation
import MixtureFiles

@testable import Notebook
@testable import walkthroughs

/// A run of the chapter on one's own data, in a folder that is removed.
final class YourDataRun {
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

extension YourDataRun {
  /// A run on a table of which only the text is known.
  convenience init(table: String, _ settings: [String]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "your-data-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "t.csv").path
    try table.write(toFile: path, atomically: true, encoding: .utf8)
    try self.init(["data=\(path)"] + settings)
  }
}
