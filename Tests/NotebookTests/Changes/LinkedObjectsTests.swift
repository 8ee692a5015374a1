import Foundation
import SafeFiles
import Testing

@testable import Notebook

/// What can act on a chapter, with a package that the package manager really builds.
@Suite(.serialized) final class LinkedObjectsTests {
  private let folder: TemporaryFolder
  private static let chapters = ["First", "Second", "Third"].map {
    LinkedObjects.Source(module: "Chapters", file: "\($0).swift")
  }

  init() throws {
    // A path with a space is between quotes in the list of objects.
    folder = try TemporaryFolder()
    try write(
      """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(
        name: "story", targets: [.target(name: "Chapters"), .executableTarget(name: "story", dependencies: ["Chapters"])])
      """, to: "Package.swift")
    // The first needs nothing of the others; the second needs the third by way of a helper.
    try write("public func first() -> Int { shared() }\n", to: "Sources/Chapters/Deep/First.swift")
    try write("public func second() -> Int { detour() }\n", to: "Sources/Chapters/Second.swift")
    try write("public func third() -> Int { 3 }\nfunc inThird() -> Int { 4 }\n", to: "Sources/Chapters/Third.swift")
    try write("func shared() -> Int { 1 }\n", to: "Sources/Chapters/Help/Shared.swift")
    try write("func detour() -> Int { inThird() }\n", to: "Sources/Chapters/Help/Detour.swift")
    try write("import Chapters\nprint(first() + second() + third())\n", to: "Sources/story/main.swift")
  }

  private func write(_ text: String, to path: String) throws { try folder.write(text, to: "a story/\(path)") }

  private func build(_ configuration: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "swift build --disable-sandbox --configuration \(configuration) --cache-path cache"]
    process.currentDirectoryURL = URL(filePath: "\(folder.path)/a story")
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  private func objects(_ configuration: String) throws -> LinkedObjects? {
    LinkedObjects(of: try FileSystem.resolved("\(folder.path)/a story/.build/\(configuration)/story"))
  }

  /// The lines of each chapter.
  private func lines() throws -> [[String]] {
    let objects = try #require(try objects("debug"))
    return try #require(objects.lines(actingOn: Self.chapters))
  }

  @Test func aChapterIsActedOnByWhatItNeedsAlone() throws {
    try build("debug")
    let before = try lines()
    func names(_ lines: [String]) -> Set<String> {
      Set(lines.compactMap { $0.firstMatch(of: /(\w+)\.swift\.o/).map { String($0.1) } })
    }
    #expect(names(before[0]) == ["First", "Shared", "Detour", "main"])
    #expect(names(before[1]) == ["Second", "Third", "Shared", "Detour", "main"])
    #expect(names(before[2]) == ["Third", "Shared", "Detour", "main"])

    // A chapter that another needs.
    try write("public func third() -> Int { 3 }\nfunc inThird() -> Int { 5 }\n", to: "Sources/Chapters/Third.swift")
    try build("debug")
    var after = try lines()
    #expect(after.indices.map { after[$0] == before[$0] } == [true, false, false])

    // What all may need.
    let last = after
    try write("func shared() -> Int { 2 }\n", to: "Sources/Chapters/Help/Shared.swift")
    try build("debug")
    after = try lines()
    #expect(after.indices.map { after[$0] == last[$0] } == [false, false, false])

    // Objects that are not those the program was linked from.
    let object = "\(folder.path)/a story/.build/debug/Chapters.build/First.swift.o"
    #expect(utimes(object, nil) == 0)
    #expect(try objects("debug") == nil)
    try FileSystem.removeTree(object)
    #expect(try objects("debug") == nil)
  }

  /// A conformance is found at run time, without anybody's referring to it.
  @Test func aChapterThatExtendsTypesOfElsewhereActsOnAll() throws {
    let own = "public struct Own: CustomStringConvertible { public var description: String { \"own\" } }\n"
    let text = "public func third() -> Int { 3 }\nfunc inThird() -> Int { 4 }\n"
    try write(text + own, to: "Sources/Chapters/Third.swift")
    try build("debug")
    #expect(try lines()[0].allSatisfy { !$0.contains("/Third.swift.o") })
    let foreign = "extension Help: CustomStringConvertible { var description: String { \"help\" } }\n"
    try write("struct Help {}\n", to: "Sources/Chapters/Help/Type.swift")
    try write(text + own + foreign, to: "Sources/Chapters/Third.swift")
    try build("debug")
    #expect(try lines().allSatisfy { $0.contains { $0.contains("/Third.swift.o") } })
  }

  @Test func whatIsNoObjectHasNoSymbols() throws {
    try build("debug")
    let path = "\(folder.path)/a story/.build/debug/Chapters.build/Third.swift.o"
    let bytes = try FileSystem.contents(of: path)
    let symbols = try #require(ObjectSymbols(bytes))
    #expect(symbols.defined.contains("$s8Chapters7inThirdSiyF"))
    #expect(!symbols.needed.contains("$s8Chapters7inThirdSiyF"))
    #expect(ObjectSymbols([]) == nil && ObjectSymbols(Array("#!/bin/sh\n".utf8)) == nil)
    // A file that was cut off anywhere is told, and never read beyond its end.
    for count in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 97)) {
      #expect(ObjectSymbols(Array(bytes[..<count])) == nil)
    }
    // Whatever a damaged one is read as, it is read within itself: its head, its sections' heads, its symbols.
    func number<Number: FixedWidthInteger>(_ type: Number.Type, at place: Int) -> Int {
      bytes.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: place, as: type)) }
    }
    let (sections, count) = (number(UInt64.self, at: 40), number(UInt16.self, at: 60))
    let table = try #require((0..<count).map { sections + $0 * 64 }.first { number(UInt32.self, at: $0 + 4) == 2 })
    let symbolTable = number(UInt64.self, at: table + 24)
    var generator = SeededGenerator(state: 1)
    for places in [
      0..<64, sections..<(sections + count * 64), symbolTable..<(symbolTable + number(UInt64.self, at: table + 32)),
    ] {
      for _ in 0..<300 {
        var damaged = bytes
        for _ in 0..<8 { damaged[Int.random(in: places, using: &generator)] = .random(in: 0...255, using: &generator) }
        _ = ObjectSymbols(damaged)
      }
    }
  }

  /// SplitMix64: the same damage in each run.
  private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }
  }
}
