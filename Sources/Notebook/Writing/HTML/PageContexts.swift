// What the page templates see. Properties that templates write without escaping are HTML already.

/// The frame of every page.
struct ShellContext {
  /// What the page may load and run, for an attribute.
  var policy: String
  var pageTitle: String
  var description: String
  var kind: String
  var language: String
  /// The address of the folder of style sheet and script.
  var assets: String
  /// Whether the page needs the font for mathematics.
  var hasMathematics: Bool
  /// The style sheet and script themselves, in a page that has everything inside: all that stands between the tags.
  var inlineStyle: String?
  var inlineScript: String?
  /// The catalogue's style sheet: the text in a page that has everything inside, else only that there is one.
  var ownStyle: String?
  /// Whether there is a table to sort.
  var hasTables: Bool
  /// What other sites show of the page, where its address is known.
  var card: CardOfPage?
}

/// A page as other sites show it: its preview card, in the Open Graph protocol's terms.
struct CardOfPage {
  var type: String
  var book: String
  var title: String
  var description: String
  var address: String
  var locale: String
  var image: PictureOfCard?
}

/// The picture of a preview card.
struct PictureOfCard {
  var source: String
  var alternativeText: String
}

/// Where a chapter stands in the book.
struct PlaceContext {
  var number: Int
  var count: Int
  var book: String
  var index: String
  var previous: NeighborContext?
  var next: NeighborContext?
}

/// The chapter before or behind.
struct NeighborContext {
  var address: String
  var title: String
}

/// A chapter's page.
struct ChapterContext {
  var shell: ShellContext
  var place: PlaceContext
  var title: String
  var summary: String
  var sections: [SectionContext]
  /// Whether there is anything to list.
  var hasSections: Bool
  /// Whether it needs the whole width: it compares runs.
  var isWide = false
  /// The table of the parameters, if there are any.
  var parameters: String?
  var content: String
  var sourceFile: String
  /// The address of the source, and the file that it becomes where it is inside the page.
  var source: String?
  var sourceDownload: String?
  /// The folder of assets, where a script finds the index to search.
  var search: String?
  /// The address of the recorded values.
  var values: String?
  /// The file that the values become, where they are inside the page.
  var download: String?
  /// What is so where something is wrong.
  var warning: String?
  /// Where the chapter failed.
  var firstFailure: String?
}

/// A heading in the contents of a page.
struct SectionContext {
  var level: Int
  var anchor: String
  var title: String
}

/// The index page.
struct IndexContext {
  var shell: ShellContext
  var title: String
  var introduction: String
  /// As for chapters.
  var search: String?
  var cards: [CardContext]
  /// `nil` if there are no works to list.
  var bibliography: BibliographyContext?
}

/// The works that chapters cite.
struct BibliographyContext {
  /// Markup of a line each.
  var works: [String]
}

/// A chapter on the index page.
struct CardContext {
  var number: Int
  var address: String
  var title: String
  var summary: String
  var isFailed: Bool
  /// What its parameters are set to, or how often it was run.
  var settings: String?
  var note: String?
  var cover: ImageContext?
}
