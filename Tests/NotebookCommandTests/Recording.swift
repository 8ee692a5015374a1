import Foundation
import Testing

/// Files beside the tests that hold what was written before, for people to read and for tests to compare with.
///
///     RECORD=1 swift test --filter NotebookCommandTests
///
/// writes them anew, after a change that is meant to change them: read the difference before it is committed. Without it no
/// test ever writes beside its sources.
enum Recording {
  static let isOn = ProcessInfo.processInfo.environment["RECORD"] == "1"

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Recorded")

  /// The text that was recorded under a name; when recording, the one that is given now.
  static func text(_ name: String, now text: String) throws -> String {
    let file = folder.appending(path: name)
    if isOn { try Data(text.utf8).write(to: file) }
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
