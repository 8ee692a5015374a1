import Foundation
import SafeFiles
import Testing

@testable import NotebookCommand

/// What is told of the files of a package.
struct FolderWatchTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for file in ["Package.swift", "Sources/a/A.swift", "Sources/c/C.swift", "build/debug/x.swift"] {
      try folder.write("let a = 1", to: file)
    }
    try folder.write("{}", to: "Sources/a/report/report.json")
    try folder.write("", to: "README.md")
  }

  private func watch() throws -> FolderWatch {
    FolderWatch(roots: [folder.path], scratch: try FileSystem.resolved("\(folder.path)/build"))
  }

  /// What is told at last, relative to the folder, without waiting for what may never come.
  private func changes(_ watch: FolderWatch) throws -> Set<String> {
    if let descriptor = watch.descriptor {
      var notice = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      poll(&notice, 1, 20_000)
      return Set(watch.takeChanges().map { String($0.dropFirst(folder.path.count + 1)) })
    }
    return Set(watch.takeChanges(at: .now + .seconds(3600)).map { String($0.dropFirst(folder.path.count + 1)) })
  }

  @Test(arguments: ["4913", ".Dice.swift.swp", "#Dice.swift#", "Dice.swift~", ".#Dice.swift", "Dice.swift.tmp", ".git"])
  func whatEditorsLeave(name: String) { #expect(!FolderWatch.canBeSource(name, isInRoot: false)) }

  @Test func nothingIsToldOfWhatStays() throws {
    let watch = try watch()
    #expect(watch.takeChanges().isEmpty)
    // Nor when all is looked at again.
    #expect(watch.takeChanges(at: .now + .seconds(3600)).isEmpty)
  }

  @Test func filesThatChangeComeAndGo() throws {
    let watch = try watch()
    try folder.write("let a = 2", to: "Sources/a/A.swift")
    #expect(try changes(watch) == ["Sources/a/A.swift"])
    try folder.write("let d = 2", to: "Sources/a/D.swift")
    #expect(try changes(watch) == ["Sources/a/D.swift"])
    try FileSystem.removeTree("\(folder.path)/Sources/c/C.swift")
    #expect(try changes(watch) == ["Sources/c/C.swift"])
    #expect(rename("\(folder.path)/Sources/a/D.swift", "\(folder.path)/Sources/c/E.swift") == 0)
    #expect(try changes(watch) == ["Sources/a/D.swift", "Sources/c/E.swift"])
    try folder.write("// 6.2", to: "Package.swift")
    #expect(try changes(watch) == ["Package.swift"])
    #expect(watch.takeChanges().isEmpty)
  }

  @Test func foldersThatComeAndGo() throws {
    let watch = try watch()
    try folder.write("let b = 1", to: "Sources/b/deep/B.swift")
    #expect(try changes(watch) == ["Sources/b/deep/B.swift"])
    // From now on it is followed as the others are.
    try folder.write("let b = 2", to: "Sources/b/deep/B.swift")
    #expect(try changes(watch) == ["Sources/b/deep/B.swift"])
    #expect(rename("\(folder.path)/Sources/b", "\(folder.path)/Sources/z") == 0)
    #expect(try changes(watch) == ["Sources/b/deep/B.swift", "Sources/z/deep/B.swift"])
    try folder.write("let b = 3", to: "Sources/z/deep/B.swift")
    #expect(try changes(watch) == ["Sources/z/deep/B.swift"])
    try FileSystem.removeTree("\(folder.path)/Sources/z")
    #expect(try changes(watch) == ["Sources/z/deep/B.swift"])
  }

  @Test func whatIsNoSource() throws {
    let watch = try watch()
    for file in ["README.md", "Sources/a/report/x.txt", ".build/x.swift", "output/index.html", "build/debug/x.swift"] {
      try folder.write("new", to: file)
    }
    #expect(watch.takeChanges().isEmpty)
    #expect(watch.takeChanges(at: .now + .seconds(3600)).isEmpty)
  }

  @Test func whatComesIntoViewHasNotChanged() throws {
    let watch = try watch()
    let other = try TemporaryFolder()
    try other.write("let o = 1", to: "Sources/O.swift")
    try other.write("let p = 1", to: "single/P.swift")
    watch.follow([folder.path, other.path + "/Sources"], files: ["\(other.path)/single/P.swift"])
    #expect(watch.takeChanges().isEmpty)
    try other.write("let o = 2", to: "Sources/O.swift")
    if let descriptor = watch.descriptor {
      var notice = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      #expect(poll(&notice, 1, 20_000) == 1)
      #expect(watch.takeChanges() == ["\(other.path)/Sources/O.swift"])
      // Of single files it only tells that something happened.
      try other.write("let p = 2", to: "single/P.swift")
      #expect(poll(&notice, 1, 20_000) == 1)
      #expect(watch.takeChanges().isEmpty)
    }
  }
}
