import Notebook
import NotebookCommand

@main struct Sample {
  static func main() async {
    let catalogue = Catalogue(
      title: "Chance", introduction: "What coins and dice do when they are thrown often.", chapters: [Coins.self])
    await NotebookProgram(name: "sample", version: "1.0.0", catalogue: catalogue).main()
  }
}
