import Notebook
import NotebookCommand

/// A program whose chapters have parameters.
@main struct Studies: NotebookProgram {
  static let name = "studies"
  static let version = "0.1.0"
  static let catalogue = Catalogue(
    title: "Studies", introduction: "What can be set.",
    chapters: [Tossing.self, Reading.self, Bare.self, NamedLikeARun.self])
}
