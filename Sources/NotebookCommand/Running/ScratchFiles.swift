import Foundation
import Notebook
import SafeFiles

/// What a chapter's process and the program that started it tell each other, in files that outlive a crash.
struct ScratchFiles {
  /// The outcome, once there is one.
  let outcome: String
  /// The chapter's notes.
  let notes: String

  init(folder: String, chapter: String) {
    outcome = "\(folder)/\(chapter).outcome"
    notes = "\(folder)/\(chapter).notes"
  }

  func write(_ value: ChapterOutcome) throws {
    try FileSystem.create(outcome, with: Array(try JSONEncoder().encode(value)))
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
