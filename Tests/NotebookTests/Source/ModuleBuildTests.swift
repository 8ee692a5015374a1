import Foundation
import SafeFiles
import Testing

@testable import Notebook

/// Whether a source is the one that was compiled, with a package that the package manager really builds.
@Suite(.serialized) final class ModuleBuildTests {
  static let configurations = ["debug", "release"]

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(
        name: "story", targets: [.target(name: "Chapters"), .executableTarget(name: "story", dependencies: ["Chapters"])])
      """, to: "Package.swift")
    try folder.write(Self.text("First"), to: "Sources/Chapters/First.swift")
    try folder.write(Self.text("Second"), to: "Sources/Chapters/Second.swift")
    try folder.write("import Chapters\nprint(First().number + Second().number)\n", to: "Sources/story/main.swift")
  }

  private static func text(_ name: String, number: String = "1") -> String {
    "public struct \(name) {\n  public init() {}\n  public var number: Int { \(number) }\n}\n"
  }

  private var path: String { "\(folder.path)/Sources/Chapters/First.swift" }

  private func write(_ number: String, to name: String = "First") throws {
    // In place, as editors that keep links do.
    try Data(Self.text(name, number: number).utf8).write(
      to: URL(filePath: "\(folder.path)/Sources/Chapters/\(name).swift"), options: [])
  }

  private func set(_ date: String) throws {
    #expect(try shell("touch -d '\(date)' '\(path)'") == 0)
  }

  private func shell(_ command: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @discardableResult private func build(_ configuration: String) throws -> Bool {
    try shell("swift build --disable-sandbox --configuration \(configuration) --cache-path cache") == 0
  }

  private func doubt(_ configuration: String, program: String? = nil) throws -> ModuleBuild.Doubt? {
    let image = program ?? "\(folder.path)/.build/\(configuration)/story"
    let build = try #require(ModuleBuild(image: image, module: "Chapters"))
    return build.doubt(
      about: ModuleBuild.Source(
        path: path, bytes: try FileSystem.contents(of: path), status: try #require(try FileSystem.status(path))))
  }

  private func forget(_ configuration: String) throws {
    try FileSystem.removeTree("\(folder.path)/.build/\(configuration)/Chapters.build/First.swift.seen")
  }

  @Test(arguments: configurations) func aSourceByItsContent(configuration: String) throws {
    #expect(try build(configuration))
    #expect(try doubt(configuration) == nil)
    let compiled = try #require(try FileSystem.status(path)).modified

    // Another date, the same content: as after changing branches and back.
    try write("1")
    #expect(try doubt(configuration) == nil)
    try set("2001-02-03")
    #expect(try doubt(configuration) == nil)

    // Another content with an older date, as from another machine.
    try write("2 + 2")
    try set("2001-02-03")
    #expect(try doubt(configuration) == .edited)
    try forget(configuration)
    #expect(try doubt(configuration) == .edited)
    // What a build makes of it.
    #expect(try build(configuration))
    #expect(try doubt(configuration) == nil)

    // Another content with the very date and size.
    let date = try #require(try FileSystem.status(path)).modified
    #expect(date != compiled)
    try write("3 + 3")
    try set("@\(date / 1_000_000_000).\(String(format: "%09d", date % 1_000_000_000))")
    #expect(try doubt(configuration) == .editedWithinItsDate)
  }

  /// A comment alone makes no other program, which then is not linked again.
  @Test func aSourceThatWasCompiledWithoutLinking() throws {
    let configuration = "release"
    #expect(try build(configuration))
    #expect(try doubt(configuration) == nil)
    let program = try FileSystem.status("\(folder.path)/.build/\(configuration)/story")
    try Data((Self.text("First") + "// One line more.\n").utf8).write(to: URL(filePath: path), options: [])
    #expect(try doubt(configuration) == .edited)
    #expect(try build(configuration))
    #expect(try FileSystem.status("\(folder.path)/.build/\(configuration)/story") == program)
    #expect(try doubt(configuration) == nil)
  }

  @Test(arguments: configurations) func aBuildThatFails(configuration: String) throws {
    #expect(try build(configuration))
    // The chapter is well, and another one is not: what is compiled is younger than the program.
    try write("2 + 2")
    try write("nothing of that name", to: "Second")
    #expect(try !build(configuration))
    #expect(try doubt(configuration) == .edited)
    try set("2001-02-03")
    #expect(try doubt(configuration) == .unfinishedBuild)
    #expect(try !build(configuration))
    #expect(try doubt(configuration) == .unfinishedBuild)
    // The chapter itself is not well.
    try write("nothing of that name")
    try write("1", to: "Second")
    #expect(try !build(configuration))
    #expect(try doubt(configuration) == .edited)
    // Mended.
    try write("2 + 2")
    #expect(try build(configuration))
    #expect(try doubt(configuration) == nil)
    // Nothing has happened to the chapter since.
    try forget(configuration)
    try write("nothing of that name", to: "Second")
    #expect(try !build(configuration))
    #expect(try doubt(configuration) == nil)
  }

  /// Without its build, a program has nothing but its date.
  @Test func aProgramThatWasCopied() throws {
    #expect(try build("debug"))
    let copy = "\(folder.path)/copy"
    #expect(try shell("cp .build/debug/story copy") == 0)
    #expect(try doubt("debug", program: copy) == nil)
    // Longer than the clocks of file systems take for a step.
    usleep(50_000)
    try write("2 + 2")
    #expect(try doubt("debug", program: copy) == .edited)
    #expect(ModuleBuild(image: "\(folder.path)/missing", module: "Chapters") == nil)
  }

  /// A tree that was packed and unpacked elsewhere keeps whole seconds, or less.
  @Test func datesThatACopyRounds() {
    let noted = 1_795_963_321_886_731_794
    for now in [noted, 1_795_963_321_886_731_000, 1_795_963_321_000_000_000, 1_795_963_320_000_000_000] {
      #expect(CompilerNotes.isSame(noted: noted, now: now))
    }
    for now in [noted - 1, noted + 1, 1_795_963_322_000_000_000, 1_795_963_318_000_000_000, 0] {
      #expect(!CompilerNotes.isSame(noted: noted, now: now))
    }
  }
}
