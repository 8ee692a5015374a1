import Foundation
import SafeFiles
import Testing

/// Runs where the kernel refuses what it refuses on other file systems, or where whoever started the program left its
/// signals in a state.
@Suite struct HardshipTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ hardships: String..., program arguments: [String]) throws -> BuiltProgram.Result {
    try BuiltProgram.hardship.run(hardships + [BuiltProgram.unruly.path] + arguments, in: folder)
  }

  @Test func aFileSystemWithoutLocksIsToldAndNothingIsLeft() throws {
    let result = try run("--refuse", "flock=ENOLCK", program: ["run", "plain", "--output", "a/b/output"])
    #expect(result.status == 73)
    #expect(result.messages.contains("refuses locks: name a folder on another file system"), "\(result.messages)")
    #expect(try FileSystem.entries(of: folder.path) == [])
  }

  @Test(arguments: ["EINVAL", "ENOSYS", "EXDEV"])
  func whereFoldersCannotBeExchangedItIsToldBeforeAnyWork(error: String) throws {
    if error != "EXDEV" {
      // A first report needs no exchange.
      let first = try run("--refuse", "renameat2=\(error)", program: ["run", "plain"])
      #expect(first.status == 0, "\(first.messages)")
    } else {
      #expect(try BuiltProgram.unruly.run("run", "plain", in: folder).status == 0)
    }
    let before = try folder.contents()
    let result = try run("--refuse", "renameat2=\(error)", program: ["run", "chatting"])
    #expect(result.status == 73)
    #expect(result.messages.contains("cannot be replaced in one step on its file system"), "\(result.messages)")
    #expect(!result.messages.contains("chat 0"))
    #expect(try folder.contents() == before)
    #expect(try FileSystem.entries(of: folder.path) == ["output"])
  }

  @Test func aLinkThatIsRefusedIsACopy() throws {
    #expect(try BuiltProgram.unruly.run("run", "plain", in: folder).status == 0)
    let plain = try folder.contents().filter { $0.key.hasPrefix("output/plain") }
    let result = try run("--refuse", "link=EPERM", "--refuse", "linkat=EPERM", program: ["run", "tagged"])
    #expect(result.status == 0, "\(result.messages)")
    #expect(try folder.contents().filter { $0.key.hasPrefix("output/plain") } == plain)
  }

  @Test func theEndOfChildrenIsNotedThoughItWasIgnored() throws {
    let result = try run("--ignore", "SIGCHLD", program: ["run", "plain", "tagged"])
    #expect(result.status == 0, "\(result.messages)")
  }

  @Test(arguments: [("SIGHUP", SIGHUP), ("SIGINT", SIGINT), ("SIGTERM", SIGTERM)])
  func ignoredSignalsStayIgnored(name: String, signal: Int32) throws {
    let process = try BuiltProgram.hardship.start(
      ["--ignore", name, BuiltProgram.unruly.path, "run", "pausing"], in: folder.path)
    for _ in 0..<5 {
      usleep(200_000)
      kill(process.processIdentifier, signal)
    }
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }

  /// Killed when what stands beside the output has been copied, and the copy has not taken its place.
  @Test func aRunThatIsKilledBeforeTheExchangeLeavesNothingThatIsTakenForLost() throws {
    #expect(try BuiltProgram.unruly.run("run", "plain", in: folder).status == 0)
    for name in ["CNAME", "robots.txt", ".nojekyll"] { try folder.write("old", to: "output/\(name)") }
    let before = try folder.contents()
    let killed = try run("--kill-at", "fsync", program: ["run", "plain"])
    #expect(killed.isSignal)
    #expect(try folder.contents().filter { $0.key.hasPrefix("output/") } == before)
    #expect(try FileSystem.entries(of: folder.path).count == 2)

    // What is done to them in the meantime is done.
    try folder.write("new", to: "output/CNAME")
    try FileSystem.removeTree("\(folder.path)/output/robots.txt")
    let result = try BuiltProgram.unruly.run("run", "plain", in: folder)
    #expect(result.status == 0, "\(result.messages)")
    #expect(try folder.text(of: "output/CNAME") == "new")
    #expect(try folder.text(of: "output/.nojekyll") == "old")
    #expect(try FileSystem.status("\(folder.path)/output/robots.txt") == nil)
    #expect(try FileSystem.entries(of: folder.path) == ["output"])
  }

  /// Paths are text here: one that is none would be another one, and the report in a folder that nobody named.
  @Test(arguments: [
    "cd $(printf 'no\\377text') && \"$UNRULY\" run plain", "\"$UNRULY\" run plain --output link/output",
  ])
  func aFolderWhoseNameIsNoTextIsRefused(command: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      "mkdir $(printf 'no\\377text') && ln -s $(printf 'no\\377text') link && (\(command)) 2>log; echo $? >status; entries=$(ls -A | wc -l); echo $entries >count",
    ]
    process.environment = ["UNRULY": try BuiltProgram.unruly.path]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let log = try folder.text(of: "log")
    #expect(try folder.text(of: "status") == "73\n", "\(log)")
    #expect(log.contains("its name is not UTF-8 text"), "\(log)")
    // The folder, the link, the log and the status.
    #expect(try folder.text(of: "count").trimmingCharacters(in: .whitespacesAndNewlines) == "4")
    rmdir(link: "\(folder.path)/link")
  }

  /// The tests' own folder can only be removed when nothing of such a name is in it.
  private func rmdir(link: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "rm -r '\(link)/'* 2>/dev/null; rmdir \"$(dirname '\(link)')\"/no*"]
    try? process.run()
    process.waitUntilExit()
  }

  /// What a limit lets through of a report that is larger.
  @Test(arguments: [1_000, 3_000, 20_000]) func aLimitOnFilesLeavesTheOldReport(bytes: Int) throws {
    #expect(try BuiltProgram.unruly.run("run", "tagged", in: folder).status == 0)
    let before = try folder.contents()
    let result = try run("--file-size", "\(bytes)", program: ["run", "tagged"])
    #expect([73, 74].contains(result.status), "\(result.status): \(result.messages)")
    #expect(result.messages.contains("File too large"), "\(result.messages)")
    #expect(try folder.contents() == before)
  }
}

/// A folder of a container's image, which the kernel does not rename.
@Suite(.enabled(if: Mounts.areAllowed, "mounting file systems needs root, or user namespaces"))
struct OverlayTests {
  @Test(arguments: [true, false]) func aReportInALowerLayer(isEmpty: Bool) throws {
    let folder = try TemporaryFolder()
    let script = """
      cd '\(folder.path)' && mkdir disk && mount -t tmpfs -o mode=777 tmpfs disk && cd disk
      mkdir lower upper work merged && mkdir lower/place
      \(isEmpty ? "mkdir lower/place/output" : "(cd lower/place && '\(try BuiltProgram.unruly.path)' run plain)")
      mount -t overlay -o userxattr,lowerdir=lower,upperdir=upper,workdir=work overlay merged || exit 0
      cd merged/place
      '\(try BuiltProgram.unruly.path)' run tagged >../../../log 2>&1; echo $? >../../../status
      ls -A >../../../list; ls -A output >../../../files
      rm -r output
      '\(try BuiltProgram.unruly.path)' run tagged >>../../../log 2>&1; echo $? >../../../again
      '\(try BuiltProgram.unruly.path)' run plain >>../../../log 2>&1; echo $? >>../../../again
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "\(Mounts.prefix) sh -c \"$SCRIPT\""]
    process.environment = ProcessInfo.processInfo.environment.merging(["SCRIPT": script]) { $1 }
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard let status = try? folder.text(of: "status") else { return }  // no overlays here
    let log = try folder.text(of: "log")
    #expect(status == "73\n", "\(log)")
    #expect(log.contains("cannot be replaced in one step on its file system (Invalid cross-device link)"), "\(log)")
    #expect(try folder.text(of: "list") == "output\n")
    #expect(try folder.text(of: "files").contains("plain") == !isEmpty)
    // Its advice, followed, does.
    #expect(try folder.text(of: "again") == "0\n0\n", "\(log)")
  }
}
