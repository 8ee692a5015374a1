import Foundation
import SafeFiles
import Testing

/// A chapter ends with all that it started, and nothing that it does ends the others.
@Suite struct LeftProcessTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The processes that a chapter noted which still run.
  private func survivors() throws -> [pid_t] {
    let numbers = try folder.text(of: "processes").split(separator: "\n").compactMap { pid_t($0) }
    #expect(!numbers.isEmpty)
    return numbers.filter { kill($0, 0) == 0 }
  }

  private var environment: [String: String] { ["UNRULY_PROCESSES": "\(folder.path)/processes"] }

  @Test func whatAChapterLeavesEndsWithIt() throws {
    let result = try BuiltProgram.unruly.run(["run", "leaving", "plain"], in: folder, environment: environment)
    #expect(result.status == 0, "\(result.messages)")
    #expect(try survivors() == [])
  }

  @Test func noiseDoesNotKeepARunFromItsEnd() throws {
    let start = ContinuousClock.now
    let result = try BuiltProgram.unruly.run(
      ["run", "noisy", "--timeout", "1.5"], in: folder, environment: environment)
    #expect(result.status == 1)
    // Without an end it would go on for ever; this is long, for machines that have much to do.
    #expect(ContinuousClock.now - start < .seconds(120))
    #expect(try survivors() == [])
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func noiseDoesNotKeepASignalFromIt(signal: Int32) throws {
    let process = try BuiltProgram.unruly.start(["run", "noisy"], in: folder.path, environment: environment)
    for _ in 0..<1000 where (try? folder.text(of: "processes").isEmpty) != false { usleep(10_000) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
    #expect(try survivors() == [])
    #expect(try FileSystem.entries(of: folder.path) == ["processes"])
  }

  @Test func aChaptersOwnEndIsNobodyElses() throws {
    let result = try BuiltProgram.unruly.run("run", "exiting-as-we-do", "plain", in: folder)
    #expect(result.status == 1)
    #expect(result.messages.contains("the chapter ended its process itself (status 74)"), "\(result.messages)")
    #expect(try folder.text(of: "output/plain/index.html").contains("<main"))
    #expect(try FileSystem.status("\(folder.path)/output/plain/values.json") != nil)
  }

  @Test func timeInWhichNothingCouldRunIsNotCounted() throws {
    let process = try BuiltProgram.unruly.start(["run", "pausing", "--timeout", "2.5"], in: folder.path)
    usleep(700_000)
    let children = try FileSystem.contents(
      of: "/proc/\(process.processIdentifier)/task/\(process.processIdentifier)/children")
    let chapter = try #require(
      String(decoding: children, as: UTF8.self).split(separator: " ").first.flatMap { pid_t($0) })
    for identifier in [process.processIdentifier, chapter] { kill(identifier, SIGSTOP) }
    usleep(4_000_000)
    for identifier in [process.processIdentifier, chapter] { kill(identifier, SIGCONT) }
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
