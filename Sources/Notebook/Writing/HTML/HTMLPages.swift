/// Writes whole pages: chapters, those that were not run, and the index.
struct HTMLPages: Sendable {
  let catalogue: CatalogueText
  let templates: Templates
  let addresses: PageAddresses
  /// Style sheet and script to put into the pages; `nil` when they are files of their own.
  let inlineAssets: InlineAssets?

  /// The page of a chapter; its head leads to the first thing that is wrong with it.
  ///
  /// - Parameter address: The address of a file that the chapter made.
  func chapter(_ document: Document, address: @escaping (_ file: String) -> String) throws -> ReportFile {
    let values = document.hasValues ? address("values.json") : nil
    // Values inside the page are there once, at its end.
    let link = inlineAssets == nil ? values : values.map { _ in "#values" }
    let prose = HTMLProse(
      targets: document.targets,
      addresses: addresses.prose { $0 == "values.json" ? link ?? address($0) : address($0) },
      pictures: document.pictures, fileLinks: document.fileLinks, footnotes: document.footnotes.names)
    let blocks = HTMLBlocks(
      prose: prose, templates: templates, values: link, isOneFile: inlineAssets != nil, address: address,
      run: addresses.neighbor)
    let footnotes = prose.write(document.footnotes)
    let content = try blocks.write(document.blocks) + (footnotes.isEmpty ? "" : "\n" + footnotes)
    let summary = prose.write(document.summary)
    let sections = sections(document, prose)
    return try page(
      of: document.chapter, "chapter",
      ChapterContext(
        shell: shell(
          "\(document.title) – \(catalogue.title)", document.summary.readableText, kind: "chapter", up: "../",
          content: content + summary,
          card: card(
            document.title, document.summary.readableText, page: addresses.page(of: document.chapter), type: "article",
            cover: document.cover, of: document.chapter)),
        place: place(catalogue.position(of: document.catalogued)), title: document.title,
        summary: summary, sections: sections, hasSections: !sections.isEmpty, isWide: document.comparesRuns,
        parameters: try parameters(document),
        content: content,
        sourceFile: document.sourceFile, source: document.source.map { address($0.file) },
        sourceDownload: inlineAssets == nil ? nil : document.source?.file, search: search(up: "../"),
        values: values, download: inlineAssets == nil ? nil : "\(document.chapter)-values.json",
        warning: document.warning.map { words($0.phrase) }, firstFailure: document.warning?.place))
  }

  private func parameters(_ document: Document) throws -> String? {
    if document.parameters.isEmpty && !document.isRun { return nil }
    let comparison = document.isRun ? addresses.neighbor(document.catalogued) : nil
    return try templates.render(
      "parameters", ParametersContext(document.parameters, comparison: comparison, words: words))
  }

  private func sections(_ document: Document, _ prose: HTMLProse) -> [SectionContext] {
    document.blocks.flatMap { block -> [SectionContext] in
      guard case .prose(let blocks) = block else { return [] }
      return blocks.compactMap { block in
        guard case .heading(let level, let content, let anchor) = block, level <= 3 else { return nil }
        return SectionContext(level: level, anchor: anchor, title: prose.write(content.withoutLinks))
      }
    }
  }

  /// The page of a chapter that was not run.
  func placeholder(for chapter: CatalogueText.Chapter) throws -> ReportFile {
    try page(
      of: chapter.name, "placeholder",
      ChapterContext(
        shell: shell("\(chapter.title) – \(catalogue.title)", chapter.summary.readableText, kind: "chapter", up: "../"),
        place: place(catalogue.position(of: chapter.name)), title: chapter.title,
        summary: HTMLProse(targets: catalogue.targets, addresses: addresses.prose { $0 }).write(chapter.summary),
        sections: [], hasSections: false, content: "", sourceFile: "", search: search(up: "../"), values: nil,
        download: nil, firstFailure: nil))
  }

  private func page(of chapter: String, _ template: String, _ context: ChapterContext) throws -> ReportFile {
    ReportFile(path: addresses.page(of: chapter), text: try templates.render(template, context))
  }

  /// The index page.
  func index(_ outcomes: [String: ChapterOutcome]) throws -> ReportFile {
    let prose = HTMLProse(
      targets: catalogue.targets, addresses: ProseAddresses(chapter: addresses.page),
      footnotes: catalogue.footnotes.names)
    let cards = catalogue.chapters.enumerated().map { index, chapter in
      let outcome = outcomes[chapter.name]
      let isFailed = outcome?.isSuccess == false
      return CardContext(
        number: index + 1, address: addresses.page(of: chapter.name), title: chapter.title,
        summary: prose.write(chapter.summary), isFailed: isFailed, settings: outcome.flatMap { words.settings(of: $0) },
        note: outcome == nil ? words(.notRunNote) : outcome.flatMap { note($0) },
        cover: outcome?.cover.map { cover in
          var image = ImageContext(cover, words) { addresses.file($0, of: chapter.name) }
          // The card says the same in words.
          image.alternativeText = ""
          image.alternativeTextLanguage = nil
          return image
        })
    }
    let introduction = [prose.write(catalogue.introduction), prose.write(catalogue.footnotes)].filter { !$0.isEmpty }
      .joined(separator: "\n")
    let first = catalogue.chapters.first { outcomes[$0.name]?.cover != nil }?.name
    let context = IndexContext(
      shell: shell(
        catalogue.title, catalogue.introduction.readableText, kind: "index", up: "", content: introduction,
        card: card(
          catalogue.title, catalogue.introduction.readableText, page: addresses.index, type: "website",
          cover: first.flatMap { outcomes[$0]?.cover }, of: first ?? "")),
      title: catalogue.title, introduction: introduction, search: search(up: ""), cards: cards,
      bibliography: catalogue.bibliography.isEmpty
        ? nil : BibliographyContext(works: catalogue.bibliography.map { prose.write($0.text) }))
    return ReportFile(path: addresses.index, text: try templates.render("index", context))
  }

  private func note(_ outcome: ChapterOutcome) -> String? {
    outcome.isSuccess ? nil : words(outcome.ranToItsEnd ? .isWrongNote : .didNotRunNote)
  }

  private func place(_ position: Int) -> PlaceContext {
    func neighbor(_ index: Int) -> NeighborContext? {
      guard catalogue.chapters.indices.contains(index) else { return nil }
      let chapter = catalogue.chapters[index]
      return NeighborContext(address: addresses.neighbor(chapter.name), title: chapter.title)
    }
    return PlaceContext(
      number: position + 1, count: catalogue.chapters.count, book: catalogue.title, index: addresses.indexFromChapter,
      previous: neighbor(position - 1), next: neighbor(position + 1))
  }

  private var words: Words { catalogue.words }

  /// The address of the assets for the search, which a page that is one file has not.
  private func search(up: String) -> String? { inlineAssets == nil ? up + "assets/" : nil }

  /// - Parameter content: The HTML of the page, as far as it decides what the page needs.
  private func shell(
    _ title: String, _ description: String, kind: String, up: String, content: String = "", card: CardOfPage? = nil
  ) -> ShellContext {
    let hasMathematics = content.contains("<math")
    let hasTables =
      content.contains("<div class=\"table sortable") || content.contains("<div class=\"table long sortable")
    let style = inlineAssets.map { "\n\((hasMathematics ? $0.mathematicsStyle : "") + $0.style)" }
    let script = inlineAssets.map { "\n\($0.script + (hasTables ? $0.tablesScript : ""))" }
    let ownStyle = catalogue.styleSheet.map { inlineAssets == nil ? "own.css" : "\n\($0.text)\n" }
    let policy =
      inlineAssets == nil
      ? ContentSecurityPolicy.linked
      : ContentSecurityPolicy(
        inlineScripts: [script].compactMap(\.self), inlineStyles: [style, ownStyle].compactMap(\.self))
    return ShellContext(
      policy: policy.text, pageTitle: singleLine(title), description: shortened(description), kind: kind,
      language: words.tag,
      assets: up + "assets/", hasMathematics: hasMathematics,
      inlineStyle: style, inlineScript: script, ownStyle: ownStyle, hasTables: hasTables, card: card)
  }

  /// What fits beside a link to the page, in whole words.
  private func shortened(_ description: String) -> String {
    let limit = 300
    guard description.count > limit else { return singleLine(description) }
    let beginning = description.prefix(limit)
    // Where no spaces are written, it ends anywhere.
    let end = beginning.suffix(40).lastIndex(where: \.isWhitespace) ?? beginning.endIndex
    return singleLine(String(beginning[..<end])) + " …"
  }

  /// The preview card of a page, where the report's address is known.
  private func card(
    _ title: String, _ description: String, page: String, type: String, cover: FigureImage?, of chapter: String
  ) -> CardOfPage? {
    guard let web = catalogue.address else { return nil }
    // A picture inside the page has no address that another site could load.
    let picture = inlineAssets == nil ? cover : nil
    return CardOfPage(
      type: type, book: catalogue.title, title: singleLine(title), description: shortened(description),
      address: web.file(page), locale: words.locale,
      image: picture.map {
        PictureOfCard(
          source: web.file(addresses.file($0.file, of: chapter)), alternativeText: singleLine($0.alternativeText))
      })
  }
}
