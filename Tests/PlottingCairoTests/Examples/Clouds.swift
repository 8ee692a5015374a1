import Plotting
import PlottingCairo

/// Draws two clouds of points and what was fitted to them into a PNG file.
func drawClouds(to path: String) throws(RenderingError) {
  let widths = [1.1, 1.9, 2.4, 1.6, 2.0, 5.2, 6.1, 5.6, 6.4, 5.9]
  let lengths = [2.0, 3.1, 2.2, 2.9, 2.5, 4.8, 6.0, 5.9, 5.1, 5.4]
  let clouds = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]

  let figure = Figure(
    "Two clouds", x: Axis("width", unit: "mm"), y: Axis("length", unit: "mm"), aspect: .equal
  ) {
    Ellipse(mean: (1.8, 2.54), covariance: (0.19, 0.06, 0.17), color: .series(0))
    Ellipse(mean: (5.84, 5.44), covariance: (0.17, 0.06, 0.21), color: .series(1))
    Points(x: widths, y: lengths, color: .series(clouds, names: ["small", "large"]))
  }
  try PNGRenderer().write(figure, to: path)
}
