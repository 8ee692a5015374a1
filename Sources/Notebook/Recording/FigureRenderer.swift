import Plotting
import PlottingCairo

/// Turns figures into image files; the recorder calls it as soon as a figure is shown, so that an error is at its line.
protocol FigureRenderer: Sendable {
  /// Draws a figure in light and dark.
  func render(_ figure: Figure) throws -> RenderedFigure
}

/// A drawn figure.
struct RenderedFigure: Sendable {
  /// How the name of the file ends that holds the scene's text, beside the picture.
  static let sceneSuffix = ".scene.txt"

  /// PNG bytes for light pages.
  var light: [UInt8]
  /// PNG bytes for dark pages.
  var dark: [UInt8]?
  /// What the light figure consists of, an element a line, so that changes can be told in words.
  var scene: String?
  /// Width in CSS pixels.
  var width: Int
  /// Height in CSS pixels.
  var height: Int
  /// The families of fonts that its letters are from, with their versions.
  var fonts: [String: String] = [:]
}

/// Draws with Cairo, two pixels a CSS pixel.
struct CairoFigureRenderer: FigureRenderer {
  private let renderer: PNGRenderer

  init() throws {
    renderer = try PNGRenderer(pixelsPerPoint: 2)
  }

  func render(_ figure: Figure) throws -> RenderedFigure {
    let layout = try renderer.layout(figure)
    let light = layout.scene(theme: .light)
    let size = renderer.pixelSize(of: light)
    return RenderedFigure(
      light: try renderer.render(light), dark: try renderer.render(layout.scene(theme: .dark)),
      scene: light.description(maximumPlaceCount: 20_000),
      width: (size.width + 1) / 2, height: (size.height + 1) / 2, fonts: renderer.fonts(in: light))
  }
}
