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
  }

  var runs: [Run] = []
  var width = 0.0

  /// Room above the base line, in ems: enough for an accent on a capital letter and for a superscript.
  static let ascent = 0.93
  /// Room below the base line, in ems: enough for a descender and for a subscript.
  static let descent = 0.32
  /// Distance of base lines in a paragraph, in ems.
  static let height = ascent + descent
  /// Half the height of a digit, in ems: a label is centred on its tick by its digits, not by its box.
  static let digitMiddle = 0.365

  static let scriptSize = 0.72
  static let superscriptRise = 0.36
  static let subscriptRise = -0.15

  init() {}

  init(_ text: RichText, font: Font, measurer: some TextMeasurer) {
    for part in text.parts {
      let script = part.position != .line
      let partFont = script ? Font(weight: font.weight, size: font.size * Self.scriptSize) : font
      let rise =
        switch part.position {
        case .line: 0.0
        case .superscript: Self.superscriptRise * font.size
        case .subscript: Self.subscriptRise * font.size
        }
      runs.append(Run(text: String(part.text), font: partFont, x: width, rise: rise))
      width += measurer.advance(of: part.text, weight: font.weight) * partFont.size
    }
  }
}

/// Text broken into lines no wider than asked for.
struct TextBlock: Hashable, Sendable {
  var text: String
  var font: Font
  var lines: [TextLine]
  var width: Double

  var height: Double { Double(lines.count) * TextLine.height * font.size }

  /// Breaks at spaces, and inside a word only when the word alone is too wide.
  init(_ markup: String, font: Font, width limit: Double = .infinity, measurer: some TextMeasurer) {
    self.font = font
    let rich = RichText(markup)
    text = rich.plain
    let line = TextLine(rich, font: font, measurer: measurer)
    lines = rich.parts.isEmpty ? [] : [line]
    if line.width > limit || text.contains(where: \.isNewline) {
      lines = LineBreaker(font: font, limit: limit, measurer: measurer).lines(of: rich)
    }
    width = lines.reduce(0) { max($0, $1.width) }
  }

  var isEmpty: Bool { lines.isEmpty }
}

private struct LineBreaker<Measurer: TextMeasurer> {
  var font: Font
  var limit: Double
  var measurer: Measurer

  func lines(of text: RichText) -> [TextLine] {
    var lines: [TextLine] = []
    var current: [RichText.Part] = []
    func measured(_ parts: [RichText.Part]) -> TextLine {
      TextLine(RichText(parts: parts), font: font, measurer: measurer)
    }
    func finish() {
      while let last = current.last, last.text.allSatisfy(\.isWhitespace) { current.removeLast() }
      if !current.isEmpty { lines.append(measured(current)) }
      current = []
    }
    for piece in pieces(of: text) {
      if piece.text == "\n" {
        finish()
      } else if piece.text == " " && current.isEmpty {
        continue
      } else if measured(current + [piece]).width <= limit {
        current.append(piece)
      } else if measured([piece]).width <= limit {
        finish()
        if piece.text != " " { current = [piece] }
      } else {
        finish()
        for character in piece.text {
          let part = RichText.Part(text: Substring(String(character)), position: piece.position)
          if !current.isEmpty && measured(current + [part]).width > limit { finish() }
          current.append(part)
        }
      }
    }
    finish()
    return lines.map(joined)
  }

  /// Words and single spaces, each in one position.
  private func pieces(of text: RichText) -> [RichText.Part] {
    var pieces: [RichText.Part] = []
    for part in text.parts {
      var word: Substring = ""
      for character in part.text {
        if character.isWhitespace && character != "\u{00A0}" && character != "\u{2009}" {
          if !word.isEmpty { pieces.append(RichText.Part(text: word, position: part.position)) }
          word = ""
          pieces.append(RichText.Part(text: character.isNewline ? "\n" : " ", position: part.position))
        } else {
          word.append(character)
        }
      }
      if !word.isEmpty { pieces.append(RichText.Part(text: word, position: part.position)) }
    }
    return pieces
  }

  /// Neighbouring runs in the same font become one, so that kerning applies across them.
  private func joined(_ line: TextLine) -> TextLine {
    var parts: [RichText.Part] = []
    for run in line.runs {
      let position: RichText.Position = run.rise == 0 ? .line : run.rise > 0 ? .superscript : .subscript
      if let last = parts.last, last.position == position {
        parts[parts.count - 1].text.append(contentsOf: run.text)
      } else {
        parts.append(RichText.Part(text: run.text[...], position: position))
      }
    }
    return TextLine(RichText(parts: parts), font: font, measurer: measurer)
  }
}
