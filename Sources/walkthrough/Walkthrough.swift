import Notebook
import NotebookCommand
import walkthroughs

/// The program: the catalogue of chapters, and nothing else.
@main struct Walkthrough: NotebookProgram {
  static let name = "walkthrough"
  static let version = "1.0.0"
  static var catalogue: Catalogue { walkthroughs.catalogue }
}
