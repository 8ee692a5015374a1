import Foundation
import SafeFiles
import Testing

@testable import NotebookCommand

/// What is told of files that people edit, however their editors do it.
struct SourceWatchTests {
  private let folder: TemporaryFolder
  private var path: String { "\(folder.path)/Source.swift" }

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("one", to: "Source.swift")
  }

  /// What is told at last, after looks over a while.
  private func changes(_ watch: inout SourceWatch, within time: Duration = .seconds(20)) -> [SourceWatch.Change] {
    let start = ContinuousClock.now
    while ContinuousClock.now - start < time {
      if let change = watch.look()[path] { return [change] }
      usleep(2000)
    }
    return []
  }

  private func text(_ text: String) -> [SourceWatch.Change] { [.text(Array(text.utf8))] }

  @Test func whatIsWrittenIsToldOnce() throws {
    var watch = SourceWatch()
    watch.follow([path])
    #expect(changes(&watch) == text("one"))
    try folder.write("two", to: "Source.swift")
    #expect(changes(&watch) == text("two"))
    #expect(changes(&watch, within: .milliseconds(80)) == [])
    // The same again is no change.
    try folder.write("two", to: "Source.swift")
    #expect(changes(&watch, within: .milliseconds(80)) == [])
  }

  @Test func aFileOfTheSameSizeAndDate() throws {
    var watch = SourceWatch()
    watch.follow([path])
    #expect(changes(&watch) == text("one"))
    let date = try #require(try FileManager.default.attributesOfItem(atPath: path)[.modificationDate])
    try folder.write("two", to: "Source.swift")
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    #expect(changes(&watch) == text("two"))
  }

  @Test func anEditorThatRenames() throws {
    var watch = SourceWatch()
    watch.follow([path])
    #expect(changes(&watch) == text("one"))
    try folder.write("two", to: "new")
    #expect(rename(path, path + "~") == 0)
    #expect(watch.look().isEmpty)
    #expect(rename("\(folder.path)/new", path) == 0)
    #expect(changes(&watch) == text("two"))
  }

  @Test func aFileThatIsGoneAndComesBack() throws {
    var watch = SourceWatch()
    watch.follow([path])
    #expect(changes(&watch) == text("one"))
    try FileSystem.removeTree(path)
    guard case .missing(let reason)? = changes(&watch).first else {
      Issue.record("not told")
      return
    }
    #expect(reason == "No such file or directory")
    #expect(changes(&watch, within: .milliseconds(80)) == [])
    try folder.write("one", to: "Source.swift")
    #expect(changes(&watch) == text("one"))
  }

  @Test func whatIsNoFile() throws {
    for make in [{ mkdir($0, 0o700) }, { mkfifo($0, 0o600) }] as [(String) -> CInt] {
      try FileSystem.removeTree(path)
      #expect(make(path) == 0)
      var watch = SourceWatch()
      watch.follow([path])
      guard case .missing? = changes(&watch).first else {
        Issue.record("taken for a file")
        return
      }
    }
  }

  @Test func aLinkIsFollowed() throws {
    try folder.write("far", to: "elsewhere/File.swift")
    try FileSystem.removeTree(path)
    #expect(symlink("elsewhere/File.swift", path) == 0)
    var watch = SourceWatch()
    watch.follow([path])
    #expect(changes(&watch) == text("far"))
    try folder.write("farther", to: "elsewhere/File.swift")
    #expect(changes(&watch) == text("farther"))
  }

  /// A file that is written again and again is read when that is over, or at a moment when it is not.
  @Test func aFileThatIsBeingWritten() throws {
    var watch = SourceWatch()
    watch.follow([path])
    #expect(changes(&watch) == text("one"))
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: 0)
    #expect(watch.look().isEmpty)
    for part in ["fi", "ni"] {
      try file.write(contentsOf: Data(part.utf8))
      #expect(watch.look().isEmpty)
    }
    try file.write(contentsOf: Data("shed".utf8))
    try file.close()
    #expect(changes(&watch) == text("finished"))
  }

  @Test(arguments: ["4913", ".Dice.swift.swp", "#Dice.swift#", "Dice.swift~", ".#Dice.swift", "Dice.swift.tmp", ".git"])
  func whatEditorsLeave(name: String) { #expect(!FolderWatch.canBeSource(name, isInRoot: false)) }

  @Test func whenToLookAgain() throws {
    var watch = SourceWatch()
    watch.follow([path])
    #expect(changes(&watch) == text("one"))
    #expect(watch.nextLook == nil)
    try folder.write("two", to: "Source.swift")
    let now = ContinuousClock.now
    #expect(watch.look(at: now).isEmpty)
    let next = try #require(watch.nextLook)
    #expect(next > now && watch.look(at: next)[path] == .text(Array("two".utf8)))
    #expect(watch.nextLook == nil)
  }
}
