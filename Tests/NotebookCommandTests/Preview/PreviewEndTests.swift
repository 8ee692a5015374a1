import Foundation
import SafeFiles
import Testing

/// However a preview ends, nothing of it is left.
@Suite struct PreviewEndTests {
  /// A preview with a chapter that does not end.
  private func preview(in temporary: TemporaryFolder? = nil) throws -> RunningPreview {
    let preview = try RunningPreview(.unruly, "hanging", in: temporary)
    // The preview, the weaver, who looks after the chapter, and the chapter.
    try waitUntil { try preview.processes().count >= 4 }
    return preview
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func aSignalEndsEverything(signal: Int32) throws {
    let preview = try preview()
    #expect(!(try FileSystem.entries(of: preview.temporary.path)).isEmpty)
    kill(preview.process.processIdentifier, signal)
    preview.process.waitUntilExit()
    #expect(preview.process.terminationReason == .uncaughtSignal && preview.process.terminationStatus == signal)
    #expect(try preview.processes() == [])
    #expect(try FileSystem.entries(of: preview.temporary.path) == [])
    let program = URL(filePath: try BuiltProgram.unruly.path).resolvingSymlinksInPath()
    let beside = try FileSystem.entries(of: program.deletingLastPathComponent().path)
    #expect(!beside.contains { $0.hasPrefix(".unruly-preview-\(preview.process.processIdentifier)-") })
  }

  /// Whose caller has ended before it could ask to be told would go on for ever.
  @Test func aProcessWhoseCallerIsGoneEndsItself() throws {
    let folder = try TemporaryFolder()
    // This one's caller is the process of the tests, and not the first of the system.
    let result = try BuiltProgram.dice.run("preview-weave", "--caller", "1", in: folder)
    #expect(result.isSignal && result.status == SIGKILL)
  }

  @Test func aKilledPreviewLeavesNoProcessAndItsFolderToTheNext() throws {
    let first = try preview()
    kill(first.process.processIdentifier, SIGKILL)
    first.process.waitUntilExit()
    try waitUntil { try first.processes() == [] }
    let left = try FileSystem.entries(of: first.temporary.path)
    #expect(!left.isEmpty)
    let second = try preview(in: first.temporary)
    #expect(Set(try FileSystem.entries(of: first.temporary.path)).isDisjoint(with: left))
    kill(second.process.processIdentifier, SIGTERM)
    second.process.waitUntilExit()
    #expect(try FileSystem.entries(of: first.temporary.path) == [])
  }
}
