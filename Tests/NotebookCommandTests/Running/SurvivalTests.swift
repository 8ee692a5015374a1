import Foundation
import SafeFiles
import Testing

/// The report survives, each time with the real thing: real signals, a disk that is full, a folder nobody may write.
@Suite struct SurvivalTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Few everyday; the scripts that have time set this.
  static let kills = ProcessInfo.processInfo.environment["SURVIVAL_KILLS"].flatMap(Int.init) ?? 8

  @Test func killedAtAnyMomentTheReportIsAWholeOne() throws {
    // What the report is when nothing happens, for either word, and how long that takes.
    var wholes: [[String: Data]] = []
    var longest = 0.0
    for word in ["old", "new"] {
      let start = ContinuousClock.now
      let result = try BuiltProgram.unruly.run("run", "tagged", in: folder, environment: ["UNRULY_WORD": word])
      #expect(result.status == 0, "\(result.messages)")
      longest = max(longest, (ContinuousClock.now - start) / .seconds(1))
      wholes.append(try folder.contents())
    }
    #expect(wholes[0] != wholes[1])
    var replaced = 0
    for kill in 0..<Self.kills {
      let process = try BuiltProgram.unruly.start(
        ["run", "tagged"], in: folder.path, environment: ["UNRULY_WORD": kill % 2 == 0 ? "old" : "new"])
      // Half of the moments are near the end, where the new report takes its place.
      let moment = kill % 4 < 2 ? Double.random(in: 0...1) : Double.random(in: 0.7...1.05)
      usleep(UInt32(longest * moment * 1_000_000))
      Foundation.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let output = try folder.contents().filter { $0.key.hasPrefix("output/") }
      #expect(wholes.contains(output), "after kill \(kill)")
      if output == wholes[kill % 2] { replaced += 1 }
    }
    _ = try BuiltProgram.unruly.run("run", "tagged", in: folder, environment: ["UNRULY_WORD": "new"])
    #expect(try folder.contents() == wholes[1])
    #expect(try FileSystem.entries(of: folder.path) == ["output"])
    #expect(replaced <= Self.kills)
  }

  @Test func twoRunsAtTheSameTimeLeaveAWholeReportAndNoLitter() throws {
    var wholes: [[String: Data]] = []
    for word in ["one", "two"] {
      _ = try BuiltProgram.unruly.run("run", "tagged", in: folder, environment: ["UNRULY_WORD": word])
      wholes.append(try folder.contents())
    }
    for _ in 0..<2 {
      let runs = try ["one", "two", "one", "two"].map {
        try BuiltProgram.unruly.start(["run", "tagged"], in: folder.path, environment: ["UNRULY_WORD": $0])
      }
      for run in runs {
        run.waitUntilExit()
        #expect(run.terminationStatus == 0)
      }
      #expect(try wholes.contains(folder.contents()))
      #expect(try FileSystem.entries(of: folder.path) == ["output"])
    }
  }

  @Test func theFolderRemovedDuringTheRun() throws {
    _ = try BuiltProgram.unruly.run("run", "plain", in: folder)
    let process = try BuiltProgram.unruly.start(["run", "pausing"], in: folder.path)
    usleep(700_000)
    try FileSystem.removeTree("\(folder.path)/output")
    process.waitUntilExit()
    // Its chapters were kept by a link before or are gone now: either way the outcome is told and nothing is half there.
    let entries = try FileSystem.entries(of: folder.path)
    #expect(process.terminationStatus == 0 ? entries == ["output"] : entries.isEmpty)
  }

  @Test func theFolderAroundRemovedDuringTheRun() throws {
    try FileSystem.makeFolder("\(folder.path)/around")
    let log = try TemporaryFolder()
    try log.write("", to: "messages")
    let process = try BuiltProgram.unruly.start(
      ["run", "pausing", "--output", "around/output"], in: folder.path,
      messages: try #require(FileHandle(forWritingAtPath: "\(log.path)/messages")))
    // Until a chapter is at work; before, the report cannot be created rather than written.
    func isStaged() throws -> Bool {
      try !FileSystem.files(under: "\(folder.path)/around").filter { $0.contains("/scratch/") }.isEmpty
    }
    for _ in 0..<500 where try !isStaged() { usleep(10_000) }
    try FileSystem.removeTree("\(folder.path)/around")
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
    #expect(try log.text(of: "messages").contains("around/output"))
    #expect(try FileSystem.entries(of: folder.path) == [])
  }

  @Test func whatExcessiveChaptersWriteIsBounded() throws {
    let result = try BuiltProgram.unruly.run(
      "run", "many-lines", "many-points", "many-figures", in: folder, environment: [:])
    #expect(result.status == 0, "\(result.messages)")
    let page = try folder.text(of: "output/many-lines/index.html")
    #expect(page.utf8.count < 1_000_000 && page.contains("line 0") && !page.contains("line 29999"))
    let scene = try folder.text(of: "output/many-points/spiral.scene.txt")
    #expect(scene.utf8.count < 100_000 && scene.contains("digest"))
    #expect(try FileSystem.status("\(folder.path)/output/many-figures/figure-19.png") != nil)
  }
}
