import SafeFiles
import Testing

@testable import Notebook

/// Moving what is known of a text comes to the same as reading the edited one.
struct ParsedSourceTests {
  private static let files = ["Story.swift": ["Story"], "Marked.swift": ["Marked"], "Kinds.swift": ["Kinds"]]

  private func text(_ file: String) throws -> String {
    String(decoding: try FileSystem.contents(of: "\(fixtures.sourceFolder)/\(file)"), as: UTF8.self)
  }

  /// Fails unless both are the same, to the line and the column.
  private func expectSame(
    _ moved: ParsedSource, as read: ParsedSource, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(moved.text == read.text, sourceLocation: sourceLocation)
    #expect(moved.chapters == read.chapters, "\(read.text)", sourceLocation: sourceLocation)
    #expect(moved.code == read.code, sourceLocation: sourceLocation)
  }

  @Test(arguments: files.keys.sorted(), 0..<30) func editsOfProse(file: String, seed: UInt64) throws {
    var random = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ count: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((random >> 33) % UInt64(count))
    }
    let types = try #require(Self.files[file])
    var source = ParsedSource(try text(file), types: types)
    var movedCount = 0
    for _ in 0..<6 {
      var lines = source.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let place = next(lines.count)
      let line = lines[place]
      let isProse = line.drop { $0 == " " }.hasPrefix("//:")
      switch next(5) {
      case 0 where isProse: lines[place] = line + " é and \\(more)"
      case 1 where isProse: lines.insert("  //:\tOne more.", at: place)
      case 2 where isProse: lines.insert(contentsOf: ["    //:", "//: ## Two more"], at: place + 1)
      case 3 where isProse: lines.remove(at: place)
      case 4: lines.insert("    //: Anywhere, also in a string or a closure.", at: place)
      default: lines.insert("", at: place)
      }
      let edited = lines.joined(separator: "\n")
      let read = ParsedSource(edited, types: types)
      if let moved = source.editedProse(to: edited) {
        movedCount += 1
        expectSame(moved, as: read)
        source = moved
      } else {
        source = read
      }
      expectSame(source.edited(to: edited), as: read)
    }
    // Most files are mostly code; that any edit is moved is the next test's.
    #expect(movedCount <= 6)
  }

  @Test func wordsThatChangeAreMoved() throws {
    let source = ParsedSource(try text("Story.swift"), types: ["Story"])
    for (old, new) in [
      ("The weight is", "The weight was"), ("//: See [the loop]", "//: Mark this.\n    //:\n    //: See [the loop]"),
      ("//: # What a story needs\n//:\n", "//: # What a story needs\n"), ("//: Behind the chapter.", "//:   Behind."),
      ("//: Behind the chapter.", "//: Behind the chapter.\n  //: And more."),
      ("    //: ```math bayes\n", "    //: Formula:\n    //: ```math bayes\n"),
    ] {
      let edited = source.text.replacing(old, with: new)
      #expect(edited != source.text)
      let moved = try #require(source.editedProse(to: edited), "\(new)")
      expectSame(moved, as: ParsedSource(edited, types: ["Story"]))
    }
  }

  @Test func whatMayNotBeProseIsRead() throws {
    let source = ParsedSource(try text("Marked.swift"), types: ["Marked"])
    for (old, new) in [
      ("//: This is no prose,", "//: This is none either,"), ("      said 2", "      //: new\n      said 2"),
      ("    //: Begin.\n", ""), ("    //: Begin.", "    //:"), ("    //: End.", "    // End."), ("said 10", "said 11"),
      ("    closure()\n", "    closure()\n    //: New.\n"), ("    //: Begin.", "    //: Begin.\n"),
      ("//: End.", "/*: End."),
    ] {
      let edited = source.text.replacing(old, with: new)
      #expect(edited != source.text, "\(old)")
      #expect(source.editedProse(to: edited) == nil, "\(new)")
    }
  }

  /// Two texts that look the same are two texts.
  @Test func bytesCount() throws {
    let source = ParsedSource(
      "struct A: Chapter {\n  func run() {\n    //: caf\u{e9}\n    print(\"\u{e9}\")\n  }\n}\n", types: ["A"])
    let words = source.text.replacing("caf\u{e9}", with: "cafe\u{301}")
    let moved = try #require(source.editedProse(to: words))
    expectSame(moved, as: ParsedSource(words, types: ["A"]))
    #expect(Array(moved.text.utf8) == Array(words.utf8))
    guard case .prose(let cell)? = moved.chapters["A"]?.cells.first else {
      Issue.record("no prose")
      return
    }
    #expect(Array(cell.lines[0].text.utf8) == Array("cafe\u{301}".utf8))
    #expect(source.editedProse(to: source.text.replacing("\"\u{e9}\"", with: "\"e\u{301}\"")) == nil)
    let memory = SourceMemory()
    _ = memory.source(source.text, at: "A.swift", types: ["A"])
    #expect(Array(memory.source(words, at: "A.swift", types: ["A"]).text.utf8) == Array(words.utf8))
  }

  @Test func lineEndsOfAllKinds() {
    for end in ["\n", "\r\n", "\r"] {
      let text = ["struct A: Chapter {", "func run() {", "//: a", "//: b", "print(1)", "}", "}", ""].joined(
        separator: end)
      let source = ParsedSource(text, types: ["A"])
      let edited = text.replacing("//: b", with: "//: c\(end)  //: d")
      let moved = source.editedProse(to: edited)
      #expect(moved != nil)
      if let moved { expectSame(moved, as: ParsedSource(edited, types: ["A"])) }
    }
  }
}
