import Foundation
import Notebook
import Plotting

struct MarksOfCells: Chapter {
  static let name = "cells"
  static let title = "Marks of cells"
  static let summary = "Heat maps, and images on axes."
  static let cover: String? = "heat-map"

  func run() throws {
    //: A matrix of numbers as a matrix of colors. The axes end where the cells do, and no seam is seen between them.
    let load = (0..<12).map { row in
      (0..<24).map { column in sin(0.5 * Double(row)) + cos(0.4 * Double(column)) }
    }
    let size = FigureSize(width: 440)

    //: ## HeatMap
    //:
    //: Rows and columns stand at numbers, the middles of the cells or their edges, or at names.
    //#-shown-code
    show("heat-map") {
      Figure("HeatMap", x: Axis("hour"), y: Axis("station"), size: size) {
        HeatMap(load, title: "load")
      }
    }

    //: At names the first row stands at the top. Values are written in the cells where all have room; what has no value is
    //: crossed out, and a note counts values beyond a given domain:
    let names = ["length", "width", "age", "income"]
    //#-shown-code
    show("heat-map-with-values") {
      Figure("With names and values", aspect: .equal, size: size) {
        HeatMap(
          [[1, 0.79, -0.76, 0.15], [0.79, 1, -0.59, .nan], [-0.76, -0.59, 1, 0.19], [0.15, .nan, 0.19, 1]],
          columns: names, rows: names, map: .diverging, domain: -1...1, showsValues: true, title: "correlation")
      }
    }

    //: Cells need not be even, and the axes not linear:
    //#-shown-code
    show("heat-map-uneven") {
      Figure("Uneven cells", x: Axis("dose", scale: .logarithmic), y: Axis("week"), size: size) {
        HeatMap(
          [[1, 2, 3, 4], [2, 4, 8, 3], [4, 3, 2, 1]], x: [1, 3, 10, 100], y: [0, 1, 3, 7], title: "effect")
      }
    }

    //: ## Raster
    //:
    //: An image on the axes, of measured values or of pixels in gray or color, with its range, and other marks over it.
    let places = (0..<60).map { (Double($0) + 0.5) / 10 - 3 }
    let heights = places.reversed().flatMap { y in places.map { x in exp(-(x * x + y * y) / 2) * cos(2 * x) } }
    //#-shown-code
    show("raster") {
      Figure("Raster", aspect: .equal, size: size) {
        Raster(values: heights, columns: 60, x: -3...3, y: -3...3, map: .viridis, title: "height")
        Contours(x: -3...3, y: -3...3, color: .fixed(Color(hex: 0xFFFFFF))) { x, y in
          exp(-(x * x + y * y) / 2) * cos(2 * x)
        }
      }
    }
  }
}
