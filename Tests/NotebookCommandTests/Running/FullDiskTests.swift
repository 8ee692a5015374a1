import Foundation
import SafeFiles
import Testing

/// File systems that refuse, as they really do: a small one that fills up, one mounted for reading, one without permission.
@Suite(.enabled(if: Mounts.areAllowed, "mounting file systems needs root, or user namespaces"))
struct FullDiskTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs shell commands where a small file system is mounted at `disk`; what it holds in the end is copied to `copy`.
  func shell(_ commands: String) throws -> String {
    let script = """
      set -u
      cd '\(folder.path)'
      mkdir -p disk copy
      mount -t tmpfs -o size=1200k,mode=777 tmpfs disk
      unruly() { '\(try BuiltProgram.unruly.path)' "$@" >>log 2>&1; }
      \(commands)
      cp -a disk/. copy/
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "\(Mounts.prefix) sh -c \"$SCRIPT\""]
    process.environment = ProcessInfo.processInfo.environment.merging(["SCRIPT": script]) { $1 }
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (try? folder.text(of: "log")) ?? ""
  }

  @Test(arguments: [0, 40])
  func aFullDiskLeavesTheOldReport(freeKilobytes: Int) throws {
    let log = try shell(
      """
      unruly run tagged --output disk/output
      (cd disk/output && find . -type f | sort | xargs cat | cksum) >before
      dd if=/dev/zero of=disk/filler bs=1k 2>/dev/null
      truncate -s -\(freeKilobytes)k disk/filler
      UNRULY_WORD=new unruly run tagged --output disk/output
      echo $? >status
      rm disk/filler
      (cd disk/output && find . -type f | sort | xargs cat | cksum) >after
      """)
    let status = try folder.text(of: "status").dropLast()
    // With no room for the staging folder itself, it cannot be created; later, it cannot be written.
    #expect(status == "74" || (freeKilobytes == 0 && status == "73"), "\(status): \(log)")
    #expect(log.contains("No space left on device"), "\(log)")
    #expect(try folder.text(of: "before") == folder.text(of: "after"))
    #expect(try FileSystem.entries(of: "\(folder.path)/copy") == ["output"])
  }

  /// What stands beside the output is copied where the file system has no links, and there is no room for it twice.
  @Test func aDiskThatIsFullOfWhatStandsBesideTheOutput() throws {
    let log = try shell(
      """
      unruly run plain --output disk/output
      dd if=/dev/zero of=disk/output/.large bs=1k count=600 2>/dev/null
      (cd disk/output && find . -type f | sort | xargs cat | cksum) >before
      '\(try BuiltProgram.hardship.path)' --refuse link=EPERM --refuse linkat=EPERM \
        '\(try BuiltProgram.unruly.path)' run plain --output disk/output >>log 2>&1
      echo $? >status
      (cd disk/output && find . -type f | sort | xargs cat | cksum) >after
      """)
    #expect(try folder.text(of: "status") == "74\n", "\(log)")
    #expect(log.contains("No space left on device"), "\(log)")
    #expect(try folder.text(of: "before") == folder.text(of: "after"))
    #expect(try FileSystem.entries(of: "\(folder.path)/copy") == ["output"])
  }

  /// The old output could not be removed without what is mounted in it.
  @Test func somethingThatIsMountedInTheReport() throws {
    let log = try shell(
      """
      unruly run plain --output disk/output
      mkdir -p disk/output/.well-known
      mount -t tmpfs -o size=100k tmpfs disk/output/.well-known
      echo mine >disk/output/.well-known/file
      unruly run tagged --output disk/output
      echo $? >status
      cp disk/output/.well-known/file kept
      """)
    #expect(try folder.text(of: "status") == "73\n", "\(log)")
    #expect(log.contains("something is mounted there"), "\(log)")
    #expect(!log.contains("tagged:"), "\(log)")
    #expect(try folder.text(of: "kept") == "mine\n")
  }

  @Test func aFileSystemMountedForReading() throws {
    let log = try shell(
      """
      unruly run plain --output disk/output
      mount -o remount,ro disk
      unruly run plain --output disk/output
      echo $? >status
      """)
    #expect(try folder.text(of: "status") == "73\n", "\(log)")
    #expect(log.contains("Read-only file system"))
    #expect(try FileSystem.entries(of: "\(folder.path)/copy") == ["output"])
  }

  @Test func aMountPointCannotBeReplaced() throws {
    let log = try shell(
      """
      unruly run plain --output disk
      echo $? >status
      """)
    #expect(try folder.text(of: "status") == "73\n", "\(log)")
    #expect(log.contains("mount point"))
  }

  @Test func standardOutputOnAFullDisk() throws {
    _ = try shell(
      """
      '\(try BuiltProgram.unruly.path)' list >/dev/full 2>>log
      echo $? >status
      """)
    #expect(try folder.text(of: "status") == "74\n")
  }
}

/// A folder that its user may not write, which only means something to those who are not root.
@Suite(.enabled(if: geteuid() != 0 || Mounts.canBeSomebodyElse, "root needs setpriv, and a clone that others may read"))
struct PermissionTests {
  /// Somebody else's report in a folder that everybody may write, as `/tmp` is.
  @Test(.enabled(if: geteuid() == 0), arguments: [0o1777, 0o777])
  func aReportOfSomebodyElse(mode: Int) throws {
    let folder = try TemporaryFolder()
    #expect(try BuiltProgram.unruly.run("run", "plain", in: folder).status == 0)
    let before = try folder.contents()
    try folder.write("", to: "log")
    #expect(chmod(folder.path, mode_t(mode)) == 0)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "setpriv --reuid=65534 --regid=65534 --clear-groups '\(try BuiltProgram.unruly.path)' run tagged",
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: "\(folder.path)/log")
    try process.run()
    process.waitUntilExit()
    let log = try folder.text(of: "log")
    #expect(process.terminationStatus == 73, "\(log)")
    #expect(log.contains(mode == 0o777 ? "Permission denied" : "it belongs to somebody else"), "\(log)")
    #expect(!log.contains("tagged:"), "\(log)")
    #expect(try folder.contents().filter { $0.key != "log" } == before)
    #expect(try FileSystem.entries(of: folder.path) == ["log", "output"])
  }

  @Test func aFolderWithoutPermission() throws {
    let folder = try TemporaryFolder()
    try FileSystem.makeFolder("\(folder.path)/locked")
    #expect(chmod("\(folder.path)/locked", 0o555) == 0)
    #expect(chmod(folder.path, 0o777) == 0)
    try folder.write("", to: "log")
    let command = "'\(try BuiltProgram.unruly.path)' run plain --output locked/output"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", (geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "") + command,
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: "\(folder.path)/log")
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 73)
    #expect(try folder.text(of: "log").contains("Permission denied"))
    #expect(try FileSystem.entries(of: "\(folder.path)/locked") == [])
    chmod("\(folder.path)/locked", 0o755)
  }
}

enum Mounts {
  /// A user namespace where there are any, so that nothing outside is touched; else, for root, a mount namespace alone.
  static let prefix = succeeds("unshare -rm true") ? "unshare -rm" : "unshare -m"

  static let areAllowed = succeeds("\(prefix) sh -c 'mount -t tmpfs tmpfs /mnt'")

  /// Root's own folder is often closed to others, and a program in it cannot be run by them.
  static let canBeSomebodyElse: Bool = {
    guard let program = try? BuiltProgram.unruly.path else { return false }
    let folder = URL(fileURLWithPath: program).deletingLastPathComponent().path
    return succeeds("setpriv --reuid=65534 --regid=65534 --clear-groups ls '\(folder)'")
  }()

  private static func succeeds(_ command: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
