import Plotting

/// Scenes of all kinds of elements from a number: the same number gives the same scene.
struct RandomScenes: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0xD134_2543_DE82_EF95 &+ 1 }

  /// SplitMix64 (Steele, Lea and Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Pieces of words that a reader could take for something else, and that make characters with what stands before them.
  private static let pieces = [
    "a", " at ", "1,2", "\"", "\" regular 12 pt at 1,2 #000000", "\\", "\\n", "\n", "\r\n", "\u{301}", "\u{2028}", ": ",
    "中",
    "fill", "3 markers, edge ", "circle at 1,2", "  ", "omitted: 3", "\t", "🇩🇪", "\u{200D}",
  ]

  private mutating func words() -> String {
    (0..<Int.random(in: 0...4, using: &self)).map { _ in Self.pieces.randomElement(using: &self) ?? "" }.joined()
  }

  private mutating func number() -> Double {
    let number = Double.random(in: -1000...1000, using: &self)
    return Bool.random(using: &self) ? number.rounded() : number
  }

  private mutating func point() -> Point { Point(x: number(), y: number()) }
  private mutating func points() -> [Point] { (0..<Int.random(in: 0...5, using: &self)).map { _ in point() } }

  private mutating func color() -> Color {
    Color(
      hex: UInt32.random(in: 0...0xFF_FFFF, using: &self),
      opacity: Bool.random(using: &self) ? 1 : Double.random(in: 0...1, using: &self))
  }

  private mutating func element(depth: Int) -> SceneElement {
    switch Int.random(in: 0...(depth < 3 ? 6 : 5), using: &self) {
    case 0: return .fill(.polyline(points(), closed: true), color())
    case 1:
      var path = Path.polyline(points())
      if !path.isEmpty { path.append(Path([.curve(point(), point(), point())])) }
      let dashes = (0..<Int.random(in: 0...3, using: &self)).map { _ in abs(number()) }
      return .stroke(path, color(), StrokeStyle(width: abs(number()), dashes: dashes, isSnapped: .random(using: &self)))
    case 2:
      let centers = points()
      return .markers(
        Markers(
          shapes: centers.map { _ in Markers.Shape.allCases.randomElement(using: &self) ?? .circle }, centers: centers,
          diameters: centers.map { _ in abs(number()) }, colors: centers.map { _ in color() }, edge: color(),
          edgeWidth: abs(number())))
    case 3, 4:
      let font = Font(weight: FontWeight.allCases.randomElement(using: &self) ?? .regular, size: abs(number()))
      let halo = Bool.random(using: &self) ? color() : nil
      return .glyphs(
        GlyphRun(
          text: words(), font: font, origin: point(), color: color(), halo: halo, isTurned: .random(using: &self)))
    case 5:
      let colors = (0..<6).map { _ in color() }
      return .image(
        SceneImage(columns: 3, colors: colors, frame: Rectangle(x: number(), y: number(), width: 6, height: 4)))
    default:
      let inner = (0..<Int.random(in: 0...3, using: &self)).map { _ in element(depth: depth + 1) }
      return .clipped(Rectangle(x: number(), y: number(), width: abs(number()), height: abs(number())), inner)
    }
  }

  /// The next scene.
  mutating func scene() -> Scene {
    let elements = (0..<Int.random(in: 0...8, using: &self)).map { _ in element(depth: 0) }
    return Scene(
      size: Size(width: abs(number()), height: abs(number())), background: color(), elements: elements,
      alternativeText: words(), omittedCount: Int.random(in: 0...2, using: &self))
  }
}
