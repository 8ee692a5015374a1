/// What pages need of a catalogue: its titles and texts, read, and where references to its chapters lead.
struct CatalogueText: Sendable {
  struct Chapter: Sendable {
    var name: String
    var title: String
    var summary: [MarkdownInline]
    /// The commands that formulas of all chapters can use.
    var macros = TeXMacros()
    /// The works that it can cite: those of all chapters.
    var bibliography: [MarkdownFootnote] = []
    /// What is wrong with the summary.
    var problems: [SourceProblem] = []
  }

  /// The words of pages in the catalogue's language.
  let words: Words
  /// Where the report will stand, if that is known.
  let address: WebAddress?
  /// The catalogue's own style sheet.
  let styleSheet: OwnStyleSheet?
  var title: String
  var introduction: [MarkdownBlock]
  let footnotes: Footnotes
  /// The works that chapters cite.
  let bibliography: [MarkdownFootnote]
  var chapters: [Chapter]
  /// The chapters as targets; those within a chapter are its document's.
  let targets: ReferenceTargets
  /// What is wrong with the introduction.
  private(set) var problems: [SourceProblem] = []

  /// What the introduction refers to in chapters.
  var outgoing: [ChapterLinks.Reference] {
    references(in: [.prose(introduction)]).compactMap { reference in
      guard case .elsewhere(let chapter, _)? = targets.target(reference)?.place else { return nil }
      return ChapterLinks.Reference(chapter: chapter, name: reference.key)
    }
  }

  /// Where a chapter of the catalogue stands, from 0.
  func position(of name: String) -> Int { chapters.firstIndex { $0.name == name } ?? 0 }

  /// Reads the catalogue's texts.
  ///
  /// - Throws: What is wrong with the language, the address or the style sheet.
  init(_ catalogue: Catalogue) throws {
    words = try Words(catalogue.language)
    address = try catalogue.address.map { address in try WebAddress(address) }
    styleSheet = try catalogue.styleSheet.map { name in try OwnStyleSheet(name, in: catalogue) }
    title = singleLine(catalogue.title)
    var anchors = AnchorNames()
    let macros = TeXMacros(catalogue.macros)
    var introductionMacros = macros
    introduction = MarkdownParser.parse(
      catalogue.introduction, setting: .introduction, anchors: &anchors, macros: &introductionMacros,
      problems: &problems
    ) { _, _ in (nil, nil) }
    let works = Self.works(catalogue.bibliography, macros, problems: &problems)
    bibliography = works
    footnotes = Footnotes(introduction, bibliography: works)
    problems += footnotes.problems
    let targets = ReferenceTargets(
      chapters: catalogue.chapters.map { ($0.name, singleLine($0.title)) }, words: words)
    self.targets = targets
    chapters = catalogue.chapters.map { chapter in
      var text = Chapter(
        name: chapter.name, title: singleLine(chapter.title), summary: [], macros: macros, bibliography: works)
      var own = AnchorNames()
      text.summary = MarkdownParser.parseInline(
        chapter.summary, anchors: &own, macros: macros, problems: &text.problems
      ) { _, _ in (nil, nil) }
      text.problems += Self.problems(ofSummary: text.summary, targets)
      return text
    }
    problems += references(in: [.prose(introduction)]).filter { targets.target($0) == nil }.map(targets.problem)
  }

  private static func works(
    _ works: [Work], _ macros: TeXMacros, problems: inout [SourceProblem]
  ) -> [MarkdownFootnote] {
    works.map { work in
      var anchors = AnchorNames()
      var found: [SourceProblem] = []
      let text = MarkdownParser.parseInline(work.text, anchors: &anchors, macros: macros, problems: &found) { _, _ in
        (nil, nil)
      }
      visit(text) { inline in
        switch inline {
        case .footnote, .reference, .file:
          found.append(SourceProblem(message: "a work leads to the web, or nowhere: take the reference out"))
        default: break
        }
      }
      problems += found.map { SourceProblem(message: "the bibliography, \(work.key): \($0.message)") }
      return MarkdownFootnote(name: work.key, blocks: [.paragraph(text)])
    }
  }

  /// A summary stands on two pages, so that it can lead to chapters and to the web, but to nothing on one of them.
  private static func problems(ofSummary summary: [MarkdownInline], _ targets: ReferenceTargets) -> [SourceProblem] {
    var problems: [SourceProblem] = []
    visit(summary) { inline in
      switch inline {
      case .footnote(let mark):
        problems.append(SourceProblem(message: "a summary has no footnotes: take [^\(mark.name)] out"))
      case .file(let file, _):
        problems.append(SourceProblem(message: "a summary leads to no files: take the link to \(file.path) out"))
      case .reference(let reference, _) where reference.kind == .chapter:
        if targets.target(reference) == nil { problems.append(targets.problem(reference)) }
      case .reference(let reference, _):
        problems.append(
          SourceProblem(message: "a summary can refer to chapters only: take \(reference.text) out"))
      default: break
      }
    }
    return problems
  }
}
