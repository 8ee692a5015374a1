/// What a chapter has that other chapters can refer to, and what it refers to in them.
///
/// A chapter is made without the others. What a reference to one of them is called is filled in when all that are in the
/// report are known, those that were kept from before included: so its page is right also after another was made anew.
package struct ChapterLinks: Hashable, Sendable, Codable {
  /// A reference to something of another chapter.
  struct Reference: Hashable, Sendable, Codable {
    var chapter: String
    /// The kind and the name, `figure:e-step`; `nil` for a file.
    var name: String?
    /// The file in the chapter's folder, `values.json`.
    var file: String?
    /// Where it stands in the source.
    var line: Int?

    /// How it is written in a chapter.
    var text: String { name.map { "\(chapter)#\($0)" } ?? "../\(chapter)/\(file ?? "")" }
  }

  /// The source file's name.
  var sourceFile: String
  /// What figures, tables, equations and sections are called, by kind and name: `figure:e-step` is `Figure 1`.
  var names: [String: String]
  /// The files that stand inside the page instead of beside it.
  var filesInside: [String]
  var references: [Reference]
  /// What is wrong with the references, as far as the other chapters are there.
  package internal(set) var failures: [ChapterFailure] = []
}
