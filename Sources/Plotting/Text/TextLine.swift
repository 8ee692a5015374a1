/// One measured line of text: what stands where, relative to the start of its base line.
struct TextLine: Hashable, Sendable {
  /// Characters in one font at one height.
  struct Run: Hashable, Sendable {
    var text: String
    var font: Font
    /// From the start of the line, in points.
    var x: Double
    /// Above the base line, in points.
    var rise: Double
    /// Which way it goes, on a line of several directions.
    var direction: TextDirection?
  }

  var runs: [Run] = []
  var width = 0.0
  /// What letters that are higher or lower than usual need beyond `ascent` and `descent`, in points; mostly nothing.
  var extraAscent = 0.0
  var extraDescent = 0.0

  /// Room above the base line, in ems: enough for an accent on a capital letter and for a superscript.
  static let ascent = 0.93
  /// Room below the base line, in ems: enough for a descender and for a subscript.
  static let descent = 0.32
  /// Distance of base lines in a paragraph, in ems.
  static let height = ascent + descent
  /// Half the height of a digit, in ems: a label is centered on its tick by its digits, not by its box.
  static let digitMiddle = 0.365

  static let scriptSize = 0.72
  static let superscriptRise = 0.36
  static let subscriptRise = -0.15

  init(_ text: RichText, font: Font, measurer: some TextMeasurer) {
    let levels = text.parts.map(\.level)
    let hasDirections = levels.contains { $0 > 0 }
    for position in hasDirections ? VisualOrder.positions(levels: levels) : Array(levels.indices) {
      let part = text.parts[position]
      let script = part.position != .line
      let partFont = script ? Font(weight: font.weight, size: font.size * Self.scriptSize) : font
      let rise =
        switch part.position {
        case .line: 0.0
        case .superscript: Self.superscriptRise * font.size
        case .subscript: Self.subscriptRise * font.size
        }
      let direction = hasDirections ? TextDirection(level: part.level) : nil
      runs.append(Run(text: String(part.text), font: partFont, x: width, rise: rise, direction: direction))
      width += measurer.advance(of: part.text, weight: font.weight, direction: direction) * partFont.size
      if let reach = measurer.reach(of: part.text, weight: font.weight, direction: direction) {
        extraAscent = max(extraAscent, reach.above * partFont.size + rise - Self.ascent * font.size)
        extraDescent = max(extraDescent, reach.below * partFont.size - rise - Self.descent * font.size)
      }
    }
  }
}

/// Text broken into lines no wider than asked for.
struct TextBlock: Hashable, Sendable {
  var text: String
  var font: Font
  var lines: [TextLine]
  var width: Double

  var height: Double {
    Double(lines.count) * TextLine.height * font.size
      + lines.reduce(0) { $0 + $1.extraAscent + $1.extraDescent }
  }

  /// What letters of the first line that are higher than usual add at the top, in points.
  var extraAscent: Double { lines.first?.extraAscent ?? 0 }

  /// From the top to the base line of a line.
  func baseline(_ index: Int) -> Double {
    (Double(index) * TextLine.height + TextLine.ascent) * font.size + lines[index].extraAscent
      + lines[..<index].reduce(0) { $0 + $1.extraAscent + $1.extraDescent }
  }

  /// Whether the whole text goes to the left, so that its lines begin at the right.
  var isRightToLeft = false

  /// Breaks where the text allows it, and inside a word only when the word alone is too wide.
  init(_ markup: String, font: Font, width limit: Double = .infinity, measurer: some TextMeasurer) {
    self.font = font
    var rich = RichText(markup)
    text = rich.plain
    // A measurer from outside may have counted something else than scalars.
    if let levels = measurer.levels(of: text), levels.count == text.unicodeScalars.count {
      rich = rich.split(at: levels)
      isRightToLeft = levels.allSatisfy { $0 > 0 }
    }
    let line = TextLine(rich, font: font, measurer: measurer)
    lines = rich.parts.isEmpty ? [] : [line]
    if line.width > limit || text.unicodeScalars.contains(where: { $0.isLineEnd || $0 == "\t" }) {
      lines = LineBreaker(font: font, limit: limit, measurer: measurer).lines(of: rich)
    }
    width = lines.reduce(0) { max($0, $1.width) }
  }

  var isEmpty: Bool { lines.isEmpty }
}
