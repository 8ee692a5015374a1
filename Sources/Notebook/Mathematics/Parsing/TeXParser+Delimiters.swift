// Delimiters that grow.

extension TeXParser {
  mutating func delimiter(after name: String) throws(TeXError) -> MathSymbol {
    let token = try nextSkippingSpaces("a delimiter after \\\(name)")
    switch token.kind {
    case .character("."): return MathSymbol("", .ordinary)
    case .character("("), .character("["): return MathSymbol(token.kind.source, .open)
    case .character(")"), .character("]"): return MathSymbol(token.kind.source, .close)
    case .character("|"), .character("/"): return MathSymbol(token.kind.source, .ordinary)
    case .character("<"): return MathSymbol("⟨", .open)
    case .character(">"): return MathSymbol("⟩", .close)
    case .character(let character):
      if let symbol = TeXCommands.delimiters.values.first(where: { $0.text == String(character) }) { return symbol }
    case .command(let command):
      if let symbol = TeXCommands.delimiters[command] { return symbol }
      if TeXCommands.delimiterSymbols.contains(command), let symbol = TeXCommands.symbols[command] { return symbol }
    default: break
    }
    throw TeXError(offset: token.offset, message: "this is not a delimiter: \\\(name) needs one, or a period for none")
  }

  mutating func sizedDelimiter(_ size: TeXCommands.DelimiterSize, _ name: String) throws(TeXError) -> MathSymbol {
    skipSpaces()
    let isGroup = peek()?.kind == .openBrace
    if isGroup { index += 1 }
    var symbol = try delimiter(after: name)
    if isGroup {
      guard peek()?.kind == .closeBrace else {
        throw TeXError(offset: peek()?.offset ?? end, message: "one delimiter stands behind \\\(name)")
      }
      index += 1
    }
    symbol.size = .fixed(size.height)
    symbol.kind = size.kind
    return symbol
  }

  mutating func fenced(_ left: TeXToken) throws(TeXError) -> MathNode {
    let open = try delimiter(after: "left")
    let outer = alphabet
    defer { alphabet = outer }
    var nodes: [MathNode] = []
    while true {
      nodes += try self.nodes(until: [])
      guard let token = peek() else {
        throw TeXError(offset: left.offset, message: "\\left without \\right")
      }
      index += 1
      switch token.kind {
      case .command("middle"):
        var symbol = try delimiter(after: "middle")
        symbol.kind = .inner
        symbol.size = .stretched
        if !symbol.text.isEmpty { nodes.append(.symbol(symbol)) }
      case .command("right"):
        return .fenced(open.text, .row(nodes), try delimiter(after: "right").text)
      default: throw unexpected(token)
      }
    }
  }
}
