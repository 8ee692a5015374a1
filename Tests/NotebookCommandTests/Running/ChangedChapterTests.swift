import Foundation
import Testing

/// Chapters that would become what they are can be kept.
///
/// What a change of code does is tried in `.ci/sample`, with a package that is built for it.
struct ChangedChapterTests {
  private let program = BuiltProgram.owning
  private let folder: TemporaryFolder
  private static let chapters = ["called-helpers", "started-processes", "measured-times"]

  init() throws {
    folder = try TemporaryFolder()
    #expect(try run(Self.chapters).status == 0)
  }

  private func run(_ arguments: [String]) throws -> BuiltProgram.Result {
    try program.run(["run"] + arguments + ["--output", "report"], in: folder)
  }

  /// The chapters that a run makes.
  private func made(_ result: BuiltProgram.Result) -> Set<String> {
    Set(Self.chapters.filter { name in result.messages.split(separator: "\n").contains { $0.hasPrefix("\(name): ") } })
  }

  @Test func nothingRunsWhereNothingChanged() throws {
    let before = try folder.snapshot()
    let result = try run(Self.chapters + ["--changed"])
    #expect(result.status == 0 && made(result) == [])
    #expect(result.messages.contains("unchanged, and kept: \(Self.chapters.joined(separator: ", "))"))
    #expect(try folder.snapshot() == before)
    // Once more, now that the files have been handed on.
    #expect(try made(run(Self.chapters + ["--changed"])) == [])
    // Without the option all run, and the cost is told.
    let all = try run(Self.chapters)
    #expect(made(all) == Set(Self.chapters))
    #expect(
      all.messages.contains("s went into chapters that had not changed: \(Self.chapters.joined(separator: ", "))"))
  }

  @Test(arguments: ["called-helpers/index.html", "called-helpers/values.json"])
  func aFileThatSomebodyWroteToIsMadeAnew(file: String) throws {
    let path = "\(folder.path)/report/\(file)"
    let before = try folder.text(of: "report/\(file)")
    let status = try FileManager.default.attributesOfItem(atPath: path)
    // In place, the same size, the date set back.
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.write(contentsOf: Data("x".utf8))
    try handle.close()
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(status[.modificationDate])], ofItemAtPath: path)
    let result = try run(Self.chapters + ["--changed"])
    #expect(made(result) == ["called-helpers"])
    #expect(try folder.text(of: "report/\(file)") == before)
  }

  @Test func anotherFolderAndAnotherFormatAreOthers() throws {
    let other = try program.run(
      ["run", "called-helpers", "--changed", "--output", "elsewhere"], in: folder)
    #expect(other.status == 0 && made(other) == ["called-helpers"])
    // The same folder, written anew in another format in the meantime.
    _ = try program.run(["all", "--format", "markdown", "--output", "elsewhere"], in: folder)
    let back = try program.run(
      ["run", "called-helpers", "--changed", "--output", "elsewhere", "--format", "markdown"], in: folder)
    #expect(made(back) == [])
  }

  @Test func whatIsNotThereIsMade() throws {
    let result = try run(Self.chapters + ["printed-otherwise", "--changed"])
    #expect(result.status == 0 && made(result) == [])
    #expect(result.messages.contains("\nprinted-otherwise: ") || result.messages.hasPrefix("printed-otherwise: "))
  }

  /// A chapter is kept only if it is asked for as it was made, and its data are what they were.
  @Test func settingsAndDataDecide() throws {
    try folder.write("a\n", to: "lines.txt")
    func isKept(_ settings: String...) throws -> Bool {
      let result = try BuiltProgram.studies.run(
        ["run", "reading", "--changed", "--output", "studies"] + settings.flatMap { ["--set", $0] }, in: folder)
      #expect(result.status == 0, "\(result.messages)")
      return result.messages.contains("unchanged, and kept: reading")
    }
    #expect(try !isKept("data=lines.txt"))
    #expect(try isKept("data=lines.txt"))
    #expect(try !isKept("data=lines.txt", "seed=5"))
    #expect(try isKept("seed=5", "data=lines.txt"))
    try folder.write("b\n", to: "lines.txt")
    #expect(try !isKept("data=lines.txt", "seed=5"))
    #expect(try isKept("data=lines.txt", "seed=5"))
    #expect(try !isKept())
  }
}
