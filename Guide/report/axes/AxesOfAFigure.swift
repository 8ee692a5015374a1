import Foundation
import Notebook
import NumPyRandom
import Plotting

struct AxesOfAFigure: Chapter {
  static let name = "axes"
  static let title = "The axes of a figure"
  static let summary = "Scales, dates, formats, ticks, color scales and panels: what an axis can be told."
  static let cover: String? = "months"

  func run() throws {
    //: An axis finds its range and its ticks by itself: round numbers, zero among them where values have both signs, powers
    //: of ten where a scale is logarithmic. What it cannot know, it is told.
    let size = FigureSize(width: 440)

    //: ## Logarithmic scales
    //:
    //: Equal ratios are equally long. Short ticks stand at the whole multiples of powers of ten.
    //#-shown-code
    show("logarithmic") {
      Figure("Logarithmic", x: Axis("step"), y: Axis("error", scale: .logarithmic), size: size) {
        Line(y: [1, 0.2, 0.06, 0.011, 0.004, 0.0007], points: true)
      }
    }

    //: Values of both signs need a scale that is linear around zero and logarithmic beyond a threshold:
    //#-shown-code
    show("symmetric") {
      Figure(
        "Symmetric logarithmic", x: Axis("x", domain: -10...10),
        y: Axis("x^{3}", scale: .symmetricLogarithmic(threshold: 1)), size: size
      ) {
        Curve(over: -10...10) { $0 * $0 * $0 }
      }
    }

    //: ## Reversed axes
    //:
    //: Depths grow downwards, ages to the left. Bars and fills stand on zero wherever it is.
    //#-shown-code
    show("reversed") {
      Figure(
        "Reversed", x: Axis("age", unit: "years", isReversed: true),
        y: Axis("depth", unit: "m", isReversed: true), size: size
      ) {
        Line(x: [0, 100, 300, 500], y: [0, 10, 38, 52], points: true)
      }
    }

    //: ## Dates
    //:
    //: Where positions are dates, ticks stand where the calendar changes, in UTC: at seconds, hours, days, weeks, months of
    //: unequal length, years or centuries, whatever suits the range. What holds for several of them stands once, below.
    let start = Date(timeIntervalSince1970: 1_678_579_200)
    let days = (0..<540).map { start.addingTimeInterval(Double($0) * 86400) }
    let temperatures = days.indices.map {
      11 - 9 * cos(2 * .pi * (Double($0) + 50) / 365.25) + 2 * sin(Double($0 * $0))
    }
    //#-shown-code
    show("months") {
      Figure("Dates", y: Axis("temperature", unit: "°C"), size: size) {
        Line(x: days, y: temperatures, width: 1)
        ReferenceLine(x: Date(timeIntervalSince1970: 1_709_164_800), label: "leap day")
      }
    }

    //#-shown-code
    show("hours") {
      Figure("A night", x: Axis("time"), y: Axis("counts"), size: size) {
        Line(
          x: (0..<48).map { start.addingTimeInterval(67_000 + 1200 * Double($0)) },
          y: (0..<48).map { 20 + 15 * sin(Double($0) / 8) })
      }
    }

    //: The range may be given in dates, `Axis("day", dates: start...end)`, and seconds since 1970 are dates where the axis says
    //: so: `Axis("day", scale: .time)`.

    //: ## Ticks and how they are written
    //:
    //: `.percent`, `.currency("€")`, `.metric("g")`, texts around numbers, or a function of your own.
    //#-shown-code
    show("formats") {
      Figure(
        "Formats", x: Axis("mass", format: .metric("g")),
        y: Axis("share", domain: 0...1, format: .percent), size: size
      ) {
        Line(x: [0, 2500, 5000, 12_000], y: [0.05, 0.3, 0.7, 0.95], points: true)
      }
    }

    //: Places and names of ticks may be given:
    //#-shown-code
    show("named-ticks") {
      Figure(
        "Given ticks",
        x: Axis(
          "direction", domain: 0...360,
          ticks: .named([
            Tick(0, "north"), Tick(90, "east"), Tick(180, "south"), Tick(270, "west"), Tick(360, "north"),
          ])),
        y: Axis("wind", unit: "m/s", ticks: .values([0, 4, 8, 12])), size: size
      ) {
        Curve(over: 0...360) { 6 + 5 * sin($0 * .pi / 180) }
      }
    }

    //: ## A second axis
    //:
    //: There is none, on purpose: where two scales stand beside one picture, their crossings and slopes come from how the two
    //: were chosen, and readers see connections that are not there. Instead, show both in panels that share the axis they have
    //: in common, divide each by its first value so that both begin at one, or plot one against the other.
    let years = (0...20).map { Double(2000 + $0) }
    let prices = years.map { 40 + 25 * sin(($0 - 2000) / 3) + 3 * ($0 - 2000) }
    let sales = years.map { 9e6 - 2e5 * ($0 - 2000) + 5e5 * cos($0) }
    //#-shown-code
    show("instead-of-a-second-axis") {
      Figure(
        panels: [
          Panel("price [€]") { Line(x: years, y: prices) },
          Panel("sales") { Line(x: years, y: sales, color: .series(1), dash: .solid) },
        ], columns: 1, scales: .freeY, size: FigureSize(width: 440, height: 380))
    }
  }
}
