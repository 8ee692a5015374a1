/// The TeX commands that chapters can use; the files beside this one hold them by kind.
///
/// Each table is a fact sheet: the command and the character of Unicode that it means. *Mathematics in chapters* lists
/// them all, and a test compares the two.
enum TeXCommands {
  /// Symbols by command, with the class of atom that decides the space around them.
  static let symbols: [String: MathSymbol] = {
    var result: [String: MathSymbol] = [:]
    for (kind, tables) in symbolTables {
      for (name, text) in tables.flatMap({ $0 }) { result[name] = MathSymbol(text, kind) }
    }
    return result.merging(delimiters) { first, _ in first }
  }()

  private static let symbolTables: [(MathSymbol.Class, [[String: String]])] = [
    (.large, [largeOperators]), (.integral, [integrals]), (.binary, [binaryOperators]),
    (.relation, [relations, orders, sets, negatedRelations, arrows, colons]), (.ordinary, [signs, shapes]),
    (.inner, [dots]), (.punctuation, [punctuation]),
  ]

  /// Symbols by the character itself, for those that are typed directly.
  static let symbolsByCharacter: [Character: MathSymbol] = {
    var result: [Character: MathSymbol] = [:]
    for name in symbols.keys.sorted() {
      guard let symbol = symbols[name], symbol.text.count == 1, let character = symbol.text.first else { continue }
      // Where commands share a character, the class is that of the sign in prose: a bar is no delimiter by itself.
      if result[character] == nil || symbol.kind == .relation { result[character] = symbol }
    }
    return result
  }()

  /// Every command there is, without the backslash, for suggestions and for the documentation.
  static let all: Set<String> = {
    var names = Set(structures.keys)
    names.formUnion(letters.keys)
    names.formUnion(uprightLetters.keys)
    names.formUnion(functions.keys)
    names.formUnion(symbols.keys)
    names.formUnion(spaces.keys)
    names.formUnion(alphabets.keys)
    names.formUnion(alphabetSwitches.keys)
    names.formUnion(accents.keys)
    names.formUnion(underAccents.keys)
    names.formUnion(extensibleArrows.keys)
    names.formUnion(sizedDelimiters.keys)
    names.formUnion(fontSizes.keys)
    names.formUnion(classes.keys)
    names.formUnion(texts.keys)
    names.formUnion(abbreviations.keys)
    return names
  }()
}
