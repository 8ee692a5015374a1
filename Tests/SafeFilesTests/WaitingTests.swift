import Foundation
import Testing

@testable import SafeFiles

/// Several runs that write one output.
@Suite struct WaitingTests {
  let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  private func folder(_ name: String) throws -> OutputFolder {
    try OutputFolder("\(temporary.path)/\(name)", program: "demo", marker: plainMarker)
  }

  @Test func theSecondRunWaitsUntilTheFirstIsDone() throws {
    let first = try Replacement(of: folder("output"))
    struct Enough: Error {}
    var polls = 0
    #expect(throws: OutputError.self) {
      _ = try Replacement(of: try folder("output")) { () throws(OutputError) in
        polls += 1
        if polls == 3 { throw OutputError(.interrupted, "enough") }
      }
    }
    #expect(polls == 3)
    // Another output is nobody's business.
    try Replacement(of: folder("other")).abandon()
    first.abandon()
    try Replacement(of: folder("output")).abandon()
    #expect(try FileSystem.entries(of: temporary.path) == [])
  }

  /// Each that gives up removes the folders above, which the others are about to use.
  @Test func manyRunsThatGiveUpTakeTurns() async throws {
    let folder = try folder("deep/er/output")
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          do {
            for _ in 0..<20 { try Replacement(of: folder).abandon() }
          } catch {
            Issue.record(error)
          }
        }
      }
    }
    #expect(try FileSystem.entries(of: temporary.path) == [])
  }

  @Test func manyRunsAtOnceTakeTurns() async throws {
    let path = "\(temporary.path)/deep/er/output"
    await withTaskGroup(of: Void.self) { group in
      for index in 0..<8 {
        group.addTask {
          do {
            for round in 0..<5 { try publish("\(index) \(round)", to: path) }
          } catch {
            Issue.record(error)
          }
        }
      }
    }
    #expect(
      try temporary.text(of: "deep/er/output/index.html") == temporary.text(of: "deep/er/output/chapter/index.html"))
    #expect(try FileSystem.entries(of: "\(temporary.path)/deep/er") == ["output"])
  }
}
