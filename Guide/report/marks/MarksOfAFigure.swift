import Foundation
import Notebook
import NumPyRandom
import Plotting

struct MarksOfAFigure: Chapter {
  static let name = "marks"
  static let title = "The marks of a figure"
  static let summary = "Points, lines, areas and remarks, with a picture of each and the code that drew the picture."
  static let cover: String? = "ellipse"

  func run() throws {
    //: A figure is a title, two axes, and marks on them, drawn in the order in which they are written. Whoever needs
    //: another mark writes a type that conforms to `Mark`, in a package of their own.
    var random = RandomState(seed: 3)
    let x = (0..<120).map { _ in random.standardNormal() }
    let y = x.map { 0.6 * $0 + 0.5 * random.standardNormal() }
    let side = x.map { $0 < 0 ? 0 : 1 }
    let size = FigureSize(width: 440)

    //: ## Points
    //:
    //: A point for each pair of numbers. Color is constant, by series, by value or mixed; size may be an area; the shape
    //: changes with the series, so that color is never all that tells them apart.
    //#-shown-code
    show("points") {
      Figure("Points", size: size) {
        Points(x: x, y: y, color: .series(side, names: ["left", "right"]))
      }
    }

    //: By value, with an area that says something too:
    //#-shown-code
    show("points-by-value") {
      Figure("Points by value", size: size) {
        Points(
          x: x, y: y, color: .values(y, title: "y"),
          size: .areas(x.map { 10 + 20 * abs($0) }, title: "area"))
      }
    }

    //: ## Line
    //:
    //: Through points in their order; `Line(y:)` counts them.
    //#-shown-code
    show("line") {
      Figure("Line", x: Axis("step"), size: size) {
        Line(y: [9, 5, 3.2, 2.4, 2.1, 2], points: true, label: "first start")
        Line(y: [8, 6.5, 6, 5.8, 5.7, 5.7], dash: .dashed, label: "second start")
      }
    }

    //: ## Curve
    //:
    //: A function, sampled where it bends; what is infinite or no number is left out.
    //#-shown-code
    show("curve") {
      Figure("Curve", x: Axis("x"), y: Axis("f(x)"), size: size) {
        Curve(over: -4...4, fill: true, label: "a bell") { exp(-$0 * $0 / 2) }
      }
    }

    //: ## Contours
    //:
    //: Lines along which a function of the plane is the same, as lines or as filled bands.
    //#-shown-code
    show("contours") {
      Figure("Contours", aspect: .equal, size: size) {
        Contours(x: -3...3, y: -2...2, filled: true) { x, y in
          exp(-(x * x - x * y + y * y))
        }
      }
    }

    //: ## Ellipse
    //:
    //: A covariance around a mean, at one and two standard deviations or as many as are asked for.
    //#-shown-code
    show("ellipse") {
      Figure("Ellipse", aspect: .equal, size: size) {
        Ellipse(mean: (0, 0), covariance: (1, 0.6, 0.61))
        Points(x: x, y: y)
      }
    }

    //: ## Disc
    //:
    //: A circle with its inside, such as the reach of a cluster.
    //#-shown-code
    show("disc") {
      Figure("Disc", aspect: .equal, size: size) {
        Disc(x: 0, y: 0, radius: 1, color: .series(0), label: "one")
        Disc(x: 1.2, y: 0.4, radius: 0.7, color: .series(1), label: "another")
      }
    }

    //: ## Bars
    //:
    //: Heights at numbers or at names; bars begin at zero. Groups, stacks and lying bars have a chapter of their own,
    //: *Bars, and names along an axis*.
    //#-shown-code
    show("bars") {
      Figure("Bars", y: Axis("count"), size: size) {
        Bars(categories: ["red", "green", "blue"], heights: [12, 7, 15])
      }
    }

    //: ## Segment
    //:
    //: From one place to another.
    //#-shown-code
    show("segment") {
      Figure("Segment", size: size) {
        Segment(from: (0, 0), to: (2, 1))
        Segment(
          from: (2, 1), to: (3, 0.2), color: .series(1), width: 2, dash: .dashed)
        Points(x: [0, 2, 3], y: [0, 1, 0.2])
      }
    }

    //: ## ReferenceLine
    //:
    //: A line across the figure at a number that data are compared with.
    //#-shown-code
    show("reference-line") {
      Figure("ReferenceLine", size: size) {
        ReferenceLine(y: 0.5, label: "one half")
        ReferenceLine(x: 4)
        Line(y: [1, 0.5, 0.667, 0.5, 0.6, 0.5, 0.571])
      }
    }

    //: ## Annotation
    //:
    //: A remark at a place, moved aside where it would lie over something.
    //#-shown-code
    show("annotation") {
      Figure("Annotation", size: size) {
        Line(y: [3, 1, 2, 5, 4])
        Annotation("the lowest", x: 1, y: 1, marker: true)
        Annotation("σ^{2} = 5", x: 3, y: 5, placement: .left)
      }
    }

    //: ## Panels, and grids of images
    //:
    //: Small multiples share their axes:
    //#-shown-code
    show("panels") {
      Figure(
        "Panels",
        panels: [0, 1].map { half in
          let chosen = x.indices.filter { side[$0] == half }
          return Panel(half == 0 ? "left" : "right") {
            Points(
              x: chosen.map { x[$0] }, y: chosen.map { y[$0] },
              color: .constant(.series(half)))
          }
        }, columns: 2, size: size)
    }

    //: And small images share their scale:
    //#-shown-code
    show("images") {
      Figure(
        "ImageGrid",
        images: ImageGrid(
          (0..<6).map { k in (0..<64).map { Double(($0 * (k + 1)) % 17) } },
          imageWidth: 8, columns: 6))
    }
  }
}
