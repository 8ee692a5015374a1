import Foundation
import Testing

@testable import SafeFiles

/// What stands in the output's folder beside the output, through runs that succeed, fail and are killed.
@Suite struct CompanionTests {
  let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  var output: String { "\(temporary.path)/output" }
  var folder: OutputFolder { get throws { try OutputFolder(output, program: "demo", marker: plainMarker) } }

  @Test(arguments: [
    "CNAME", ".nojekyll", ".DS_Store", "chapter/.DS_Store", ".well-known/security.txt", ".git/HEAD", "robots.txt",
    "_headers", "favicon.ico", ".hidden/deep/file",
  ])
  func whatAHostingNeedsStays(file: String) throws {
    try publish("old", to: output)
    try temporary.write("mine", to: "output/\(file)")
    #expect(chmod("\(output)/\(file)", 0o640) == 0)
    try publish("new", to: output)
    #expect(try temporary.text(of: "output/\(file)") == "mine")
    #expect(try FileSystem.status("\(output)/\(file)")?.permissions == 0o640)
    #expect(try temporary.text(of: "output/index.html") == "new")
    #expect(try FileSystem.entries(of: temporary.path) == ["output"])
  }

  @Test func aFolderThatIsPreparedForAHostingIsTaken() throws {
    for file in ["CNAME", ".nojekyll", ".git/HEAD"] { try temporary.write("mine", to: "output/\(file)") }
    try publish("new", to: output)
    #expect(
      try temporary.snapshot() == [
        "output/.git/HEAD": "mine", "output/.nojekyll": "mine", "output/CNAME": "mine",
        "output/chapter/index.html": "new",
        "output/files.txt": "demo\nindex.html\nchapter/index.html\n", "output/index.html": "new",
      ])
  }

  @Test func hiddenFilesAloneMakeNoFolderOurs() throws {
    try temporary.write("precious", to: "home/.profile")
    #expect(throws: OutputError.self) { try publish("new", to: "\(temporary.path)/home") }
    #expect(try temporary.snapshot() == ["home/.profile": "precious"])
  }

  @Test func emptyFoldersAndLinksStay() throws {
    try publish("old", to: output)
    try FileSystem.makeFolders("drafts/later", in: output)
    #expect(symlink("elsewhere", "\(output)/.link") == 0)
    try publish("new", to: output)
    #expect(try FileSystem.status("\(output)/drafts/later")?.kind == .folder)
    #expect(try FileSystem.destination(ofLink: "\(output)/.link") == "elsewhere")
  }

  @Test func aFileOfTheUsersThatTheNewOutputHasTooIsNotReplaced() throws {
    try publish("old", to: output)
    try temporary.write("mine", to: "output/_extra")
    let before = try temporary.snapshot()
    let replacement = try Replacement(of: folder)
    try FileSystem.create("\(replacement.newFolder)/_extra", with: Array("ours".utf8))
    try FileSystem.create("\(replacement.newFolder)/files.txt", with: Array("demo\n_extra\n".utf8))
    let error = failure(of: replacement)
    #expect(error?.description.contains("_extra does not belong to the output") == true)
    #expect(try temporary.snapshot() == before)
  }

  /// A run killed between the exchange and the removal of the old folder, into which a file had been put.
  @Test(arguments: [".note", "notes.txt"]) func aFileAddedToARunThatIsKilledComesBack(file: String) throws {
    try publish("old", to: output)
    try temporary.write("mine", to: "output/\(file)")
    let replacement = try Replacement(of: try OutputFolder(output, program: "demo", marker: tolerantMarker))
    let staging = replacement.newFolder
    for (path, text) in [("files.txt", "demo\nindex.html\n"), ("index.html", "new")] {
      try FileSystem.create("\(staging)/\(path)", with: Array(text.utf8))
    }
    // What a kill leaves: all of it, but for the lock.
    try FileSystem.exchange(staging, output)
    let name = String(staging.split(separator: "/").dropLast(2).last ?? "")
    let left = "\(temporary.path)/left"
    try FileSystem.move("\(temporary.path)/\(name)", toUnused: left)
    replacement.abandon()
    try FileSystem.move(left, toUnused: "\(temporary.path)/\(name)")
    #expect(try FileSystem.status("\(output)/\(file)") == nil)

    if file == ".note" {
      try publish("newer", to: output)
      #expect(try temporary.text(of: "output/index.html") == "newer")
      #expect(try FileSystem.entries(of: temporary.path) == ["output"])
    } else {
      // It is back, and in the way, as it would have been without the kill.
      let error = #expect(throws: OutputError.self) { try publish("newer", to: output) }
      #expect(error?.description.contains("notes.txt does not belong") == true)
      #expect(try temporary.text(of: "output/index.html") == "new")
    }
    #expect(try temporary.text(of: "output/\(file)") == "mine")
  }

  /// Takes any file for output, as if the user's had come after the look.
  private var tolerantMarker: OutputFolder.Marker {
    OutputFolder.Marker(path: plainMarker.path) { bytes in
      var contents = try plainMarker.read(bytes)
      contents.files.formUnion(["notes.txt", ".note"])
      return contents
    }
  }
}
