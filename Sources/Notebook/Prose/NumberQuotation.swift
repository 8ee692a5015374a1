/// Reads `name[0].part, decimals: 2)`, which may go on in the next line.
struct NumberQuotation {
  private let characters: [Character]
  private(set) var index: Int

  /// Why it cannot be read, and at which character.
  struct Mistake: Error {
    var index: Int
    var message: String
  }

  init(_ characters: [Character], from index: Int) {
    self.characters = characters
    self.index = index
  }

  private var current: Character? { index < characters.count ? characters[index] : nil }

  private mutating func skipSpaces() {
    while current == " " || current == "\t" || current == "\n" {
      let isLineEnd = current == "\n"
      index += 1
      // A quotation's lines begin with their mark.
      while isLineEnd, current == " " || current == "\t" || current == ">" { index += 1 }
    }
  }

  private mutating func take(while condition: (Character) -> Bool) -> String {
    let start = index
    while let character = current, condition(character) { index += 1 }
    return String(characters[start..<index])
  }

  private func mistake(_ message: String) -> Mistake { Mistake(index: index, message: message) }

  /// The path of the value, and how the number is to be written.
  mutating func read() throws(Mistake) -> (ValuePath, NumberNotation) {
    skipSpaces()
    let path: ValuePath
    do throws(ValuePath.Expectation) {
      path = try ValuePath(characters, at: &index)
    } catch {
      throw Mistake(index: error.index, message: error.message)
    }
    skipSpaces()
    var format = NumberNotation(.shortest)
    if current == "," {
      index += 1
      skipSpaces()
      let label = take { $0.isASCII && $0.isLetter }
      guard current == ":" else { throw mistake("decimals:, significant: or percent: is expected here") }
      index += 1
      skipSpaces()
      guard let count = Int(take { $0.isASCII && $0.isNumber }), count <= 30 else {
        throw mistake("a number of digits from 0 to 30 is expected here")
      }
      switch label {
      case "decimals": format = NumberNotation(.decimals(count))
      case "significant": format = NumberNotation(.significant(count))
      case "percent": format = NumberNotation(.percent(decimals: count))
      default: throw mistake("\(label): is not a way to write numbers: there are decimals:, significant: and percent:")
      }
      skipSpaces()
    }
    guard current == ")" else { throw mistake("a closing parenthesis is expected here") }
    index += 1
    return (path, format)
  }
}
