// Words in formulas.

extension TeXParser {
  /// The text in braces: words, and mathematics between dollar signs.
  mutating func text(of name: String, _ style: MathTextStyle) throws(TeXError) -> MathNode {
    let open = try openBrace(of: name)
    let nodes = try textNodes(style, open)
    return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .text("", style) : .row(nodes)
  }

  private mutating func textNodes(_ style: MathTextStyle, _ open: TeXToken) throws(TeXError) -> [MathNode] {
    var nodes: [MathNode] = []
    var text = ""
    func flush() {
      if !text.isEmpty { nodes.append(.text(text, style)) }
      text = ""
    }
    while let token = peek() {
      index += 1
      switch token.kind {
      case .closeBrace:
        flush()
        return nodes
      case .openBrace:
        flush()
        nodes += try nested { (parser) throws(TeXError) in try parser.textNodes(style, token) }
      case .space: if text.last != " " { text += " " }
      case .character("$"):
        flush()
        nodes.append(try mathematics(until: .character("$"), from: token))
      case .command("("):
        flush()
        nodes.append(try mathematics(until: .command(")"), from: token))
      case .character("'"): text = text.hasSuffix("’") ? text.dropLast() + "”" : text + "’"
      case .character("`"): text = text.hasSuffix("‘") ? text.dropLast() + "“" : text + "‘"
      case .character("-"):
        text = text.hasSuffix("–") ? text.dropLast() + "—" : text.hasSuffix("-") ? text.dropLast() + "–" : text + "-"
      case .character(let character): text.append(character)
      case .command(let command):
        if let inner = TeXCommands.texts[command] {
          flush()
          nodes.append(
            try nested { (parser) throws(TeXError) in try parser.text(of: command, inner == .normal ? style : inner) })
        } else if let mark = Self.textAccents[command] {
          text += try accented(mark, command)
        } else if let width = TeXCommands.spaces[command] {
          if width > 0.25 || width < 0 {
            flush()
            nodes.append(.space(width))
          } else {
            text += width < 0.2 ? "\u{2009}" : "\u{A0}"
          }
        } else if let letters = Self.textSymbols[command] {
          text += letters
        } else {
          throw TeXError(
            offset: token.offset, message: "\\\(command) cannot stand in text: put mathematics between $ ... $")
        }
      case .superscript, .subscript, .ampersand, .newline:
        let advice =
          token.kind == .newline
          ? "a row ends outside the text"
          : "write \\\(token.kind.source) for the sign, or put mathematics between $ ... $"
        throw TeXError(offset: token.offset, message: "\(token.kind.source) cannot stand in text: \(advice)")
      }
    }
    throw TeXError(offset: open.offset, message: "this { is never closed")
  }

  private mutating func nested<Result>(
    _ read: (inout Self) throws(TeXError) -> Result
  ) throws(TeXError) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else {
      throw TeXError(offset: peek()?.offset ?? end, message: "the formula is nested too deeply")
    }
    return try read(&self)
  }

  private mutating func mathematics(until close: TeXToken.Kind, from open: TeXToken) throws(TeXError) -> MathNode {
    let outer = alphabet
    alphabet = nil
    defer { alphabet = outer }
    let nodes = try nodes(until: [close])
    guard let token = peek(), token.kind == close else {
      throw TeXError(offset: open.offset, message: "this \(open.kind.source) in the text is never closed")
    }
    index += 1
    return .style(.text, .row(nodes))
  }

  /// Marks that combine with the letter before them.
  private static let textAccents: [String: String] = [
    "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}", "u": "\u{306}", ".": "\u{307}",
    "\"": "\u{308}", "r": "\u{30A}", "H": "\u{30B}", "v": "\u{30C}", "c": "\u{327}",
  ]

  private static let textSymbols: [String: String] = [
    "%": "%", "$": "$", "#": "#", "&": "&", "_": "_", "{": "{", "}": "}", "ldots": "…", "dots": "…",
    "textellipsis": "…",
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ",
    "S": "§", "P": "¶", "pounds": "£", "copyright": "©", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textendash": "–", "textemdash": "—", "textbackslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textdollar": "$", "textless": "<",
    "textgreater": ">", "textbar": "|", "textdegree": "°", "lq": "‘", "rq": "’", "textbraceleft": "{",
    "textbraceright": "}", "relax": "", "textregistered": "®",
  ]

  private mutating func accented(_ mark: String, _ command: String) throws(TeXError) -> String {
    skipSpaces()
    guard let token = peek() else { throw TeXError(offset: end, message: "\\\(command) needs a letter") }
    if case .character(let letter) = token.kind, letter.isLetter {
      index += 1
      return String(letter) + mark
    }
    let inner = token.kind == .openBrace ? try rawTokens(of: command) : []
    guard inner.count == 1, case .character(let letter) = inner[0].kind, letter.isLetter else {
      throw TeXError(offset: token.offset, message: "\\\(command) needs a letter here")
    }
    return String(letter) + mark
  }

  /// `\operatorname{tr}`; with a star, limits stand below in a formula of its own.
  mutating func operatorName(_ name: String) throws(TeXError) -> MathNode {
    let hasLimits = peek()?.kind == .character("*")
    if hasLimits { index += 1 }
    let start = index
    var text = ""
    for token in try rawTokens(of: name) {
      switch token.kind {
      case .space: continue
      case .character(let character): text.append(character == "-" ? "‐" : character)
      case .command(let command):
        if let width = TeXCommands.spaces[command] {
          if width > 0 { text += width < 0.2 ? "\u{2009}" : " " }
          continue
        }
        fallthrough
      default:
        // More than a name: mathematics, whose letters stand upright.
        index = start
        let outer = alphabet
        alphabet = .upright
        defer { alphabet = outer }
        return .classed(hasLimits ? .large : .integral, try argument(of: name))
      }
    }
    return .function(text, hasLimits: hasLimits)
  }
}
