import Notebook
import NotebookCommand

@main struct Sample: NotebookProgram {
  static let name = "sample"
  static let version = "1.0.0"
  static let catalogue = Catalogue(
    title: "Chance", introduction: "What coins and dice do when they are thrown often.",
    chapters: [Coins.self, EngineSpeed.self])
}
