import Plotting
import Synchronization
import Testing

@testable import Notebook

struct RecorderTests {
  private let place = RecordedLine(file: "/c/C.swift", line: 7)
  private let layout = RunLayout(
    sourceFile: "/c/C.swift", body: 1...100, nested: [20...29], firstStatement: 2, lastStatement: 99)

  private func recorder(
    failure: String? = nil, write: @escaping @Sendable (String, [UInt8]) throws -> Void = { _, _ in }
  ) -> Recorder {
    Recorder(layout: layout, renderer: FakeRenderer(failure: failure), write: write)
  }

  private func show(_ recorder: Recorder, _ name: String, frame: Int? = nil, alt: String? = "alt") {
    recorder.show(
      FigureRequest(name: name, frame: frame, alternativeText: alt, caption: nil),
      Figure("t", alternativeText: "t") { Points(x: [1], y: [2]) },
      at: place)
  }

  @Test func everyCallTellsItsLineFirst() {
    let lines = Mutex<[Int]>([])
    let recorder = Recorder(
      layout: layout, renderer: FakeRenderer(), write: { _, _ in },
      reached: { line in lines.withLock { $0.append(line) } })
    recorder.print("a\n", at: RecordedLine(file: "/c/C.swift", line: 3))
    recorder.record("x", .integer(1), at: RecordedLine(file: "/c/C.swift", line: 5))
    #expect(lines.withLock { $0 } == [3, 5])
  }

  @Test func filesAreWrittenWhenFiguresAreShown() {
    let files = Mutex<[String]>([])
    let recorder = recorder { name, _ in files.withLock { $0.append(name) } }
    show(recorder, "one")
    show(recorder, "steps", frame: 0)
    show(recorder, "steps", frame: 1)
    for frame in 2...10 { show(recorder, "steps", frame: frame) }
    #expect(recorder.transcript().failure == nil)
    let written = files.withLock { $0 }
    #expect(written.prefix(4) == ["one.png", "one-dark.png", "steps-00.png", "steps-00-dark.png"])
    #expect(written.contains("steps-10.png"))
  }

  @Test(arguments: [
    ["one", "one"], ["one", "ONE"], ["one", "one-dark"], ["a b"], ["../a"], [""], [".hidden"], ["é"],
    [String(repeating: "a", count: 101)],
  ])
  func namesThatCannotBe(names: [String]) {
    let recorder = recorder()
    for name in names { show(recorder, name) }
    #expect(recorder.transcript().failure?.line == place)
    #expect(recorder.transcript().entries.count == names.count - 1)
  }

  @Test func attachedFilesAreWrittenAsTheyAre() {
    let files = Mutex<[String: [UInt8]]>([:])
    let recorder = recorder { name, bytes in files.withLock { $0[name] = bytes } }
    recorder.attach("model.json", [123, 0, 255], caption: "The *model*.", at: place)
    recorder.attach("rows.csv", [7], caption: nil, varies: true, at: place)
    #expect(files.withLock { $0 } == ["model.json": [123, 0, 255], "rows.csv": [7]])
    let transcript = recorder.transcript()
    #expect(transcript.failure == nil)
    #expect(
      transcript.entries.map(\.content) == [
        .file(AttachedFile(name: "model.json", caption: "The *model*.", byteCount: 3)),
        .file(AttachedFile(name: "rows.csv", caption: nil, byteCount: 1, varies: true)),
      ])
  }

  @Test(arguments: [
    "", "model", ".json", "a/b.json", "../a.json", "a b.json", "ä.json", "values.json", "Values.JSON", "index.html",
    "README.md", "plot.png", "Chapter.swift", "plot.scene.txt", "search.js", "model.json.", "-a.json",
    String(repeating: "a", count: 99) + ".json",
  ])
  func filesThatCannotBeAttached(name: String) {
    let recorder = recorder { _, _ in Issue.record("written") }
    recorder.attach(name, [1], caption: nil, at: place)
    #expect(recorder.transcript().failure?.line == place)
    #expect(recorder.transcript().entries == [])
  }

  @Test func anAttachedFileHasBytesAndANameOfItsOwn() {
    let empty = recorder()
    empty.attach("model.json", [], caption: nil, at: place)
    #expect(empty.transcript().failure?.message.contains("has no bytes") == true)
    let twice = recorder()
    twice.attach("model.json", [1], caption: nil, at: place)
    twice.attach("MODEL.json", [2], caption: nil, at: place)
    #expect(twice.transcript().failure?.message.contains("already shown") == true)
    // The file of a table of that name.
    let table = recorder()
    table.show(Table(Table.Column("a", [1])), name: "rows", caption: nil, at: place)
    table.attach("rows.csv", [1], caption: nil, at: place)
    #expect(table.transcript().failure?.message.contains("rows.csv is already taken") == true)
    let full = recorder { _, _ in throw FixtureError(description: "no room") }
    full.attach("model.json", [1], caption: nil, at: place)
    #expect(full.transcript().failure?.message == "no room")
  }

  @Test func framesInOrder() {
    let skipping = recorder()
    show(skipping, "s", frame: 0)
    show(skipping, "s", frame: 2)
    #expect(skipping.transcript().failure?.message.contains("frame 1 is expected") == true)
    let colliding = recorder()
    show(colliding, "s-00")
    show(colliding, "s", frame: 0)
    #expect(colliding.transcript().failure?.message.contains("s-00.png") == true)
    let negative = recorder()
    show(negative, "s", frame: -1)
    #expect(negative.transcript().failure != nil)
  }

  @Test func alternativeTextIsNeeded() {
    let recorder = recorder()
    show(recorder, "one", alt: "  ")
    #expect(recorder.transcript().failure?.message.contains("alternative text") == true)
  }

  @Test func aFigureThatCannotBeDrawnFailsAtItsLine() {
    let recorder = recorder(failure: "no font")
    show(recorder, "one")
    show(recorder, "two")
    #expect(recorder.transcript().failure == RecordedFailure(message: "no font", line: place))
    #expect(recorder.transcript().entries == [])
  }

  /// Never a box: no font has U+0007.
  @Test func aLetterThatNoFontHasFailsAtItsLine() throws {
    let recorder = Recorder(layout: layout, renderer: try CairoFigureRenderer(), write: { _, _ in })
    recorder.show(
      FigureRequest(name: "bell", frame: nil, alternativeText: "A bell", caption: nil),
      Figure("Sounds", x: Axis("a bell \u{7}")) { Points(x: [1], y: [2]) }, at: place)
    let message = #"Figure "Sounds": the text "a bell \u{7}" has U+0007, a control character, which cannot be drawn"#
    #expect(recorder.transcript().failure == RecordedFailure(message: "\(message); remove it", line: place))
  }

  @Test func figuresKeepTheirFonts() throws {
    let recorder = Recorder(layout: layout, renderer: try CairoFigureRenderer(), write: { _, _ in })
    show(recorder, "one")
    let fonts = recorder.transcript().entries.map { entry -> [String] in
      guard case .figure(let figure) = entry.content else { return [] }
      return figure.fonts.keys.sorted()
    }
    #expect(fonts == [["DejaVu Sans"]])
  }

  @Test func valuesAreFiniteAndNamedOnce() {
    let twice = recorder()
    twice.record("x", .integer(1), at: place)
    twice.record("x", .integer(2), at: place)
    #expect(twice.transcript().failure?.message.contains("already recorded") == true)
    let infinite = recorder()
    infinite.record("m", [[1, 2], [3, Double.nan]].recordedValue, at: place)
    #expect(infinite.transcript().failure?.message.contains("m[1][1]") == true)
    let unnamed = recorder()
    unnamed.record("a b", .integer(1), at: place)
    #expect(unnamed.transcript().failure != nil)
  }

  @Test func otherFilesAndNestedLinesBelongToTheStatementThatRuns() {
    let recorder = recorder()
    recorder.print("a", at: RecordedLine(file: "/c/Helper.swift", line: 9))
    recorder.print("b", at: place)
    recorder.print("c", at: RecordedLine(file: "/c/Helper.swift", line: 9))
    recorder.print("d", at: RecordedLine(file: "/c/C.swift", line: 25))
    #expect(recorder.transcript().entries.map(\.line) == [2, 7, 7, 7])
    recorder.record("a b", .integer(1), at: RecordedLine(file: "/c/Helper.swift", line: 9))
    #expect(recorder.transcript().failure?.line == place)
    #expect(recorder.transcript().failure?.message.hasSuffix("(at Helper.swift:9)") == true)
  }

  @Test func nothingIsRecordedOnceRunHasEnded() {
    let recorder = recorder()
    recorder.beginRun()
    recorder.print("a", at: place)
    recorder.endRun()
    recorder.print("b", at: place)
    #expect(recorder.transcript().entries.count == 1)
    #expect(recorder.lateFailure?.message.contains("after run() had ended") == true)
    #expect(recorder.transcript().failure == nil)
  }

  @Test func endlessOutputIsCountedNotKept() {
    let recorder = recorder()
    let count = 100_000
    for number in 0..<count { recorder.print("\(number)\n", at: place) }
    let transcript = recorder.transcript()
    var kept = 0
    var omitted = 0
    for entry in transcript.entries {
      switch entry.content {
      case .text: kept += 1
      case .omittedLines(let lines): omitted += lines
      default: Issue.record("unexpected")
      }
    }
    #expect(kept == PrintedText.maximumLines)
    #expect(kept + omitted == count)
    #expect(transcript.entries.count == kept + 1)
  }

  @Test func theBeginningOfHugeTextIsKept() {
    let lines = recorder()
    lines.print(String(repeating: "line\n", count: 1_000_000), at: place)
    lines.print("after\n", at: place)
    #expect(
      lines.transcript().entries.map(\.content) == [
        .text(String(repeating: "line\n", count: PrintedText.maximumLines)),
        .omittedLines(1_000_000 - PrintedText.maximumLines + 1),
      ])
    let one = recorder()
    one.print(String(repeating: "é", count: 3_000_000), at: place)
    guard case .text(let kept, _)? = one.transcript().entries.first?.content else {
      Issue.record("nothing is kept")
      return
    }
    #expect(kept.allSatisfy { $0 == "é" })
    #expect((PrintedText.maximumBytes - 4...PrintedText.maximumBytes).contains(kept.utf8.count))
    #expect(one.transcript().entries.dropFirst().map(\.content) == [.omittedLines(1)])
  }
}
