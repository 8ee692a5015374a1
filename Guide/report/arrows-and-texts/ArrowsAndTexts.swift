import Foundation
import Notebook
import Plotting

struct ArrowsAndTexts: Chapter {
  static let name = "arrows-and-texts"
  static let title = "Arrows and texts"
  static let summary = "Arrows, vector fields and words at places in the data."
  static let cover: String? = "vector-field"

  func run() throws {
    //: What points somewhere, and what is written at a place. Heads of arrows are measured in points, so they look the
    //: same whatever the axes show.
    let steps = (0...40).map { Double($0) / 4 }
    let size = FigureSize(width: 440)

    //: ## Arrow
    //:
    //: From one place to another, named at its start.
    //#-shown-code
    show("arrow") {
      Figure("Arrow", size: size) {
        Line(x: steps, y: steps.map { 2 + 1.5 * sin($0) + 0.3 * $0 })
        Arrow(from: (4, 5.5), to: (3.1, 3.2), label: "falls here")
      }
    }

    //: ## VectorField
    //:
    //: A direction and a strength at many places, from numbers or from a function.
    //#-shown-code
    show("vector-field") {
      Figure("VectorField", aspect: .equal, size: size) {
        VectorField(x: -2...2, y: -2...2, resolution: 15) { x, y in (-y, x) }
      }
    }

    //: Colors can say how long the vectors are:
    //#-shown-code
    show("vector-field-by-length") {
      Figure("By length", size: size) {
        VectorField(x: -2...2, y: -2...2, resolution: 15, map: .viridis, label: "speed") { x, y in
          (1 + 0.5 * y, 0.4 * x * y)
        }
      }
    }

    //: ## TextMark
    //:
    //: Words exactly where they are put, such as the names of points. An `Annotation` moves aside; a `TextMark` does not.
    let incomes = [1.0, 2, 3, 4]
    let years = [60.0, 72, 70, 80]
    //#-shown-code
    show("text-mark") {
      Figure("TextMark", x: Axis("income"), y: Axis("years"), size: size) {
        Points(x: incomes, y: years)
        TextMark(x: incomes, y: years, texts: ["Chad", "Peru", "Iran", "Norway"], placement: .above)
      }
    }

    //: ## Other scripts
    //:
    //: Every text of a figure may be in any script: letters are joined and accents set as the script wants it, and what is read
    //: from the right stands from right to left, numbers and words of other scripts within it the other way.
    let days = (1...12).map(Double.init)
    //#-shown-code
    show("scripts") {
      Figure(
        "Ελληνικά, עברית, العربية", subtitle: "Ťažké ďábelské ódy: μ̂ ± σ̂", x: Axis("ימים (2024)"),
        y: Axis("المتوسط 12.5"), size: size
      ) {
        Line(x: days, y: days.map { 3 + sin($0) }, label: "μέση τιμή")
        Line(x: days, y: days.map { 1.2 + cos($0 / 2) }, label: "ממוצע")
        Annotation("أعلى قيمة", x: 8, y: 3.99, marker: true)
      }
    }

    //: What DejaVu Sans lacks, such as Devanagari or Chinese, comes from other installed fonts, whose names `report.json` keeps.
    //: A letter that no font has is an error with its name and the figure's, never an empty box.
  }
}
