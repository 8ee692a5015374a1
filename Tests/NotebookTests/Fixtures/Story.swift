import Notebook
import Plotting

//: # What a story needs
//:
//: This stands before the chapter.

struct Story: Chapter {
  static let title = "A story <of> cells"
  static let summary = "Prose, code, *output* and $`\\mu_c`$."

  //: A helper is shown where its prose is.

  /// Twice a number.
  func twice(_ number: Int) -> Int { number * 2 }

  private var dots: Figure { Figure("dots", alternativeText: "Dots.") { Points(x: [1, 2], y: [3, 4]) } }

  func notShown() -> Int { 0 }

  func run() throws {
    //: ## First steps
    //: The weight is \(weights[1], decimals: 2), that is \(weights[1], percent: 0); tiny is \(tiny, significant: 3).
    //:
    //: In math $`w = \(tiny, significant: 2)`$, in code `"\(weights)"`.
    let weights = [0.25, -0.75]
    print("<script>alert(1)</script>", weights)

    record("weights", weights)

    //: ### Second & third
    //: See [the loop](#figure:loop) and [](#figure:single), [](#equation:bayes), [a section](#section:first-steps).
    //:
    //: ```math bayes
    //: p(x \mid \mu) = \sum_{c=1}^{C} \pi_c
    //: ```
    // An ordinary comment.
    for frame in 0..<3 {
      print("frame", frame)
      show("loop", frame: frame, alt: "Frame \(frame)", caption: "Step *\(frame)*", dots)
    }
    show("single", alt: "A \"single\" figure", caption: "Alone at $`\\mu = \(twice(1))`$") { dots }
    print("after", terminator: "")
    print(" all")

    //#-hidden-code
    let setup = 3
    //#-end-hidden-code

    //:

    show(Table(Table.Column("n", [1, setup]), Table.Column("$`\\sigma`$", [0.5, -12.25], decimals: 1)))
    record("tiny", -3.2671e-06)
    record("nested", [[1.0, 2], [3, 0.1]])
    record("word", "a *b* <c>")
    //: The end: \(word), \(nested[1][1]).
  }

  //: Behind the chapter.
  struct Appendix {
    var value = 1
  }
}
