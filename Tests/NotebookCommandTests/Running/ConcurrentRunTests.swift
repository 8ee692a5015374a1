import Foundation
import Notebook
import SafeFiles
import Testing

/// Runs at once to one report.
@Suite struct ConcurrentRunTests {
  @Test func fourRunsOfFourChaptersLeaveFourChapters() throws {
    let folder = try TemporaryFolder()
    let chapters = ["plain", "tagged", "chatting", "pausing"]
    try folder.write("", to: "log")
    let log = try #require(FileHandle(forWritingAtPath: "\(folder.path)/log"))
    let runs = try chapters.map { try BuiltProgram.unruly.start(["run", $0], in: folder.path, messages: log) }
    for run in runs {
      run.waitUntilExit()
      #expect(run.terminationStatus == 0)
    }
    let manifest = try ReportManifest(json: FileSystem.contents(of: "\(folder.path)/output/report.json"))
    #expect(manifest.chapters.map(\.name).sorted() == chapters.sorted())
    for file in manifest.allFiles { #expect(try FileSystem.status("\(folder.path)/output/\(file)") != nil) }
    #expect(try FileSystem.entries(of: folder.path) == ["log", "output"])
    #expect(try folder.text(of: "log").contains("waiting for another run that writes output"))
  }

  @Test func aRunThatWaitsEndsWhenAsked() throws {
    let folder = try TemporaryFolder()
    let first = try BuiltProgram.unruly.start(["run", "pausing"], in: folder.path)
    usleep(400_000)
    let second = try BuiltProgram.unruly.start(["run", "plain"], in: folder.path)
    usleep(400_000)
    kill(second.processIdentifier, SIGTERM)
    second.waitUntilExit()
    #expect(second.terminationReason == .uncaughtSignal)
    #expect(first.isRunning)
    first.waitUntilExit()
    #expect(first.terminationStatus == 0)
    #expect(try FileSystem.entries(of: folder.path) == ["output"])
  }
}
