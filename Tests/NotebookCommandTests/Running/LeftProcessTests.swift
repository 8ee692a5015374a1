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
    // On a machine that has much to do, the noise may not have begun when the time is over.
    for timeout in ["1.5", "6", "24", "96"] where (try? folder.text(of: "processes").isEmpty) != false {
      let start = ContinuousClock.now
      let result = try BuiltProgram.unruly.run(
        ["run", "noisy", "--timeout", timeout], in: folder, environment: environment)
      #expect(result.status == 1)
      // Without an end it would go on for ever.
      #expect(ContinuousClock.now - start < .seconds(300))
    }
    #expect(try survivors() == [])
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func noiseDoesNotKeepASignalFromIt(signal: Int32) throws {
    let process = try BuiltProgram.unruly.start(["run", "noisy"], in: folder.path, environment: environment)
    try waitUntil { try !folder.text(of: "processes").isEmpty }
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
    let begun = "\(folder.path)/begun"
    let process = try BuiltProgram.unruly.start(
      ["run", "pausing", "--timeout", "12"], in: folder.path, environment: ["UNRULY_PAUSE": begun])
    try waitUntil { try FileSystem.status(begun) != nil }
    let children = try FileSystem.contents(
      of: "/proc/\(process.processIdentifier)/task/\(process.processIdentifier)/children")
    let chapter = try #require(
      String(decoding: children, as: UTF8.self).split(separator: " ").first.flatMap { pid_t($0) })
    for identifier in [process.processIdentifier, chapter] { kill(identifier, SIGSTOP) }
    // Longer than the chapter may take.
    sleep(13)
    for identifier in [process.processIdentifier, chapter] { kill(identifier, SIGCONT) }
    try folder.write("", to: "begun-over")
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
