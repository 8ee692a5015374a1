import ArgumentParser
import Notebook
import NotebookCommand
import walkthroughs

/// The program: the catalogue of chapters, and what is done with a model that one of them leaves.
@main struct Walkthrough: NotebookProgram {
  static let name = "walkthrough"
  static let version = "1.0.0"
  static var catalogue: Catalogue { walkthroughs.catalogue }
  static var commands: [any ParsableCommand.Type] { [PredictCommand.self] }
}
