/// The styles of letters that mean something in mathematics; MathML Core writes them as characters of their own.
enum MathAlphabet: Hashable, Sendable {
  case upright
  /// What letters are in by themselves.
  case normal
  case italic
  case bold
  case boldItalic
  case script
  case doubleStruck
  case fraktur
  case sansSerif
  case monospace

  /// The letter in this alphabet (Unicode block Mathematical Alphanumeric Symbols); itself where there is none.
  func styled(_ character: Character) -> Character {
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first else { return character }
    if let exception = exceptions[character] { return exception }
    let start: UInt32? =
      switch scalar.value {
      case 0x41...0x5A: latinStart.map { $0 + scalar.value - 0x41 }
      case 0x61...0x7A: latinStart.map { $0 + 26 + scalar.value - 0x61 }
      case 0x30...0x39: digitStart.map { $0 + scalar.value - 0x30 }
      case 0x391...0x3A9: greekStart.map { $0 + scalar.value - 0x391 }
      case 0x3B1...0x3C9: greekStart.map { $0 + 26 + scalar.value - 0x3B1 }
      default: nil
      }
    return start.flatMap(Unicode.Scalar.init).map(Character.init) ?? character
  }

  private var latinStart: UInt32? {
    switch self {
    case .upright, .normal: nil
    case .italic: 0x1D434
    case .bold: 0x1D400
    case .boldItalic: 0x1D468
    case .script: 0x1D49C
    case .fraktur: 0x1D504
    case .doubleStruck: 0x1D538
    case .sansSerif: 0x1D5A0
    case .monospace: 0x1D670
    }
  }

  private var digitStart: UInt32? {
    switch self {
    case .bold, .boldItalic: 0x1D7CE
    case .doubleStruck: 0x1D7D8
    case .sansSerif: 0x1D7E2
    case .monospace: 0x1D7F6
    default: nil
    }
  }

  private var greekStart: UInt32? {
    switch self {
    case .bold: 0x1D6A8
    case .italic: 0x1D6E2
    case .boldItalic: 0x1D71C
    default: nil
    }
  }

  /// Letters that Unicode had before the block was added.
  private var exceptions: [Character: Character] {
    switch self {
    case .italic: ["h": "ℎ", "ϵ": "𝜖", "ϑ": "𝜗", "ϕ": "𝜙", "ϱ": "𝜚", "ϖ": "𝜛", "ϰ": "𝜘"]
    case .bold: ["∂": "𝛛", "∇": "𝛁", "ϵ": "𝛜", "ϑ": "𝛝", "ϕ": "𝛟", "ϱ": "𝛠", "ϖ": "𝛡", "ϰ": "𝛞"]
    case .boldItalic: ["∂": "𝝏", "∇": "𝜵", "ϵ": "𝝐", "ϑ": "𝝑", "ϕ": "𝝓", "ϱ": "𝝔", "ϖ": "𝝕", "ϰ": "𝝒"]
    case .script:
      [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ", "o": "ℴ",
      ]
    case .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    case .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
    default: [:]
    }
  }
}
