import Cairo
import Plotting

/// Turns figures into PNG files: the same bytes every time, and wherever fonts, drawing libraries and the kind of processor are
/// the same; elsewhere a few pixels at edges may differ by a few steps.
///
///     let renderer = try PNGRenderer()
///     let layout = try renderer.layout(figure)
///     let light = try renderer.render(layout.scene(theme: .light))
///     let dark = try renderer.render(layout.scene(theme: .dark))
public struct PNGRenderer: Sendable {
  /// Pixels along the side of a point; 2 is sharp on screens of high density.
  public let pixelsPerPoint: Int
  private let fonts: FigureFonts

  /// A renderer for a resolution.
  ///
  /// - Throws: ``RenderingError`` when the font is not installed, naming the package that has it, or the resolution is not possible.
  public init(pixelsPerPoint: Int = 2) throws(RenderingError) {
    guard (1...8).contains(pixelsPerPoint) else { throw .unsuitableResolution(pixelsPerPoint) }
    self.pixelsPerPoint = pixelsPerPoint
    do { fonts = try FigureFonts.shared() } catch { throw .drawing(error) }
  }

  /// Where everything in a figure stands.
  ///
  /// - Throws: ``RenderingError/figure(_:)`` when data of a mark do not fit together, or no font has a letter of a text.
  public func layout(_ figure: Figure) throws(RenderingError) -> Layout {
    do throws(PlottingError) {
      let layout = try Layout(figure, measurer: fonts)
      let adapted = fonts.adapted(to: layout.allTexts)
      return adapted.differs(from: fonts) ? try Layout(figure, measurer: adapted) : layout
    } catch {
      throw .figure(error)
    }
  }

  /// The drawing of a figure in the colors of a theme.
  ///
  /// - Throws: ``RenderingError/figure(_:)`` when data of a mark do not fit together, or no font has a letter of a text.
  public func scene(_ figure: Figure, theme: Theme = .light) throws(RenderingError) -> Scene {
    try layout(figure).scene(theme: theme)
  }

  /// A figure as a PNG file.
  ///
  /// - Throws: ``RenderingError``.
  public func render(_ figure: Figure, theme: Theme = .light) throws(RenderingError) -> [UInt8] {
    try render(scene(figure, theme: theme))
  }

  /// The families of fonts that the texts of a scene are set in, with their versions: another machine draws the same letters if it
  /// has the same ones.
  public func fonts(in scene: Scene) -> [String: String] { fonts.adapted(to: scene).fonts(in: scene) }

  /// The width and height of a scene's picture in pixels.
  public func pixelSize(of scene: Scene) -> (width: Int, height: Int) {
    func pixels(_ length: Double) -> Int {
      // Beyond what a picture can hold the number only has to be refused, not to be right.
      length.isFinite && length < 1e6 ? max(Int((length * Double(pixelsPerPoint)).rounded(.up)), 0) : Int.max
    }
    return (pixels(scene.size.width), pixels(scene.size.height))
  }

  /// A scene as a PNG file that carries its resolution and alternative text.
  ///
  /// - Throws: ``RenderingError/drawing(_:)``.
  public func render(_ scene: Scene) throws(RenderingError) -> [UInt8] {
    do throws(CairoError) {
      let size = pixelSize(of: scene)
      let surface = try ImageSurface(.rgb, width: size.width, height: size.height)
      var painter = try ScenePainter(surface, pixelsPerPoint: Double(pixelsPerPoint), fonts: fonts.adapted(to: scene))
      try painter.paint(scene, on: surface)
      // A point is 1/72 inch, an inch 25.4 mm.
      let pixelsPerMeter = Int((Double(pixelsPerPoint) * 72 / 0.0254).rounded())
      let texts = scene.alternativeText.isEmpty ? [] : [(keyword: "Description", text: scene.alternativeText)]
      return try PNGCoding.encode(surface, pixelsPerMeter: pixelsPerMeter, texts: texts)
    } catch {
      throw .drawing(error)
    }
  }
}
