import Foundation
import Notebook
import NumPyRandom
import Plotting

struct ColorsAndPanels: Chapter {
  static let name = "colors-and-panels"
  static let title = "Color scales and panels"
  static let summary = "Values as colors, contours with tints, and a panel for each part of a table."
  static let cover: String? = "tints"

  func run() throws {
    var random = RandomState(seed: 5)
    let x = (0..<200).map { _ in random.standardNormal() }
    let y = (0..<200).map { _ in random.standardNormal() }
    let size = FigureSize(width: 440)

    //: ## Color scales
    //:
    //: A `ColorScale` says how values become colors: by which map, between which values, around which center, spread how. All
    //: maps are even to the eye and safe for color-blind eyes, in the dark form too.
    //:
    //: Values on both sides of one that means nothing special:
    //#-shown-code
    show("diverging") {
      Figure("Diverging", size: size) {
        Points(
          x: x, y: y,
          color: .scaled(
            zip(x, y).map { $0 + $1 }, ColorScale(.diverging, center: 0, title: "x + y")))
      }
    }

    //: Angles, and what else goes round:
    //#-shown-code
    show("cyclic") {
      Figure("Cyclic", aspect: .equal, size: size) {
        Points(
          x: x, y: y,
          color: .scaled(
            zip(x, y).map { atan2($1, $0) * 180 / .pi },
            ColorScale(
              .cyclic, domain: -180...180, title: "angle", ticks: .values([-180, 0, 180]),
              format: .surrounded(after: "°"))))
      }
    }

    //: Values that differ by powers of ten:
    //#-shown-code
    show("logarithmic-colors") {
      Figure("Logarithmic", size: size) {
        Points(
          x: x, y: y,
          color: .scaled(
            zip(x, y).map { exp(2 * ($0 + $1)) }, ColorScale(scale: .logarithmic, title: "count")))
      }
    }

    //: ## Contours with tints
    //:
    //: Given a color scale, the areas between contour lines have its colors, and the bar shows which stand for what.
    //#-shown-code
    show("tints") {
      Figure("Tints", size: size) {
        Contours(x: -2...2, y: -1.5...1.5, tints: ColorScale(.diverging, center: 0, title: "height")) { x, y in
          x * exp(-(x * x + y * y))
        }
      }
    }

    //: A matrix need not be square, nor its grid even: a row for each `y`, with a height for each `x`.
    let columns: [Double] = [1, 2, 5, 10, 20, 50, 100]
    let rows: [Double] = [0, 1, 2, 4, 8]
    //#-shown-code
    show("matrix") {
      Figure("A matrix", x: Axis("x", scale: .logarithmic), size: size) {
        Contours(
          x: columns, y: rows, values: rows.map { y in columns.map { x in x * (1 + y * y) } },
          tints: ColorScale(scale: .logarithmic, title: "height"), labeled: true)
      }
    }

    //: ## A panel for each part of a table
    //:
    //: `Panel.facets` divides a table by a column, in order of first appearance or sorted, and `scales` says which axes are
    //: shared. Shared ones let readers compare places; free ones show the shape of parts of different size.
    let species = x.indices.map { ["gentoo", "adelie", "chinstrap"][$0 % 3] }
    let mass = zip(species, y).map { ($0 == "gentoo" ? 5000 : 3700) + 400 * $1 }
    //#-shown-code
    try show("facets") {
      Figure(
        "Facets",
        panels: try Panel.facets(by: species, sortedBy: <) { part in
          Points(x: try part(x), y: try part(mass), color: .constant(.series(part.index)))
        }, columns: 3, scales: .freeY, y: Axis("mass", unit: "g"), size: FigureSize(width: 600))
    }

    //: ## Figures beside each other
    //:
    //: Panels are alike. What is not, such as a picture and a curve that says how far it has come, are figures of their own,
    //: `beside` each other as one: each has its own axes, shape and width, and a curve becomes as high as the picture.
    let sums = x.indices.map { index in x[...index].reduce(0, +) / Double(index + 1) }
    //#-shown-code
    show("beside") {
      Figure(
        "After 60 points",
        beside: [
          Figure(
            x: Axis("x", domain: -3...3), y: Axis("y", domain: -3...3), aspect: .equal, size: FigureSize(width: 280)
          ) {
            Points(x: Array(x[..<60]), y: Array(y[..<60]))
          },
          Figure(x: Axis("points"), y: Axis("mean of x"), size: FigureSize(width: 320)) {
            ReferenceLine(x: 60)
            Line(y: sums, from: 1, color: .muted)
            Points(x: [60], y: [sums[59]], color: .constant(.ink), size: .diameter(9))
          },
        ])
    }
  }
}
