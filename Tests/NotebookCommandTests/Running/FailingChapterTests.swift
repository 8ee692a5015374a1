import Foundation
import SafeFiles
import Testing

/// One chapter's end, whichever it is, costs nothing but itself.
@Suite struct FailingChapterTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs a failing chapter beside one that is well.
  func page(of chapter: String, saying words: String, atLineOf text: String, orAtLineOf other: String? = nil) throws {
    let result = try BuiltProgram.unruly.run(
      "run", chapter, "plain", "--timeout", chapter == "hanging" ? "6" : "60", in: folder)
    #expect(result.status == 1)
    let places = try [text, other].compactMap(\.self).map { "Failing.swift:\(try line(of: $0, in: "Failing.swift"))" }
    let message = result.messages.split(separator: "\n").first { $0.hasPrefix("Failing.swift:") }
    #expect(places.contains { message?.hasPrefix($0) == true }, "\(result.messages)")
    #expect(message?.contains(words) == true, "\(result.messages)")
    let page = try folder.text(of: "output/\(chapter)/index.html")
    #expect(page.contains(words) && places.contains { page.contains($0) })
    #expect(try folder.text(of: "output/plain/index.html").contains("The answer is 42."))
    #expect(try FileSystem.entries(of: folder.path) == ["output"])
  }

  @Test func oneThatThrows() throws {
    try page(of: "throwing", saying: "this chapter refuses", atLineOf: "throw Refusal()")
    #expect(try folder.text(of: "output/throwing/index.html").contains("before the error"))
  }

  @Test func oneThatTraps() throws {
    try page(of: "trapping", saying: "Index out of range", atLineOf: "// traps here")
    #expect(try folder.text(of: "output/trapping/index.html").contains("<samp>before the trap</samp>"))
  }

  /// The compiler gives some instructions of a loop no line; the last line that did anything for the page stands in.
  @Test func oneThatHangs() throws {
    try page(
      of: "hanging", saying: "longer than 6 s", atLineOf: "// hangs here",
      orAtLineOf: "print(\"before the hang\")")
  }

  @Test func oneThatEndsItsProcess() throws {
    try page(of: "exiting", saying: "status 3", atLineOf: "exit(3)")
    #expect(try folder.text(of: "output/exiting/index.html").contains("<samp>before the exit</samp>"))
  }
}
