import Cairo
import Plotting

/// The fonts of all figures: DejaVu Sans, and what is installed for letters that it lacks; loaded once in a process.
struct FigureFonts: TextMeasurer {
  private var regular: Typesetter
  private var bold: Typesetter
  /// Which forms Chinese characters have where their text does not tell.
  private var region = HanRegion.china

  static let family = "DejaVu Sans"
  static let package = "fonts-dejavu-core"

  private static let loaded: Result<FigureFonts, CairoError> = Result { () throws(CairoError) in
    FigureFonts(
      regular: try Typesetter(family: family, style: "Book", package: package, weight: 80),
      bold: try Typesetter(family: family, style: "Bold", package: package, weight: 200))
  }

  static func shared() throws(CairoError) -> FigureFonts { try loaded.get() }

  /// The fonts for texts that stand together: a title in kana tells for all labels.
  func adapted(to texts: [String]) -> FigureFonts {
    var adapted = self
    adapted.region = HanRegion(of: texts) ?? .china
    return adapted
  }

  /// Whether Chinese characters have other forms.
  func differs(from other: FigureFonts) -> Bool { region != other.region }

  func typesetter(_ weight: FontWeight) -> Typesetter { weight == .bold ? bold : regular }

  func advance(of text: Substring, weight: FontWeight) -> Double { advance(of: text, weight: weight, direction: nil) }

  func advance(of text: Substring, weight: FontWeight, direction: TextDirection?) -> Double {
    plainAdvance(of: text, weight: weight, direction: direction)
      ?? line(text, weight: weight, direction: direction).advance
  }

  func reach(of text: Substring, weight: FontWeight, direction: TextDirection?) -> TextReach? {
    if plainAdvance(of: text, weight: weight, direction: direction) != nil { return nil }
    let line = line(text, weight: weight, direction: direction)
    return TextReach(above: line.above, below: line.below)
  }

  func levels(of text: String) -> [UInt8]? { BidirectionalText.levels(of: text) }

  func problem(in text: String, weight: FontWeight, direction: TextDirection?) -> TextProblem? {
    if plainAdvance(of: text[...], weight: weight, direction: direction) != nil { return nil }
    return line(text[...], weight: weight, direction: direction).problem.map {
      TextProblem(character: $0.name, reason: $0.reason)
    }
  }

  /// The advance of a text whose letters stand one after the other, each in the figures' own font; nothing for others.
  func plainAdvance(of text: Substring, weight: FontWeight, direction: TextDirection?) -> Double? {
    direction == .rightToLeft ? nil : typesetter(weight).outlines.advance(of: text)
  }

  /// The glyphs of a text: in the direction that is given, or in those of its letters.
  func line(_ text: Substring, weight: FontWeight, direction: TextDirection?) -> Typesetter.Line {
    let typesetter = typesetter(weight)
    if let direction { return typesetter.line(text, direction: direction.writing, region: region) }
    guard let levels = levels(of: String(text)) else { return typesetter.line(text, region: region) }
    var line = Typesetter.Line()
    let runs = VisualOrder.runs(levels: levels)
    let scalars = text.unicodeScalars
    for position in VisualOrder.positions(levels: runs.map(\.level)) {
      let run = runs[position]
      let start = scalars.index(scalars.startIndex, offsetBy: run.range.lowerBound)
      let part = text[start..<scalars.index(start, offsetBy: run.range.count)]
      line.append(typesetter.line(part, direction: TextDirection(level: run.level).writing, region: region))
    }
    return line
  }

  /// The families that a scene's texts are set in, with their versions.
  func fonts(in scene: Scene) -> [String: String] {
    var fonts: [String: String] = [:]
    func add(_ elements: [SceneElement]) {
      for element in elements {
        switch element {
        case .glyphs(let run):
          if plainAdvance(of: run.text[...], weight: run.font.weight, direction: run.direction) != nil {
            let own = typesetter(run.font.weight).ownFont
            fonts[own.family] = own.version
          } else {
            fonts.merge(line(run.text[...], weight: run.font.weight, direction: run.direction).fonts) { own, _ in own }
          }
        case .clipped(_, let elements): add(elements)
        case .fill, .stroke, .markers, .image: break
        }
      }
    }
    add(scene.elements)
    return fonts
  }

  /// The fonts for the texts of a scene.
  func adapted(to scene: Scene) -> FigureFonts {
    var texts: [String] = []
    func add(_ elements: [SceneElement]) {
      for element in elements {
        if case .glyphs(let run) = element { texts.append(run.text) }
        if case .clipped(_, let inner) = element { add(inner) }
      }
    }
    add(scene.elements)
    return adapted(to: texts)
  }
}

extension TextDirection {
  /// The same for the typesetter.
  var writing: WritingDirection { self == .leftToRight ? .leftToRight : .rightToLeft }
}
