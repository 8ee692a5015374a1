import Notebook

struct Neighbors: Chapter {
  static let title = "Neighbors"
  static let summary = "Leads to [](#chapter:markdown)."

  func run() throws {
    //: ## Elsewhere
    //: [](markdown#figure:plot) is there, [its plot](markdown#figure:plot) too; [](dollars#equation:mean),
    //: [the mean](dollars#equation:mean), [](markdown#section:lines-and-links), [the lists](markdown#section:lists), and
    //: [](neighbors#section:elsewhere) here.
    //:
    //: Its [values](../markdown/values.json), and [](#chapter:dollars).
    print("done")
  }
}
