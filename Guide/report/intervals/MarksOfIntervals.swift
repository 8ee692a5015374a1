import Foundation
import Notebook
import Plotting

struct MarksOfIntervals: Chapter {
  static let name = "intervals"
  static let title = "Marks of intervals"
  static let summary = "Bands, error bars, stems, steps and rectangles."
  static let cover: String? = "band"

  func run() throws {
    //: What lies between two numbers: how sure one is of a value, how long something holds, from when to when it lasts.
    let days = (0...40).map { Double($0) / 4 }
    let levels = days.map { 2 + 1.5 * sin($0) + 0.3 * $0 }
    let doses: [Double] = [1, 2, 4, 8, 16, 32]
    let responses = [3.1, 4.9, 9.2, 15.1, 34, 61]
    let size = FigureSize(width: 440)

    //: ## Band
    //:
    //: Between two curves, given by numbers or by functions. In the color of its line it belongs to it.
    //#-shown-code
    show("band") {
      Figure("Band", x: Axis("day"), y: Axis("level"), size: size) {
        Band(
          x: days, lower: levels.map { $0 - 0.5 }, upper: levels.map { $0 + 0.8 }, color: .series(0),
          label: "95 %")
        Line(x: days, y: levels, color: .series(0), label: "mean")
      }
    }

    //: On a logarithmic axis a lower end that is not positive lies below everything:
    //#-shown-code
    show("band-to-the-bottom") {
      Figure("Down to zero", y: Axis("rate", scale: .logarithmic), size: size) {
        Band(x: [1, 2, 3, 4, 5], lower: [0.5, 0.1, -0.2, 0.01, 0.3], upper: [2, 3, 4, 1, 5])
      }
    }

    //: ## ErrorBars
    //:
    //: Values with how far they may be off, in one direction or in both; as far up as down, or not, or with given ends.
    //#-shown-code
    show("error-bars") {
      Figure(
        "ErrorBars", x: Axis("dose", unit: "mg", scale: .logarithmic),
        y: Axis("response", scale: .logarithmic), size: size
      ) {
        ErrorBars(
          x: doses, y: responses, xError: .symmetric(doses.map { 0.2 * $0 }),
          yError: .asymmetric(lower: responses.map { 0.3 * $0 }, upper: responses.map { 0.6 * $0 }))
      }
    }

    //: And at names:
    //#-shown-code
    show("error-bars-at-names") {
      Figure("Three effects", y: Axis("effect"), size: size) {
        ReferenceLine(y: 0)
        ErrorBars(
          categories: ["age", "income", "distance"], y: [0.4, -0.2, 0.1],
          yError: .interval(from: [0.2, -0.5, -0.1], to: [0.6, 0.1, 0.25]))
      }
    }

    //: ## Stems
    //:
    //: Values at the ends of lines that stand on a base.
    //#-shown-code
    show("stems") {
      Figure("Stems", x: Axis("lag"), y: Axis("autocorrelation"), size: size) {
        Stems(
          x: (0..<25).map { Double($0) }, y: (0..<25).map { pow(0.85, Double($0)) * cos(0.7 * Double($0)) })
      }
    }

    //: ## Steps
    //:
    //: Each value holds until the next, since the one before, or around its place.
    //#-shown-code
    show("steps") {
      Figure("Steps", size: size) {
        Steps(x: [0, 1, 2, 3, 4], y: [1, 3, 2, 2.5, 1.5], label: "after")
        Steps(x: [0, 1, 2, 3, 4], y: [4, 6, 5, 5.5, 4.5], position: .before, label: "before")
        Steps(x: [0, 1, 2, 3, 4], y: [7, 9, 8, 8.5, 7.5], position: .middle, label: "middle")
      }
    }

    //: ## Rectangles
    //:
    //: Spans from one edge of the figure to the other, or rectangles with four sides, colored by value where asked for.
    //#-shown-code
    show("rectangles") {
      Figure("Rectangles", x: Axis("year"), y: Axis("output"), size: size) {
        Rectangles(x: [1.5...3, 6...6.8], label: "recession")
        Line(x: days, y: levels)
      }
    }

    //#-shown-code
    show("rectangles-by-value") {
      Figure("Rectangles by value", size: size) {
        Rectangles(
          left: [0, 1, 3, 0, 2], right: [1, 3, 4, 2, 4], bottom: [0, 0, 0, 1, 1], top: [1, 1, 1, 2, 3],
          color: .values([1, 5, 2, 8, 3], title: "yield"), opacity: 1)
      }
    }
  }
}
