import Foundation
import Notebook
import NumPyRandom
import Plotting

struct MarksOfSamples: Chapter {
  static let name = "samples"
  static let title = "Marks of samples"
  static let summary = "Histograms, empirical distributions, box plots and quantile plots."
  static let cover: String? = "histograms"

  func run() throws {
    //: What is shown of many values: how often they lie where, and how two samples differ. The values are counted or
    //: sorted once, when the mark is made, so millions are no trouble.
    var random = RandomState(seed: 4)
    let first = (0..<400).map { _ in 170 + 8 * random.standardNormal() }
    let second = (0..<300).map { _ in 163 + 6.5 * random.standardNormal() }
    let waits = (0..<500).map { _ in -2 * log(1 - random.randomSample()) }
    let size = FigureSize(width: 440)

    //: ## Histogram
    //:
    //: Bins follow a rule, or have a number, a width or edges of one's choice; all are those of NumPy's `histogram`.
    //#-shown-code
    show("histogram") {
      Figure("Histogram", x: Axis("height", unit: "cm"), y: Axis("people"), size: size) {
        Histogram(first, bins: .width(3))
      }
    }

    //: Samples that are compared need the same edges, and a density where they differ in size:
    let edges = try HistogramBins.automatic.edges(for: first + second)
    //#-shown-code
    show("histograms") {
      Figure("Two histograms", x: Axis("height", unit: "cm"), y: Axis("density"), size: size) {
        Histogram(first, bins: .edges(edges), height: .density, label: "men")
        Histogram(second, bins: .edges(edges), height: .density, label: "women")
      }
    }

    //: Under a density all areas add up to 1, also those of bins of different widths:
    //#-shown-code
    show("histogram-uneven") {
      Figure("Uneven bins", x: Axis("waiting time"), y: Axis("density"), size: size) {
        Histogram(waits, bins: .edges([0, 0.5, 1, 2, 4, 8, 16]), height: .density)
        Curve(over: 0...16, label: "expected") { exp(-$0 / 2) / 2 }
      }
    }

    //: ## EmpiricalDistribution
    //:
    //: The share of values that are no larger: no bins to choose, and every value is seen.
    //#-shown-code
    show("empirical-distribution") {
      Figure(
        "EmpiricalDistribution", x: Axis("height", unit: "cm"), y: Axis("share"), size: size
      ) {
        EmpiricalDistribution(first, label: "men")
        EmpiricalDistribution(second, label: "women")
      }
    }

    //: The share of larger values, as for survival times, is a straight line on a logarithmic axis where the risk is
    //: always the same:
    //#-shown-code
    show("survival") {
      Figure("Survival", x: Axis("waiting time"), y: Axis("share", scale: .logarithmic), size: size) {
        EmpiricalDistribution(waits, complementary: true)
      }
    }

    //: ## BoxPlot
    //:
    //: Quartiles, whiskers of one and a half heights of the box at most, and what lies beyond, point by point.
    //#-shown-code
    show("box-plot") {
      Figure("BoxPlot", y: Axis("value"), size: size) {
        BoxPlot(categories: ["men", "women", "half of the men"], samples: [first, second, Array(first.prefix(200))])
      }
    }

    //: ## QuantilePlot
    //:
    //: Sorted values against those that a normal distribution leads to expect: on a straight line where it does. The
    //: places are those of SciPy's `probplot`.
    //#-shown-code
    show("quantile-plot") {
      Figure(
        "QuantilePlot", x: Axis("expected of a normal distribution"), y: Axis("waiting time"), size: size
      ) {
        QuantilePlot(waits, reference: .quartiles)
      }
    }

    //: Or against the values of another sample:
    //#-shown-code
    show("quantile-plot-of-two") {
      Figure("Two samples", x: Axis("women", unit: "cm"), y: Axis("men", unit: "cm"), size: size) {
        QuantilePlot(first, against: second)
      }
    }
  }
}
