import SafeFiles
import Synchronization
import Testing

@testable import Notebook

/// A page that is woven anew from a run is the one that another run would make.
struct ChapterWeaverTests {
  /// A run that was kept, and the report that it made.
  private struct Kept {
    let folder: TemporaryFolder
    let run: KeptRun
    let builder: ReportBuilder
    let name: String

    init(_ name: String) throws {
      folder = try TemporaryFolder()
      var builder = try ReportBuilder(fixtures: fixtures)
      let kept = Mutex<[UInt8]>([])
      builder.keep = { run in kept.withLock { $0 = run.bytes } }
      try FileSystem.makeFolder("\(folder.path)/first")
      _ = try builder.build(chapter: name, into: "\(folder.path)/first")
      builder.keep = nil
      self.builder = builder
      self.name = name
      run = try #require(KeptRun(bytes: kept.withLock { $0 }))
    }

    func weaver() throws -> ChapterWeaver {
      try ChapterWeaver(
        run, of: name, madeIn: "\(folder.path)/first", lastSource: nil, memory: SourceMemory(), builder: builder)
    }

    /// Weaves into another folder and returns what was made there.
    func woven(_ text: String, by weaver: ChapterWeaver, notes: [ChapterWeaver.Note] = []) throws -> (
      ChapterWeaver.Woven, TemporaryFolder
    ) {
      let folder = try TemporaryFolder()
      return (try weaver.weave(text, notes: notes, into: folder.path), folder)
    }
  }

  @Test(arguments: ["story", "throwing", "helpers", "marked", "misplaced", "mistakes"])
  func theSameSourceMakesTheSameBytes(chapter: String) throws {
    let kept = try Kept(chapter)
    let (woven, folder) = try kept.woven(kept.run.source, by: try kept.weaver())
    #expect(!woven.isFormer)
    let made = try folder.contents()
    let first = try kept.folder.contents()
    #expect(made.count > 3)
    #expect(Set(made.keys) == Set(first.keys.map { String($0.dropFirst("first/".count)) }))
    for (file, bytes) in made { #expect(first["first/\(file)"] == bytes, "\(file)") }
    #expect(Set(woven.outcome.files) == Set(made.keys))
  }

  // MARK: - Edits

  /// Edits what is no code: at random, but the same in every run of the tests.
  private struct Editor {
    var random: UInt64
    private mutating func next(_ count: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((random >> 33) % UInt64(count))
    }

    /// Lines behind which prose can stand: between the statements at the top level of `run()`.
    private static func gaps(_ lines: [String]) -> [Int] {
      let anchors = ["//:", "print(\"said 1\")", "print(text)", "mark(3)", "    }", "record(", "closure()", "show("]
      return lines.indices.filter { index in
        let line = lines[index]
        guard line.hasPrefix("    "), !line.hasPrefix("      ") else { return false }
        return anchors.contains { line.dropFirst(line.hasPrefix("    }") ? 0 : 4).hasPrefix($0) }
      }
    }

    mutating func edit(_ text: String) -> String {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      for _ in 0...next(4) {
        let gaps = Self.gaps(lines)
        let place = gaps[next(gaps.count)]
        switch next(6) {
        case 0:
          lines.insert(contentsOf: ["    //: ## A heading \(next(1000))", "    //:", "    //: Words."], at: place + 1)
        case 1: lines.insert(contentsOf: ["", "    //:", ""], at: place + 1)
        case 2: lines.insert("    //: Some words: \\(eight).", at: place + 1)
        case 3: lines.insert(contentsOf: ["", "    // A comment.", ""], at: place + 1)
        case 4:
          let prose = lines.indices.filter { lines[$0].hasPrefix("    //:") }
          if !prose.isEmpty { lines.remove(at: prose[next(prose.count)]) }
        default: lines.insert("/* outside */", at: 0)
        }
      }
      return lines.joined(separator: "\n")
    }
  }

  /// On the Markdown page, what each statement said stands behind the code that said it, ahead of the next code.
  private func expectMarks(_ page: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    var cell: [Substring] = []
    var code: String? = nil
    var said: [String] = []
    let causes = [
      "said 1": "print(\"said 1\")", "said 2": "print(text)", "said 3": "mark(3)", "said 4": "mark(4)",
      "said 5": "for number", "said 6": "for number", "said 9": "closure()", "said 10": "print(\"said 10\")",
    ]
    for line in lines {
      if line == "```swift" {
        (cell, code) = ([], nil)
      } else if line.hasPrefix("```"), code == nil {
        code = cell.joined(separator: "\n")
      }
      cell.append(line)
      let words = line.split(separator: " ")
      if words.count == 2, words[0] == "said", let code, let cause = causes[String(line)] {
        said.append(String(line))
        #expect(code.contains(cause), "\(line) stands behind \(code)", sourceLocation: sourceLocation)
      }
    }
    #expect(
      said == [1, 2, 3, 4, 5, 6, 9, 10].map { "said \($0)" }, "\(page)", sourceLocation: sourceLocation)
    #expect(page.contains("figure.png"), sourceLocation: sourceLocation)
  }

  @Test(arguments: 0..<40) func editedWordsLeaveEverythingInItsPlace(seed: UInt64) throws {
    let kept = try Kept("marked")
    let weaver = try kept.weaver()
    var editor = Editor(random: seed)
    var text = kept.run.source
    for _ in 0..<3 {
      text = editor.edit(text)
      let (woven, folder) = try kept.woven(text, by: weaver)
      #expect(!woven.isFormer, "\(text)")
      expectMarks(try folder.text(of: "marked/README.md"))
      #expect(try folder.text(of: "marked/Marked.swift") == text)
      #expect(!(try folder.text(of: "marked/README.md")).contains("\\(eight)"))
    }
    // And back.
    let (woven, folder) = try kept.woven(kept.run.source, by: weaver)
    #expect(!woven.isFormer)
    #expect(try folder.contents()["marked/index.html"] == kept.folder.contents()["first/marked/index.html"])
  }

  @Test(arguments: [
    ("said 10\")", "said 11\")"), ("    //: This is no prose", "    //: This is prose"), ("record(\"eight\", 8)\n", ""),
    ("\n\n      said 2", "\n      said 2"), ("mark(3); mark(4)", "mark(3)\n    //: Split.\n    mark(4)"),
    ("func run() throws {", "func run() {"),
  ])
  func otherCodeLeavesTheFormerPage(old: String, new: String) throws {
    let kept = try Kept("marked")
    let weaver = try kept.weaver()
    let words = kept.run.source.replacing("//: End.", with: "//: The end.")
    _ = try kept.woven(words, by: weaver)
    let text = kept.run.source.replacing(old, with: new)
    #expect(text != kept.run.source)
    let (woven, folder) = try kept.woven(text, by: weaver)
    #expect(woven.isFormer)
    expectMarks(try folder.text(of: "marked/README.md"))
    #expect(try folder.text(of: "marked/README.md").contains("The end."))
  }

  @Test func halfOfASourceLeavesTheFormerPage() throws {
    let kept = try Kept("marked")
    let weaver = try kept.weaver()
    for count in [0, 1, 200, kept.run.source.count / 2, kept.run.source.count - 3] {
      let (woven, folder) = try kept.woven(String(kept.run.source.prefix(count)), by: weaver)
      #expect(woven.isFormer)
      expectMarks(try folder.text(of: "marked/README.md"))
    }
  }

  @Test func whatTheCompilerSaysStandsAtItsLine() throws {
    let kept = try Kept("marked")
    let text = kept.run.source.replacing("mark(3)", with: "//: New.\n    mark(3, wrong)")
    let line = try #require(
      text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("wrong") })
    let note = ChapterWeaver.Note(line: line + 1, column: 13, message: "cannot find 'wrong' in scope")
    let (woven, folder) = try kept.woven(text, by: try kept.weaver(), notes: [note])
    #expect(woven.isFormer)
    #expect(woven.outcome.failures.map(\.description) == ["Marked.swift:\(line + 1):13: \(note.message)"])
    let page = try folder.text(of: "marked/README.md")
    let place = try #require(page.range(of: note.message)?.lowerBound)
    #expect(page[..<place].contains("mark(3)") && page[..<place].contains("said 4"))
    #expect(page[place...].contains("It is 8."))
  }

  /// Where a page tells lines, only another run tells the right ones.
  @Test func whatTellsItsLineIsRunAnew() throws {
    var kept = try Kept("marked").run
    #expect(!kept.tellsPlaces(inFile: "Marked.swift"))
    kept.transcript.failure = RecordedFailure(message: "out of range (at Marked.swift:30)")
    #expect(kept.tellsPlaces(inFile: "Marked.swift"))
    kept.transcript.failure = nil
    kept.transcript.entries.append(.init(line: 13, content: .text("Marked.swift:30\n")))
    #expect(kept.tellsPlaces(inFile: "Marked.swift"))
  }
}
