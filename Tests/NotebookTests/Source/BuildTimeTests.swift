import Foundation
import SafeFiles
import Testing

@testable import Notebook

struct BuildTimeTests {
  /// A source whose date alone changed compiles to the same program, which is then not linked again.
  @Test func aSourceThatWasCompiledWithoutLinking() throws {
    let folder = try TemporaryFolder()
    let program = folder.path + "/program"
    try FileSystem.create(program, with: [])
    let linked = try #require(BuildTime.modificationTime(program))
    #expect(BuildTime.latest(image: program, module: "Chapters") == linked)
    try FileManager.default.createDirectory(atPath: folder.path + "/Chapters.build", withIntermediateDirectories: false)
    let note = folder.path + "/Chapters.build/Story.d"
    try FileSystem.create(note, with: [])
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: 100)], ofItemAtPath: note)
    #expect(try #require(BuildTime.latest(image: program, module: "Chapters")) > linked + 90_000_000_000)
    #expect(BuildTime.latest(image: program, module: "Other") == linked)
    #expect(BuildTime.latest(image: folder.path + "/missing", module: "Chapters") == nil)
  }
}
