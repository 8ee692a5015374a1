/// A book: its title, its introduction, and its chapters in reading order.
public struct Catalogue: Sendable {
  /// The title of the whole, plain text.
  public var title: String

  /// What the whole is about, Markdown with mathematics as in chapters.
  public var introduction: String

  /// The chapters in reading order.
  public var chapters: [any Chapter.Type]

  /// The folder the chapters' sources are in.
  public var sourceFolder: String

  /// Names the chapters of a book.
  ///
  /// - Parameter file: The source file of the declaration, beside which the chapters' sources are found.
  public init(
    title: String, introduction: String, chapters: [any Chapter.Type], file: String = #filePath
  ) {
    self.title = title
    self.introduction = introduction
    self.chapters = chapters
    self.sourceFolder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
  }

  /// The chapter of that name, if there is one.
  public func chapter(named name: String) -> (any Chapter.Type)? {
    chapters.first { $0.name == name }
  }
}
