import Foundation
import Testing

@testable import Notebook

struct JournalTests {
  /// Writes notes as a chapter's process does, and reads them as the program that started it does.
  private func contents(
    base: UInt64? = 0, _ write: (RunJournal) -> Void
  ) throws -> JournalMemory.Contents {
    let memory = try JournalMemory()
    write(try RunJournal(inherited: dup(memory.descriptor)))
    return try memory.contents(base: base)
  }

  private let entries: [Transcript.Entry] = [
    .init(line: 3, content: .text("ä\n", .plain)),
    .init(line: 4, content: .text("", .error)),
    .init(line: 5, content: .text("now", .varying)),
    .init(
      line: 6,
      content: .figure(
        ShownFigure(
          name: "f", frame: 2, caption: nil,
          image: FigureImage(file: "f.png", darkFile: nil, alternativeText: "alt", width: 640, height: 1),
          varies: true))),
    .init(
      line: 7,
      content: .table(
        Table(
          Table.Column("a", [1.5, -.infinity], decimals: 2), Table.Column("b", ["x"], significant: 3),
          Table.Column("c", [Float.pi, nil])), name: "t", caption: "c", varies: false)),
    .init(
      line: 8,
      content: .value(
        NamedValue(
          name: "v",
          value: .object([
            "b": .array([.boolean(true), .missing, .integer(.min)]), "a": .exact(ExactNumber(UInt128.max)),
            "c": .string("\0"), "d": .object([:]), "e": .single(.ulpOfOne), "f": .number(-0.0),
          ])))),
    .init(line: 9, content: .omittedLines(1)),
    .init(line: 10, content: .file(AttachedFile(name: "m.json", caption: "*m*", byteCount: 1 << 40, varies: true))),
  ]

  private let parameters = RunParameters(
    states: [
      ParameterState(
        name: "data", sentence: "ä", form: "the path of a file", bounds: nil, defaultText: "", text: "a.csv",
        value: .string("a.csv"), files: [ParameterFile(path: "a.csv")]),
      ParameterState(
        name: "n", sentence: "n", form: "an integer", bounds: "1...", defaultText: "1", text: "2", value: .integer(2),
        files: []),
    ], settings: [ParameterSetting(name: "n", text: "2")],
    files: [KeptParameters.File(parameter: "data", path: "a.csv", sha256: "00")])

  @Test func whatIsNotedIsReadAsItWas() throws {
    let failure = RecordedFailure(message: "m", line: RecordedLine(file: "/c/C.swift", line: 7), isAtEnd: true)
    let read = try contents { journal in
      journal.add(.parameters(parameters))
      journal.add(.began(number: 1, base: 7))
      for (index, entry) in entries.enumerated() {
        journal.add(.event(RunHistory.Event(number: UInt64(index), entry: entry)))
      }
      journal.add(.file(name: "f.png", bytes: [1, 2, 255]))
      journal.set(omittedLines: 1_000_000)
      journal.add(.failed(failure, number: 20))
      journal.add(.ended(number: 21))
    }
    var expected = entries
    expected[6].content = .omittedLines(1_000_000)
    #expect(read.hasBegun && read.loss == nil)
    #expect(read.history.parameters == parameters)
    #expect(read.history.events.map(\.entry) == expected)
    #expect(read.history.events.map(\.number) == Array(0..<8))
    #expect(read.files == ["f.png": [1, 2, 255]])
    #expect(read.history.failure == failure && read.history.failureNumber == 20)
    #expect(read.history.start == 1 && read.history.end == 21)
    #expect(read.pieces.isEmpty && read.stackOfEnd == nil)
  }

  @Test func nothingIsNothing() throws {
    let read = try contents { _ in }
    #expect(!read.hasBegun && read.history == RunHistory() && read.loss == nil)
  }

  @Test func whatHasNoRoomIsTold() throws {
    let read = try contents { journal in
      journal.add(.event(RunHistory.Event(number: 1, entry: entries[0])))
      journal.add(.file(name: "large", bytes: [UInt8](repeating: 1, count: RunJournal.noteCapacity)))
      journal.add(.event(RunHistory.Event(number: 2, entry: entries[1])))
    }
    #expect(read.history.events.map(\.entry) == [entries[0]])
    #expect(read.loss == "there was no room to keep all that it said")
  }

  /// A chapter can write over it, as over all its memory.
  @Test func whatIsWrittenOverIsToldAndHarmsNothing() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      let memory = try JournalMemory()
      let journal = try RunJournal(inherited: dup(memory.descriptor))
      for entry in entries { journal.add(.event(RunHistory.Event(number: 1, entry: entry))) }
      for _ in 0..<4 {
        var byte = UInt8.random(in: 0...255, using: &random)
        let place = off_t.random(in: 16..<400, using: &random)
        #expect(pwrite(memory.descriptor, &byte, 1, place) == 1)
      }
      _ = try memory.contents(base: 0)
    }
    let memory = try JournalMemory()
    let journal = try RunJournal(inherited: dup(memory.descriptor))
    journal.add(.event(RunHistory.Event(number: 1, entry: entries[0])))
    var length = UInt64.max
    #expect(pwrite(memory.descriptor, &length, 8, 16) == 8)
    let read = try memory.contents(base: 0)
    #expect(read.history.events.isEmpty && read.loss?.contains("wrote over it") == true)
  }

  @Test func stacksOfAnotherProcessAreMoved() {
    var stack = CallStack()
    stack.own = [0x5000, 0x6000 | CallStack.entry]
    stack.waiting = [0x7000]
    #expect(stack.moved(by: 0x100).own == [0x5100, 0x6100 | CallStack.entry])
    #expect(stack.moved(by: 0 &- 0x1000).own == [0x4000, 0x5000 | CallStack.entry])
    #expect(stack.moved(by: 0x100).waiting == [0x7100])
  }
}
