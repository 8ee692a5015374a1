/// The footnotes of a page: what they say, in the order of their numbers, and what is wrong with them.
struct Footnotes: Hashable, Sendable {
  struct Footnote: Hashable, Sendable {
    var name: String
    var number: Int
    /// How many marks lead to it.
    var markCount: Int
    var blocks: [MarkdownBlock]
  }

  private(set) var footnotes: [Footnote] = []
  private(set) var problems: [SourceProblem] = []

  /// The names of the footnotes.
  var names: Set<String> { Set(footnotes.map(\.name)) }

  /// Brings together the marks and the texts that stand in the blocks of a page.
  ///
  /// - Parameter bibliography: Texts that need not stand there, and that nothing need refer to.
  init(marks: [FootnoteMark], texts: [MarkdownFootnote], bibliography: [MarkdownFootnote] = []) {
    let works = Dictionary(bibliography.map { ($0.name, $0) }) { first, _ in first }
    var known = works
    for text in texts {
      if works[text.name] != nil {
        problems.append(
          SourceProblem(
            line: text.line,
            message: "the catalogue's bibliography has [^\(text.name)]: take its text out here, or give it another name"
          ))
        continue
      }
      if known[text.name] != nil {
        problems.append(
          SourceProblem(line: text.line, message: "the text of a footnote named \"\(text.name)\" is there already"))
      } else {
        known[text.name] = text
      }
    }
    var counts: [String: Int] = [:]
    for mark in marks { counts[mark.name, default: 0] += 1 }
    var seen: Set<String> = []
    for mark in marks.sorted(by: { $0.number < $1.number }) where seen.insert(mark.name).inserted {
      guard let text = known[mark.name] else {
        let hint = nearestName(to: mark.name, among: known.keys.sorted()).map { ": did you mean [^\($0)]?" }
        problems.append(
          SourceProblem(
            line: mark.line,
            message: "no footnote is named \"\(mark.name)\"\(hint ?? ": write its text as [^\(mark.name)]: ...")"))
        continue
      }
      footnotes.append(
        Footnote(name: mark.name, number: mark.number, markCount: counts[mark.name] ?? 1, blocks: text.blocks))
    }
    for text in texts where counts[text.name] == nil && works[text.name] == nil {
      problems.append(
        SourceProblem(
          line: text.line,
          message: "nothing refers to the footnote \"\(text.name)\": write [^\(text.name)] in the text, or take it out")
      )
    }
  }

  /// The footnotes of prose that is a page by itself.
  init(_ blocks: [MarkdownBlock], bibliography: [MarkdownFootnote] = []) {
    self.init([.prose(blocks)], bibliography: bibliography)
  }

  init(_ blocks: [DocumentBlock], bibliography: [MarkdownFootnote] = []) {
    var marks: [FootnoteMark] = []
    var texts: [MarkdownFootnote] = []
    visit(blocks) { block in
      if case .footnote(let text) = block { texts.append(text) }
    } inline: { inline in
      if case .footnote(let mark) = inline { marks.append(mark) }
    }
    self.init(marks: marks, texts: texts, bibliography: bibliography)
  }
}
