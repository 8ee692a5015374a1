import Plotting

/// A typeface in which every letter is 0.6 em wide; a renderer knows better.
struct EvenLetters: TextMeasurer {
  func advance(of text: Substring, weight: FontWeight) -> Double { 0.6 * Double(text.count) }
}

/// What a figure consists of, an element a line.
func steps() throws(PlottingError) -> String {
  let figure = Figure("Ten steps", x: Axis("step"), y: Axis("error", scale: .logarithmic)) {
    Line(y: [8, 4, 2.1, 1, 0.6, 0.25, 0.12, 0.07, 0.03, 0.016], points: true, label: "measured")
    Curve(over: 0...9, color: .muted, dash: .dashed, label: "halved each time") { step in
      (0..<Int(step)).reduce(8) { error, _ in error / 2 }
    }
    ReferenceLine(y: 0.1, label: "good enough")
  }
  let layout = try Layout(figure, measurer: EvenLetters())
  return layout.scene(theme: .dark).description
}
