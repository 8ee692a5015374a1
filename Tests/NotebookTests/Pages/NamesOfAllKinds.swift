import Notebook
import Plotting

struct NamesOfAllKinds: Chapter {
  static let name = "names"
  static let title = "Names"
  static let summary = "Whatever they are called."

  func run() throws {
    //: ## Figure plot
    //: ## Table t
    //: ## Equation e
    //: ## Text
    //: ## Values
    //: ## Failure
    //: ## Footnote a
    //: ## Moment plot 1
    //: ## Plot & points
    //: ## Plot & points
    //: ```math e
    //: x
    //: ```
    show("plot", alt: "x", caption: "c") { Figure { Line(y: [0, 1]) } }
    show("t", caption: "T", Table(["a"], rows: [[1]]))
    //: See [](#figure:plot), [](#table:t), [](#equation:e), [](#section:section-figure-plot), [](#section:plot-points-1)[^a].
    //: As files: [the table](t.csv), [the source](NamesOfAllKinds.swift). By its own name: [](#section:values).
    //:
    //: - nested:
    //:
    //:   ```math f
    //:   y
    //:   ```
    //:
    //:   as [](#equation:f)
    //:
    //: [^a]: A footnote.
  }
}
