import Foundation
import Testing

@testable import SafeFiles

/// A marker as simple as can be: the program's name, then a file a line.
let plainMarker = OutputFolder.Marker(path: "files.txt") { bytes in
  let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  struct Empty: Error {}
  guard let program = lines.first else { throw Empty() }
  return OutputFolder.Contents(program: program, files: Set(lines.dropFirst()))
}

/// Writes a small report whose pages all say `text`.
func publish(_ text: String, to path: String, program: String = "demo") throws {
  let replacement = try Replacement(of: OutputFolder(path, program: program, marker: plainMarker))
  try FileSystem.makeFolder("\(replacement.newFolder)/chapter")
  for file in ["index.html", "chapter/index.html"] {
    try FileSystem.create("\(replacement.newFolder)/\(file)", with: Array(text.utf8))
  }
  try FileSystem.create(
    "\(replacement.newFolder)/files.txt", with: Array("\(program)\nindex.html\nchapter/index.html\n".utf8))
  try replacement.commit()
}

/// What a replacement fails with; a noncopyable value cannot be captured by an expectation's closure.
func failure(of replacement: consuming Replacement) -> OutputError? {
  do {
    try replacement.commit()
    return nil
  } catch {
    return error
  }
}

@Suite struct ReplacementTests {
  let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  var output: String { "\(temporary.path)/output" }

  @Test func aFirstReportIsCreatedAndASecondTakesItsPlace() throws {
    try publish("old", to: output)
    #expect(try temporary.text(of: "output/chapter/index.html") == "old")
    try publish("new", to: output)
    #expect(try temporary.text(of: "output/index.html") == "new")
    #expect(try FileSystem.entries(of: temporary.path) == ["output"])
  }

  @Test(arguments: ["a/b/c", "output/", "./x/../y", "output//"])
  func theFolderMayBeWrittenInManyWays(name: String) throws {
    if name.contains("x/..") { try FileSystem.makeFolder("\(temporary.path)/x") }
    try publish("text", to: "\(temporary.path)/\(name)")
    #expect(try temporary.text(of: "\(name)/index.html") == "text")
  }

  @Test func anEmptyFolderIsTakenAndKeepsItsPermissions() throws {
    try FileSystem.makeFolder(output)
    #expect(chmod(output, 0o751) == 0)
    try publish("text", to: output)
    #expect(try FileSystem.status(output)?.permissions == 0o751)
  }

  @Test func aSymbolicLinkStaysAndItsFolderIsReplaced() throws {
    try publish("old", to: "\(temporary.path)/elsewhere/report")
    #expect(symlink("elsewhere/report", output) == 0)
    try publish("new", to: output)
    #expect(try FileSystem.status(output)?.kind == .symbolicLink)
    #expect(try temporary.text(of: "elsewhere/report/index.html") == "new")
    #expect(try FileSystem.entries(of: "\(temporary.path)/elsewhere") == ["report"])
  }

  @Test func aFolderRemovedDuringTheRunIsCreatedAgain() throws {
    try publish("old", to: output)
    let replacement = try Replacement(of: OutputFolder(output, program: "demo", marker: plainMarker))
    try FileSystem.create("\(replacement.newFolder)/files.txt", with: Array("demo\n".utf8))
    try FileSystem.removeTree(output)
    try replacement.commit()
    #expect(try FileSystem.entries(of: output) == ["files.txt"])
  }

  @Test func aForeignFolderThatAppearsDuringTheRunIsLeftAlone() throws {
    let replacement = try Replacement(of: OutputFolder(output, program: "demo", marker: plainMarker))
    try FileSystem.create("\(replacement.newFolder)/files.txt", with: Array("demo\n".utf8))
    try temporary.write("dear diary", to: "output/diary.txt")
    let error = failure(of: replacement)
    #expect(error?.kind == .cannotCreate)
    #expect(try temporary.snapshot() == ["output/diary.txt": "dear diary"])
  }

  @Test func anIncompleteReportDoesNotReplaceAWholeOne() throws {
    try publish("old", to: output)
    let before = try temporary.snapshot()
    let replacement = try Replacement(of: OutputFolder(output, program: "demo", marker: plainMarker))
    try FileSystem.create("\(replacement.newFolder)/files.txt", with: Array("demo\nindex.html\n".utf8))
    let error = failure(of: replacement)
    #expect(error?.kind == .cannotWrite)
    #expect(error?.description.contains("index.html") == true)
    #expect(try temporary.snapshot() == before)
  }

  @Test func abandoningLeavesNothingNotEvenTheFoldersAbove() throws {
    let replacement = try Replacement(of: OutputFolder("\(temporary.path)/a/b/c", program: "demo", marker: plainMarker))
    try FileSystem.create("\(replacement.newFolder)/half.html", with: [])
    replacement.abandon()
    #expect(try FileSystem.entries(of: temporary.path) == [])
  }

  @Test func whatKilledRunsLeftIsRemovedAndWhatLivingRunsHoldIsNot() throws {
    try temporary.write("", to: ".demo-staging-dead/lock")
    try temporary.write("half", to: ".demo-staging-dead/report/index.html")
    try FileSystem.makeFolder("\(temporary.path)/.demo-staging-unborn")
    try temporary.write("mine", to: ".demo-staging-without-lock/file")
    try temporary.write("", to: ".demo-staging-other-staging-dead/lock")
    let living = try Replacement(of: OutputFolder("\(temporary.path)/other", program: "demo", marker: plainMarker))
    try publish("text", to: output)
    let left = try FileSystem.entries(of: temporary.path)
    #expect(
      left.filter {
        living.newFolder.contains($0) || !$0.hasPrefix(".") || $0.contains("without") || $0.contains("other")
      }
        == left && left.count == 4)
    living.abandon()
  }

  /// Neither kind of folder clears up the other, in which there may be what only its own next run can put back.
  @Test func temporaryFoldersAndStagingFoldersAreNotEachOthers() throws {
    try temporary.write("", to: ".demo-staging-dead/lock")
    try temporary.write("", to: ".demo-temporary-dead/lock")
    try StagingFolder(in: temporary.path, program: "demo").remove()
    #expect(try FileSystem.entries(of: temporary.path) == [".demo-staging-dead"])
    try temporary.write("", to: ".demo-temporary-dead/lock")
    try publish("text", to: output)
    #expect(try FileSystem.entries(of: temporary.path) == [".demo-temporary-dead", "output"])
  }
}
