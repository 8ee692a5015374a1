import Foundation
import Notebook
import Plotting

/// Everything that can be recorded, tables to sort, and code that folds.
struct Kinds: Chapter {
  static let title = "Kinds of values"
  static let summary = "What *can* be recorded."

  struct Fit: Encodable {
    var aic = 12.345
    var weights: [Double]
    var names = ["first": 1, "second": 2]
  }

  func run() throws {
    //: ## Numbers of all kinds
    //: AIC \(fit.aic, decimals: 2), weight \(fit.weights[1]), name \(fit.names["second"]), count \(count).
    let fit = Fit(weights: [0.25, 0.75])
    record("fit", fit)
    record("count", UInt64.max)
    // A comment that goes with its statement.
    record("started", Date(timeIntervalSince1970: 0.5))
    print("between")
    record("missing", nil as Int?)
    for (name, value) in [("one", 1)] {
      record("all.\(name)", value)
    }

    //: ## 表格
    //: A table of mixed rows, 高斯混合模型.
    show(
      "people", caption: "People & numbers.",
      Table(
        ["name", "share, in $`\\%`$", "born"],
        rows: [["Ada, \"A.\"", 0.125, "1815"], ["Bo", nil, nil], ["Cy", 10, "2001"], ["Di", 9, "1999"]], decimals: 1))
    show(Table(["n"], rows: (0..<1_200).map { [$0] }))
    let values = [1.0, 2]
    show("dots", caption: "Dots.") { Figure("dots") { Points(x: values, y: values) } }
    for frame in 0..<2 {
      let x = Double(frame)
      show("steps", frame: frame, caption: "Step \(frame).") { Figure("steps") { Points(x: [x], y: [1]) } }
    }

    //: Kept in the text:
    //#-shown-code
    show("kept") { Figure("kept") { Points(x: values, y: values) } }
  }
}
