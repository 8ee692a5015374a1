/// What became of a chapter: what the index page, messages and manifests need of it.
public struct ChapterOutcome: Hashable, Sendable, Codable {
  /// A picture for the chapter's card.
  public struct Cover: Hashable, Sendable, Codable {
    /// The file in the chapter's folder.
    public var file: String
    /// The file for dark pages.
    public var darkFile: String?
    /// What it shows, in words.
    public var alternativeText: String
    /// Width in CSS pixels.
    public var width: Int
    /// Height in CSS pixels.
    public var height: Int
  }

  /// The chapter's name.
  public var name: String
  /// The chapter's title.
  public var title: String
  /// The picture for its card; `nil` if it showed none.
  public var cover: Cover?
  /// What is wrong; empty if all is well.
  public var failures: [ChapterFailure]
  /// The files that were written, relative to the report, in the order of writing.
  public var files: [String]

  /// Whether the chapter ran to its end and nothing is wrong with it.
  public var isSuccess: Bool { failures.isEmpty }
}
