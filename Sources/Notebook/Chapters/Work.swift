/// A book or an article that chapters cite.
///
/// A chapter cites it with a footnote of its name, `[^wu-1983]`, and says no more: the page's footnote says what the work is.
public struct Work: Hashable, Sendable {
  /// What it is cited by: letters, digits, `-`, `_`, `.` and `:`.
  public var key: String

  /// Authors, title, place and year: a paragraph of Markdown.
  public var text: String

  /// A work by the key that it is cited by.
  public init(_ key: String, _ text: String) {
    self.key = key
    self.text = text
  }
}
