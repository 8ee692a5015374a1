import Foundation
import SafeFiles
import Testing

/// However a run ends, the report is a whole one, and nothing is left lying about for long.
@Suite struct InterruptionTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try BuiltProgram.unruly.run("run", "plain", in: folder)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalLeavesTheOldReportAndNoLitter(signal: Int32) throws {
    let before = try folder.contents()
    let process = try BuiltProgram.unruly.start(["run", "hanging", "pausing"], in: folder.path)
    try waitForStaging()
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
    #expect(try folder.contents() == before)
    #expect(try FileSystem.entries(of: folder.path) == ["output"])
  }

  @Test func aKilledRunIsClearedUpByTheNextWhileALivingOneIsNot() throws {
    let before = try folder.contents()
    let living = try BuiltProgram.unruly.start(["run", "hanging", "--output", "another"], in: folder.path)
    defer { living.terminate() }
    try waitForStaging()
    let killed = try BuiltProgram.unruly.start(["run", "hanging"], in: folder.path)
    try waitForStaging(count: 2)
    kill(killed.processIdentifier, SIGKILL)
    killed.waitUntilExit()
    #expect(try folder.contents().filter { $0.key.hasPrefix("output/") } == before)
    _ = try BuiltProgram.unruly.run("run", "plain", in: folder)
    #expect(try staging().count == 1)
    living.terminate()
    living.waitUntilExit()
    #expect(try FileSystem.entries(of: folder.path) == ["output"])
  }

  private func staging() throws -> [String] {
    try FileSystem.entries(of: folder.path).filter { $0.hasPrefix(".unruly-staging-") }
  }

  /// Until so many runs have a staging folder with a chapter's line in it, so that their processes are at work.
  private func waitForStaging(count: Int = 1) throws {
    for _ in 0..<1000 {
      let working = try staging().filter { name in
        let files = (try? FileSystem.files(under: "\(folder.path)/\(name)")) ?? []
        return files.contains { $0.hasSuffix(".notes") }
      }
      if working.count >= count { return }
      usleep(10_000)
    }
    Issue.record("the program does not start its chapters")
  }
}
