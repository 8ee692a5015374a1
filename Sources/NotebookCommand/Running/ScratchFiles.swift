import Foundation
import Notebook
import SafeFiles

/// What a chapter's process and the program that started it tell each other, in files that outlive a crash.
struct ScratchFiles {
  /// The outcome, once there is one.
  let outcome: String
  /// The chapter's notes.
  let notes: String
  /// What it recorded, as far as it is compared with other runs.
  let summary: String

  /// - Parameter run: The name of the run's folder.
  init(folder: String, run: String) {
    outcome = "\(folder)/\(run).outcome"
    notes = "\(folder)/\(run).notes"
    summary = "\(folder)/\(run).summary"
  }

  func write(_ value: ChapterOutcome, _ recorded: RunSummary) throws {
    try FileSystem.create(summary, with: recorded.bytes)
    // Whoever finds the outcome finds all.
    try FileSystem.create(outcome, with: Array(try JSONEncoder().encode(value)))
  }

  func readSummary() -> RunSummary? {
    (try? FileSystem.contents(of: summary)).flatMap { RunSummary(bytes: $0) }
  }

  func readOutcome() -> ChapterOutcome? {
    guard let bytes = try? FileSystem.contents(of: outcome),
      let outcome = try? JSONDecoder().decode(ChapterOutcome.self, from: Data(bytes)),
      (try? outcome.validate()) != nil
    else { return nil }
    return outcome
  }

  func readNotes() -> ChapterNotes.Contents? { ChapterNotes.Contents(of: notes) }
}
