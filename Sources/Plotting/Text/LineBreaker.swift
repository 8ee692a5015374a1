/// Breaks text into lines at spaces, between Chinese characters, and where soft hyphens and spaces without width allow it; inside a
/// word only when the word alone is too wide.
struct LineBreaker<Measurer: TextMeasurer> {
  var font: Font
  var limit: Double
  var measurer: Measurer

  /// Pieces are measured one by one; kerning between them is far less than what this leaves.
  private var room: Double { max(limit - 0.05 * font.size, 0) }

  func lines(of text: RichText) -> [TextLine] {
    var lines: [TextLine] = []
    var current: [RichText.Part] = []
    var width = 0.0
    func finish() {
      if !current.isEmpty { lines.append(TextLine(joined(current), font: font, measurer: measurer)) }
      current = []
      width = 0
    }
    func append(_ parts: [RichText.Part], _ partsWidth: Double) {
      current += parts
      width += partsWidth
    }
    let words = words(of: text)
    for (index, word) in words.enumerated() {
      if word.isAfterLineEnd { finish() }
      let space = current.isEmpty ? [] : word.spaces
      let (spaceWidth, wordWidth) = (measured(space), measured(word.parts))
      // A word that may be divided behind this part leaves room for the hyphen.
      let next = index + 1 < words.count && words[index + 1].isAfterSoftHyphen ? hyphen(like: word.parts) : []
      let wanted = wordWidth + measured(next)
      if width + spaceWidth + wanted <= room {
        append(space + word.parts, spaceWidth + wordWidth)
        continue
      }
      // There is always room for it, unless the word before had to be broken anyhow.
      if word.isAfterSoftHyphen, width + measured(hyphen(like: current)) <= room { append(hyphen(like: current), 0) }
      finish()
      if wanted <= room {
        append(word.parts, wordWidth)
      } else {
        for unit in units(of: word) {
          let unitWidth = measured(unit)
          if !current.isEmpty && width + unitWidth > room { finish() }
          append(unit, unitWidth)
        }
      }
    }
    finish()
    return lines
  }

  private func measured(_ parts: [RichText.Part]) -> Double {
    parts.reduce(0) { width, part in
      let size = part.position == .line ? font.size : font.size * TextLine.scriptSize
      let direction = part.level > 0 ? TextDirection(level: part.level) : nil
      return width + measurer.advance(of: part.text, weight: font.weight, direction: direction) * size
    }
  }

  /// What shows at the end of a line that the word goes on.
  private func hyphen(like parts: [RichText.Part]) -> [RichText.Part] {
    parts.last.map { [RichText.Part(text: "-", position: $0.position, level: $0.level)] } ?? []
  }

  /// The smallest parts of a word that is too wide: characters as a reader sees them, each with what is raised or lowered behind it.
  private func units(of word: BreakableWord) -> [[RichText.Part]] {
    var units: [[RichText.Part]] = []
    for part in word.parts {
      if part.position != .line, let last = units.last, measured(last) + measured([part]) <= room {
        units[units.count - 1].append(part)
        continue
      }
      for character in part.text {
        units.append([RichText.Part(text: Substring(String(character)), position: part.position, level: part.level)])
      }
    }
    return units
  }

  /// Neighboring pieces in the same position become one, so that kerning applies across them.
  private func joined(_ pieces: [RichText.Part]) -> RichText {
    var parts: [RichText.Part] = []
    for piece in pieces {
      if let last = parts.last, last.position == piece.position, last.level == piece.level {
        parts[parts.count - 1].text.append(contentsOf: piece.text)
      } else {
        parts.append(piece)
      }
    }
    return RichText(parts: parts)
  }

  /// The words of a text, with what stands before each.
  private func words(of text: RichText) -> [BreakableWord] {
    var words: [BreakableWord] = []
    var word = BreakableWord()
    func finish() {
      if !word.parts.isEmpty {
        words.append(word)
        word = BreakableWord()
      }
    }
    for part in text.parts {
      var former: Character?
      for character in part.text {
        defer { former = character }
        let single = RichText.Part(text: Substring(String(character)), position: part.position, level: part.level)
        if character.unicodeScalars.allSatisfy(\.isLineEnd) {
          finish()
          word = BreakableWord(isAfterLineEnd: true)
        } else if character == " " || character == "\t" {
          finish()
          word.isAfterSoftHyphen = false
          word.spaces.append(RichText.Part(text: " ", position: part.position, level: part.level))
        } else if character == "\u{200B}" || character == "\u{AD}" {
          finish()
          if word.spaces.isEmpty && !words.isEmpty { word.isAfterSoftHyphen = character == "\u{AD}" }
        } else {
          if let former, BreakableWord.mayBreak(former, character) { finish() }
          word.append(single)
        }
      }
    }
    finish()
    return words
  }
}

/// A word, or the part of one up to where it may be divided.
struct BreakableWord {
  /// In the order of reading.
  private(set) var parts: [RichText.Part] = []
  /// What separates it from the word before, and is left out at the start of a line.
  var spaces: [RichText.Part] = []
  /// Whether a new line starts with it.
  var isAfterLineEnd = false
  /// Whether it goes on with a word that gets a hyphen when the line ends before this part.
  var isAfterSoftHyphen = false

  init(isAfterLineEnd: Bool = false) { self.isAfterLineEnd = isAfterLineEnd }

  mutating func append(_ part: RichText.Part) {
    if let last = parts.last, last.position == part.position, last.level == part.level {
      parts[parts.count - 1].text.append(contentsOf: part.text)
    } else {
      parts.append(part)
    }
  }

  /// Whether a line may end between two characters without a space: between Chinese characters and kana, but not before what
  /// belongs to the character before or after what belongs to the next.
  static func mayBreak(_ former: Character, _ next: Character) -> Bool {
    guard isEastAsian(former) || isEastAsian(next) else { return false }
    return !neverFirst.contains(next) && !neverLast.contains(former)
  }

  private static func isEastAsian(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x2E80...0x312F, 0x31A0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF01...0xFF60,
      0x20000...0x3FFFD:
      return true
    default: return false
    }
  }

  private static let neverFirst = Set(
    "、。，．・：；？！」』）】〕〉》〗〙〛｝］’”)]},.:;?!%‰°′″ー〜～々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ")
  private static let neverLast = Set("「『（【〔〈《〖〘〚｛［‘“([{$£¥€")
}

extension Unicode.Scalar {
  /// Whether a line ends with it.
  var isLineEnd: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
