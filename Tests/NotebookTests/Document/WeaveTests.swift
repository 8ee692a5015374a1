import SafeFiles
import Testing

@testable import Notebook

struct WeaveTests {
  @Test func aSourceThatIsNotTheOneThatRan() throws {
    let original = String(decoding: try FileSystem.contents(of: fixtures.sourceFolder + "/Story.swift"), as: UTF8.self)
    // The same calls, two lines further down: what was recorded no longer stands where the source says.
    let edited = original.replacing("import Notebook\n", with: "import Notebook\n\n\n")
    let source = try CellParser(edited, typeName: "Story").parse()
    var transcript = Transcript()
    transcript.entries = [.init(line: 20, content: .text("x\n"))]
    var weave = Weave(source, transcript) { $0.failure(chapter: "story", file: "Story.swift") }
    _ = weave.blocks()
    #expect(weave.problems.contains { $0.message.contains("edited since the build") })
  }
}
