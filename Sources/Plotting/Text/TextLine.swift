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
  /// Half the height of a digit, in ems: a label is centered on its tick by its digits, not by its box.
  static let digitMiddle = 0.365

  static let scriptSize = 0.72
  static let superscriptRise = 0.36
  static let subscriptRise = -0.15

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
    if line.width > limit || text.utf8.contains(where: { $0 == 10 || $0 == 13 }) || text.contains("\u{2028}") {
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
    var width = 0.0
    // Pieces are measured one by one; kerning between them is far less than what this leaves.
    let room = max(limit - 0.05 * font.size, 0)
    func finish() {
      while let last = current.last, last.text == " " { current.removeLast() }
      if !current.isEmpty { lines.append(TextLine(joined(current), font: font, measurer: measurer)) }
      current = []
      width = 0
    }
    func append(_ piece: RichText.Part, _ pieceWidth: Double) {
      current.append(piece)
      width += pieceWidth
    }
    for piece in pieces(of: text) {
      if piece.text == "\n" {
        finish()
        continue
      }
      if piece.text == " " && current.isEmpty { continue }
      let pieceWidth = measured(piece)
      if width + pieceWidth <= room {
        append(piece, pieceWidth)
      } else if pieceWidth <= room {
        finish()
        if piece.text != " " { append(piece, pieceWidth) }
      } else {
        finish()
        for character in piece.text {
          let part = RichText.Part(text: Substring(String(character)), position: piece.position)
          let partWidth = measured(part)
          if !current.isEmpty && width + partWidth > room { finish() }
          append(part, partWidth)
        }
      }
    }
    finish()
    return lines
  }

  private func measured(_ part: RichText.Part) -> Double {
    let size = part.position == .line ? font.size : font.size * TextLine.scriptSize
    return measurer.advance(of: part.text, weight: font.weight) * size
  }

  /// Words, single spaces and line ends, each in one position; spaces that must not break stay within words.
  private func pieces(of text: RichText) -> [RichText.Part] {
    var pieces: [RichText.Part] = []
    for part in text.parts {
      let scalars = part.text.unicodeScalars
      var start = scalars.startIndex
      for index in scalars.indices {
        let scalar = scalars[index]
        let isLineEnd = scalar == "\n" || scalar == "\r" || scalar == "\u{2028}"
        guard isLineEnd || scalar == " " || scalar == "\t" else { continue }
        if start < index { pieces.append(RichText.Part(text: part.text[start..<index], position: part.position)) }
        pieces.append(RichText.Part(text: isLineEnd ? "\n" : " ", position: part.position))
        start = scalars.index(after: index)
      }
      if start < scalars.endIndex {
        pieces.append(RichText.Part(text: part.text[start...], position: part.position))
      }
    }
    return pieces
  }

  /// Neighboring pieces in the same position become one, so that kerning applies across them.
  private func joined(_ pieces: [RichText.Part]) -> RichText {
    var parts: [RichText.Part] = []
    for piece in pieces {
      if let last = parts.last, last.position == piece.position {
        parts[parts.count - 1].text.append(contentsOf: piece.text)
      } else {
        parts.append(piece)
      }
    }
    return RichText(parts: parts)
  }
}
