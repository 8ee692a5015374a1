import Foundation
import Notebook
import SafeFiles

/// What a chapter's process and the program that started it tell each other, in files that outlive a crash.
struct ScratchFiles {
  /// The outcome, once there is one.
  let outcome: String
  /// The line that the chapter is at.
  let line: String

  init(folder: String, chapter: String) {
    outcome = "\(folder)/\(chapter).outcome"
    line = "\(folder)/\(chapter).line"
  }

  func write(_ value: ChapterOutcome) throws {
    try FileSystem.create(outcome, with: Array(try JSONEncoder().encode(value)))
  }

  func readOutcome() -> ChapterOutcome? {
    guard let bytes = try? FileSystem.contents(of: outcome) else { return nil }
    return try? JSONDecoder().decode(ChapterOutcome.self, from: Data(bytes))
  }

  /// The line that the chapter was at when it last printed, showed or recorded anything.
  func readLine() -> Int? {
    guard let bytes = try? FileSystem.contents(of: line), bytes.count == MemoryLayout<Int>.size else { return nil }
    let value = bytes.withUnsafeBytes { $0.loadUnaligned(as: Int.self) }
    return value > 0 ? value : nil
  }
}
