import Notebook
import Plotting

/// First steps: say here what the chapter is about.
struct FirstSteps: Chapter {
  static let title = "First steps"
  static let summary = "One sentence for the chapter's card and the head of its page."

  func run() throws {
    //: ## What to show
    //:
    //: Lines that begin with `//:` are prose. This one has a formula, $`f(x)`$, which is
    //:
    //: ```math f
    //: f(x) = \frac{1}{1 + x^2}
    //: ```
    //:
    //: The code between two pieces of prose is shown, and then what it printed.
    func f(_ x: Double) -> Double { 1 / (1 + x * x) }

    let width = 0.01
    let area = stride(from: -1_000 + width / 2, to: 1_000, by: width).reduce(0) { $0 + f($1) * width }
    print("area:", area)

    //: A recorded value can be quoted: the area under the curve is \(area, decimals: 3), which is nearly $`\pi`$.
    record("area", area)

    //: [The curve](#figure:curve) shows [](#equation:f).
    show("curve", alt: "A bell-shaped curve, highest at x = 0.", caption: "The function $`f`$.") {
      Figure("A bell-shaped curve", x: Axis("x"), y: Axis("f(x)", includesZero: true)) {
        Curve(over: -6...6) { x in f(x) }
      }
    }
  }
}
