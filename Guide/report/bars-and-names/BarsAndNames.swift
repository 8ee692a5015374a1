import Notebook
import Plotting

struct BarsAndNames: Chapter {
  static let name = "bars-and-names"
  static let title = "Bars, and names along an axis"
  static let summary = "Bars beside and on top of each other, lying bars, and other marks at names."
  static let cover: String? = "stacked"

  func run() throws {
    //: An axis has names as soon as a mark stands at names instead of numbers. Names have their places by name: marks and
    //: panels may have them in any order, or leave some out. The axis has them in order of first appearance, or in the
    //: order of its `categories`. A mark at numbers on such an axis is an error.
    let size = FigureSize(width: 440)
    let years = ["2021", "2022", "2023"]

    //: ## Side by side
    //:
    //: `Bars.grouped` shares the place of a name among several series.
    //#-shown-code
    show("grouped") {
      Figure("Bars side by side", y: Axis("rain", unit: "mm"), size: size) {
        Bars.grouped([
          Bars(categories: years, heights: [780, 640, 910], label: "coast"),
          Bars(categories: years, heights: [520, 480, 600], label: "plain"),
        ])
      }
    }

    //: ## On top of each other
    //:
    //: `Bars.stacked` adds up, upwards and downwards; `orientation` lays bars down, which suits long names.
    //#-shown-code
    show("stacked") {
      let questions = ["Is the text clear?", "Are the figures?", "Would you read on?"]
      return Figure("Bars that lie", x: Axis("answers"), size: size) {
        Bars.stacked([
          Bars(categories: questions, heights: [12, 17, 9], orientation: .horizontal, label: "yes"),
          Bars(categories: questions, heights: [6, 2, 8], orientation: .horizontal, label: "no"),
        ])
      }
    }

    //: ## Other marks at names
    //:
    //: Points, lines, segments, reference lines and annotations stand at names as well, along either axis.
    //#-shown-code
    show("points-at-names") {
      let (wheat, rye) = ([3.1, 3.4, 2.9, 3.3], [2.2, 2.6, 2.5, 2.1])
      return Figure("Points at names", x: Axis("yield", unit: "t/ha"), size: size) {
        Points(x: wheat + rye, y: wheat.map { _ in "wheat" } + rye.map { _ in "rye" })
        Annotation("the driest year", x: 2.9, y: "wheat", placement: .below)
      }
    }

    //: ## Names that need room
    //:
    //: Names that do not fit beside each other are turned, and a figure with very many of them grows: none is left out.
    //#-shown-code
    show("many-names") {
      let letters = (0..<18).map { "specimen \($0 + 1)" }
      return Figure("Names that are turned", size: size) {
        Bars(categories: letters, heights: letters.indices.map { Double(20 - $0) })
      }
    }

    //: ## Bubbles
    //:
    //: Sizes may be as large as `largestDiameter` says. A title makes a legend, with its power of ten.
    //#-shown-code
    show("bubbles") {
      Figure("Bubbles", x: Axis("income"), y: Axis("years of life"), size: size) {
        Points(
          x: [4, 9, 21, 46], y: [62, 70, 76, 81],
          size: .areas([48e6, 1411e6, 216e6, 84e6], title: "people", largestDiameter: 40))
      }
    }
  }
}
