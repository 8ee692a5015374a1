extension TeXParser {
  mutating func command(_ name: String, _ token: TeXToken) throws(TeXError) -> MathNode {
    if let letter = TeXCommands.identifiers[name] {
      let styled =
        alphabet == .boldItalic || alphabet == .bold ? letter.map(MathAlphabet.boldItalic.styled) : Array(letter)
      return .identifier(String(styled), isUpright: false)
    }
    if let letter = TeXCommands.uprightIdentifiers[name] {
      let styled = alphabet == .boldItalic || alphabet == .bold ? letter.map(MathAlphabet.bold.styled) : Array(letter)
      return .identifier(String(styled), isUpright: true)
    }
    if let hasLimits = TeXCommands.functions[name] { return .function(name, hasLimits: hasLimits) }
    if let text = TeXCommands.limitFunctions[name] { return .function(text, hasLimits: true) }
    if let symbol = TeXCommands.symbols[name] ?? TeXCommands.delimiters[name] { return .symbol(symbol) }
    if let width = TeXCommands.spaces[name] { return .space(width) }
    if let alphabet = TeXCommands.alphabets[name] { return try argument(of: name, in: alphabet) }
    if let accent = TeXCommands.accents[name] {
      return .over(try argument(of: name), .symbol(MathSymbol(accent, .ordinary)), isAccent: true)
    }
    if let accent = TeXCommands.underAccents[name] {
      return .under(try argument(of: name), .symbol(MathSymbol(accent, .ordinary)), isAccent: true)
    }
    if let size = TeXCommands.sizes[name] { return .symbol(try sizedDelimiter(size, name)) }
    return try structure(name, token)
  }

  mutating func argument(of name: String, in alphabet: MathAlphabet) throws(TeXError) -> MathNode {
    let outer = self.alphabet
    self.alphabet = alphabet
    defer { self.alphabet = outer }
    let node = try argument(of: name)
    guard alphabet == .upright || alphabet == .italic, case .row(let nodes) = node else { return node }
    // A word such as `\mathrm{diag}` is one name.
    let letters = nodes.compactMap { if case .identifier(let letter, _) = $0 { letter } else { nil } }
    return letters.count == nodes.count ? .identifier(letters.joined(), isUpright: alphabet == .upright) : node
  }

  mutating func structure(_ name: String, _ token: TeXToken) throws(TeXError) -> MathNode {
    switch name {
    case "frac": return .fraction(try argument(of: name), try argument(of: name), hasBar: true)
    case "dfrac", "tfrac":
      let fraction = MathNode.fraction(try argument(of: name), try argument(of: name), hasBar: true)
      return .style(isDisplay: name == "dfrac", fraction)
    case "binom":
      return .fenced("(", .fraction(try argument(of: name), try argument(of: name), hasBar: false), ")")
    case "sqrt":
      let degree = try optionalArgument()
      return .root(try argument(of: name), degree: degree)
    case "text", "textrm", "textnormal", "mbox": return .text(try rawArgument(of: name))
    case "operatorname":
      let hasLimits = peek()?.kind == .character("*")
      if hasLimits { index += 1 }
      return .function(try rawArgument(of: name), hasLimits: hasLimits)
    case "overset", "stackrel":
      let above = try argument(of: name)
      return .over(try argument(of: name), above, isAccent: false)
    case "underset":
      let below = try argument(of: name)
      return .under(try argument(of: name), below, isAccent: false)
    case "phantom": return .phantom(try argument(of: name))
    case "not":
      guard case .symbol(var symbol) = try argument(of: name) else {
        throw TeXError(offset: token.offset, message: "\\not stands before a relation")
      }
      symbol.text += "\u{338}"
      return .symbol(symbol)
    case "left": return try fenced(token)
    case "begin": return try environment(token)
    case "substack":
      index = try afterOpenBrace(name)
      let rows = try rows(untilEnd: false)
      index += 1
      return .table(rows, .centered)
    case "": throw TeXError(offset: token.offset, message: "a backslash at the end of the formula")
    default:
      let hint = TeXCommands.nearest(to: name).map { ": did you mean \\\($0)?" } ?? ""
      throw TeXError(offset: token.offset, message: "the TeX command \\\(name) is not supported\(hint)")
    }
  }

  /// `[...]` behind a command, if it is there.
  mutating func optionalArgument() throws(TeXError) -> MathNode? {
    skipSpaces()
    guard let open = peek(), open.kind == .character("[") else { return nil }
    index += 1
    let nodes = try nodes(until: [.character("]")])
    guard let token = peek(), token.kind == .character("]") else {
      throw TeXError(offset: open.offset, message: "this [ is never closed")
    }
    index += 1
    return .row(nodes)
  }

  mutating func afterOpenBrace(_ name: String) throws(TeXError) -> Int {
    let token = try nextSkippingSpaces("{ after \\\(name)")
    guard token.kind == .openBrace else {
      throw TeXError(offset: token.offset, message: "\\\(name) needs its argument in braces")
    }
    return index
  }

  /// The argument in braces as written, spaces included.
  mutating func rawArgument(of name: String) throws(TeXError) -> String {
    index = try afterOpenBrace(name)
    let open = tokens[index - 1]
    var text = ""
    while let token = peek() {
      index += 1
      switch token.kind {
      case .closeBrace: return text
      case .space: if text.last != " " { text += " " }
      case .character(let character): text.append(character)
      case .command(let symbol)
      where TeXCommands.spaces[symbol] != nil || ["%", "$", "#", "&", "_", "{", "}"].contains(symbol):
        text += TeXCommands.spaces[symbol] != nil ? " " : symbol
      default:
        throw TeXError(offset: token.offset, message: "only plain text can stand in \\\(name)")
      }
    }
    throw TeXError(offset: open.offset, message: "this { is never closed")
  }
}
