/// A format of reports: what its pages are, where they stand, and what belongs to them.
///
/// A format knows the catalogue and its documents; those know no format. All there are stand in ``ReportFormat/writers``.
protocol PageWriter: Sendable {
  /// The name in `report.json`, in camel case; the command line has it in kebab case.
  static var name: String { get }

  /// What a report of this format is made of, for the command line's help.
  static var summary: String { get }

  /// Where the pages are that people open.
  static var addresses: PageAddresses { get }

  /// A writer of the catalogue's pages.
  ///
  /// - Throws: When a file is missing that belongs to the program.
  init(_ catalogue: CatalogueText) throws

  /// What becomes of a file of a chapter, such as a figure, when the chapter has made it.
  func placement(of file: String, _ bytes: [UInt8]) -> FilePlacement

  /// Why a file that a chapter wants to leave has no place in this format; `nil` if it has.
  func refusal(of file: String, byteCount: Int) -> String?

  /// The pages of a chapter.
  ///
  /// - Parameter address: The address of a file of the chapter, as ``placement(of:_:)`` has it.
  func chapter(_ document: Document, address: @escaping (_ file: String) -> String) throws -> [ReportFile]

  /// The pages of a chapter that was not run.
  func placeholder(for chapter: CatalogueText.Chapter) throws -> [ReportFile]

  /// The pages that lead to the chapters, and the files that all pages share.
  func index(_ outcomes: [String: ChapterOutcome]) throws -> [ReportFile]
}

extension PageWriter {
  /// A file beside the page.
  func placement(of file: String, _ bytes: [UInt8]) -> FilePlacement { .file }

  /// Every file has a place.
  func refusal(of file: String, byteCount: Int) -> String? { nil }
}

/// What becomes of a file that a chapter made.
enum FilePlacement {
  /// It is a file in the chapter's folder.
  case file
  /// It is inside the page: this is its address.
  case address(String)
  /// Nothing refers to it.
  case omitted
}

/// A file of a report, its path relative to the report's folder.
struct ReportFile: Hashable, Sendable {
  var path: String
  var text: String
}

/// Where pages are, in the report and seen from each other.
struct PageAddresses: Hashable, Sendable {
  /// The index page.
  let index: String
  /// What stands between a chapter's name and the end of its page's path.
  private let suffix: String
  /// From a chapter's page up to the report.
  private let up: String

  /// Pages of one name, each in its chapter's folder.
  static func folders(page: String) -> PageAddresses { PageAddresses(index: page, suffix: "/\(page)", up: "../") }

  /// Pages beside each other, under the names of their chapters.
  static func files(index: String, suffix: String) -> PageAddresses {
    PageAddresses(index: index, suffix: suffix, up: "")
  }

  /// A chapter's page in the report, which is also its address from the index.
  func page(of chapter: String) -> String { chapter + suffix }

  /// A chapter's page, seen from another chapter's.
  func neighbor(_ chapter: String) -> String { up + page(of: chapter) }

  /// A file of another chapter, seen from a chapter's page: where files are inside the pages, it is that page.
  func neighborFile(_ chapter: String, _ file: String) -> String {
    up.isEmpty ? page(of: chapter) : up + "\(chapter)/\(file)"
  }

  /// The addresses in the prose of a chapter's page.
  func prose(file: @escaping (_ name: String) -> String) -> ProseAddresses {
    ProseAddresses(chapter: neighbor, file: file, neighborFile: neighborFile, index: indexFromChapter)
  }

  /// A file at its address from a chapter's page, seen from the index.
  func file(_ address: String, of chapter: String) -> String { up.isEmpty ? address : "\(chapter)/\(address)" }

  /// The index, seen from a chapter's page.
  var indexFromChapter: String { up + index }
}
