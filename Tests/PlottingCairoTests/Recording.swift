import Foundation
import Testing

/// Files beside the tests that hold what was drawn before, for people to look at and for tests to compare with.
///
///     RECORD=1 swift test --filter PlottingCairoTests
///
/// writes them anew, after a change that is meant to change them: look at the difference before it is committed. Without it no test
/// ever writes beside its sources.
enum Recording {
  static let isOn = ProcessInfo.processInfo.environment["RECORD"] == "1"

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Recorded")

  /// The bytes that were recorded under a name; when recording, those that are given now.
  static func contents(_ name: String, now bytes: some Sequence<UInt8>) throws -> [UInt8] {
    let file = folder.appending(path: name)
    if isOn { try Data(bytes).write(to: file) }
    return Array(try Data(contentsOf: file))
  }
}
