/// What is wrong with a formula, at an offset in characters from its beginning.
struct TeXError: Error, Hashable {
  var offset: Int
  var message: String
}

/// Reads the part of TeX's and amsmath's mathematics that chapters use. What it does not know is an error.
struct TeXParser {
  private var tokens: [TeXToken]
  private var index = 0
  private let end: Int
  /// The alphabet of letters at this place.
  private var alphabet: MathAlphabet?
  private var depth = 0

  /// Deeper nesting than any formula has, but not than the stack holds.
  private static let maximumDepth = 100

  private init(_ source: String) {
    var lexer = TeXLexer(source)
    tokens = lexer.tokens()
    end = source.count
  }

  /// The formula as a tree.
  static func parse(_ source: String) throws(TeXError) -> MathNode {
    var parser = TeXParser(source)
    let nodes = try parser.nodes(until: [])
    if let token = parser.peek() { throw parser.unexpected(token) }
    guard !nodes.isEmpty else { throw TeXError(offset: 0, message: "the formula is empty") }
    return .row(nodes)
  }

  // MARK: - Tokens

  private func peek() -> TeXToken? { index < tokens.count ? tokens[index] : nil }

  private mutating func skipSpaces() {
    while index < tokens.count, tokens[index].kind == .space { index += 1 }
  }

  private mutating func nextSkippingSpaces(_ wanted: String) throws(TeXError) -> TeXToken {
    skipSpaces()
    guard let token = peek() else { throw TeXError(offset: end, message: "the formula ends where \(wanted) is expected") }
    index += 1
    return token
  }

  private func unexpected(_ token: TeXToken) -> TeXError {
    let message =
      switch token.kind {
      case .closeBrace: "this } closes nothing"
      case .command("right"): "\\right without \\left"
      case .command("end"): "\\end without \\begin"
      case .command("middle"): "\\middle outside \\left ... \\right"
      case .ampersand: "& outside an environment such as aligned"
      case .newline: "\\\\ outside an environment such as aligned"
      default: "unexpected here"
      }
    return TeXError(offset: token.offset, message: message)
  }

  // MARK: - Rows

  /// Atoms with their scripts, up to one of the tokens (which is not taken) or the end.
  private mutating func nodes(until stops: Set<TeXToken.Kind>) throws(TeXError) -> [MathNode] {
    var nodes: [MathNode] = []
    while let token = peek(), !stops.contains(token.kind) {
      switch token.kind {
      case .space: index += 1
      case .closeBrace, .ampersand, .newline, .command("right"), .command("end"), .command("middle"): return nodes
      case .subscript, .superscript:
        let base = nodes.popLast() ?? .row([])
        nodes.append(try scripts(of: base))
      case .character("'"):
        let base = nodes.popLast() ?? .row([])
        nodes.append(try scripts(of: base))
      case .command("displaystyle"), .command("textstyle"):
        index += 1
        let rest = try self.nodes(until: stops)
        return nodes + [.style(isDisplay: token.kind == .command("displaystyle"), .row(rest))]
      default:
        nodes.append(try atom())
      }
    }
    return nodes
  }

  private mutating func scripts(of base: MathNode) throws(TeXError) -> MathNode {
    var sub: MathNode?
    var sup: MathNode?
    var primes = 0
    while let token = peek() {
      switch token.kind {
      case .space:
        index += 1
        continue
      case .subscript:
        guard sub == nil else { throw TeXError(offset: token.offset, message: "two subscripts at one place: use braces") }
        index += 1
        sub = try argument(of: "_")
        continue
      case .superscript:
        guard sup == nil else { throw TeXError(offset: token.offset, message: "two superscripts at one place: use braces") }
        index += 1
        sup = try argument(of: "^")
        continue
      case .character("'"):
        index += 1
        primes += 1
        continue
      case .command("limits"), .command("nolimits"):
        throw TeXError(offset: token.offset, message: "\\limits and \\nolimits are not supported: limits follow the style")
      default: break
      }
      break
    }
    if primes > 0 {
      let mark = MathNode.symbol(MathSymbol(String(repeating: "′", count: primes), .ordinary))
      sup = sup.map { .row([mark, $0]) } ?? mark
    }
    if case .over(_, .symbol(let brace), true) = base, brace.text == "⏞", let label = sup, sub == nil {
      return .over(base, label, isAccent: false)
    }
    if case .under(_, .symbol(let brace), true) = base, brace.text == "⏟", let label = sub, sup == nil {
      return .under(base, label, isAccent: false)
    }
    return .scripts(base: base, sub: sub, sup: sup)
  }

  /// A braced group or one atom.
  private mutating func argument(of command: String) throws(TeXError) -> MathNode {
    skipSpaces()
    guard let token = peek() else { throw TeXError(offset: end, message: "\\\(command) needs an argument".replacingScriptMarks) }
    switch token.kind {
    case .subscript, .superscript, .closeBrace, .ampersand, .newline:
      throw TeXError(offset: token.offset, message: "\\\(command) needs an argument here".replacingScriptMarks)
    case .character(let digit) where digit.isNumber:
      // An argument without braces is one digit.
      index += 1
      return .number(String(digit))
    default: return try atom()
    }
  }

  private mutating func group() throws(TeXError) -> MathNode {
    let open = tokens[index - 1]
    let nodes = try nodes(until: [])
    guard let token = peek(), token.kind == .closeBrace else {
      if let token = peek() { throw unexpected(token) }
      throw TeXError(offset: open.offset, message: "this { is never closed")
    }
    index += 1
    return nodes.count == 1 ? nodes[0] : .row(nodes)
  }

  private mutating func atom() throws(TeXError) -> MathNode {
    let token = try nextSkippingSpaces("something")
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else {
      throw TeXError(offset: token.offset, message: "the formula is nested too deeply")
    }
    switch token.kind {
    case .openBrace: return try group()
    case .character(let character): return try character.isNumber ? number(character) : self.character(character, token)
    case .command(let name): return try command(name, token)
    default: throw unexpected(token)
    }
  }

  // MARK: - Characters

  private mutating func number(_ first: Character) -> MathNode {
    var text = String(first)
    while let token = peek(), case .character(let character) = token.kind {
      if character.isNumber {
        text.append(character)
      } else if character == ".", index + 1 < tokens.count, case .character(let after) = tokens[index + 1].kind,
        after.isNumber
      {
        text.append(character)
      } else {
        break
      }
      index += 1
    }
    return .number(alphabet.map { alphabet in String(text.map(alphabet.styled)) } ?? text)
  }

  private func character(_ character: Character, _ token: TeXToken) throws(TeXError) -> MathNode {
    switch character {
    case "+", "±", "×", "⋅": return .symbol(MathSymbol(String(character), .binary))
    case "-", "−": return .symbol(MathSymbol("−", .binary))
    case "*": return .symbol(MathSymbol("∗", .binary))
    case "/", "|", "!", "?", "@", "\"", "…", ".": return .symbol(MathSymbol(String(character), .ordinary))
    case "=", "<", ">", ":", "≤", "≥", "≈", "≠", "→", "∈", "∼": return .symbol(MathSymbol(String(character), .relation))
    case "(", "[": return .symbol(MathSymbol(String(character), .open))
    case ")", "]": return .symbol(MathSymbol(String(character), .close))
    case ",", ";": return .symbol(MathSymbol(String(character), .punctuation))
    case "`":
      throw TeXError(offset: token.offset, message: "a backtick has no meaning in mathematics")
    case _ where character.isLetter:
      guard let alphabet else { return .identifier(String(character), isUpright: false) }
      return .identifier(String(alphabet.styled(character)), isUpright: alphabet == .upright)
    default: return .symbol(MathSymbol(String(character), .ordinary))
    }
  }

  // MARK: - Commands

  private mutating func command(_ name: String, _ token: TeXToken) throws(TeXError) -> MathNode {
    if let letter = TeXCommands.identifiers[name] {
      let styled = alphabet == .boldItalic || alphabet == .bold ? letter.map(MathAlphabet.boldItalic.styled) : Array(letter)
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

  private mutating func argument(of name: String, in alphabet: MathAlphabet) throws(TeXError) -> MathNode {
    let outer = self.alphabet
    self.alphabet = alphabet
    defer { self.alphabet = outer }
    let node = try argument(of: name)
    guard alphabet == .upright || alphabet == .italic, case .row(let nodes) = node else { return node }
    // A word such as `\mathrm{diag}` is one name.
    let letters = nodes.compactMap { if case .identifier(let letter, _) = $0 { letter } else { nil } }
    return letters.count == nodes.count ? .identifier(letters.joined(), isUpright: alphabet == .upright) : node
  }

  private mutating func structure(_ name: String, _ token: TeXToken) throws(TeXError) -> MathNode {
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
  private mutating func optionalArgument() throws(TeXError) -> MathNode? {
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

  private mutating func afterOpenBrace(_ name: String) throws(TeXError) -> Int {
    let token = try nextSkippingSpaces("{ after \\\(name)")
    guard token.kind == .openBrace else {
      throw TeXError(offset: token.offset, message: "\\\(name) needs its argument in braces")
    }
    return index
  }

  /// The argument in braces as written, spaces included.
  private mutating func rawArgument(of name: String) throws(TeXError) -> String {
    index = try afterOpenBrace(name)
    let open = tokens[index - 1]
    var text = ""
    while let token = peek() {
      index += 1
      switch token.kind {
      case .closeBrace: return text
      case .space: if text.last != " " { text += " " }
      case .character(let character): text.append(character)
      case .command(let symbol) where TeXCommands.spaces[symbol] != nil || ["%", "$", "#", "&", "_", "{", "}"].contains(symbol):
        text += TeXCommands.spaces[symbol] != nil ? " " : symbol
      default:
        throw TeXError(offset: token.offset, message: "only plain text can stand in \\\(name)")
      }
    }
    throw TeXError(offset: open.offset, message: "this { is never closed")
  }
}

extension String {
  /// `\_` and `\^` in a message are the marks themselves.
  fileprivate var replacingScriptMarks: String {
    hasPrefix("\\_") || hasPrefix("\\^") ? String(dropFirst()) : self
  }
}

// MARK: - Delimiters and environments

extension TeXParser {
  private mutating func delimiter(after name: String) throws(TeXError) -> MathSymbol {
    let token = try nextSkippingSpaces("a delimiter after \\\(name)")
    switch token.kind {
    case .character("."): return MathSymbol("", .ordinary)
    case .character("("), .character("["): break
    case .character(")"), .character("]"), .character("|"), .character("/"): break
    case .character("<"): return MathSymbol("⟨", .open)
    case .character(">"): return MathSymbol("⟩", .close)
    case .command(let command):
      if let symbol = TeXCommands.delimiters[command] { return symbol }
      fallthrough
    default: throw TeXError(offset: token.offset, message: "this is not a delimiter: \\\(name) needs one, or a period for none")
    }
    guard case .character(let character) = token.kind else { return MathSymbol("", .ordinary) }
    let kind: MathSymbol.Class = "([".contains(character) ? .open : ")]".contains(character) ? .close : .ordinary
    return MathSymbol(String(character), kind)
  }

  private mutating func sizedDelimiter(_ size: Double, _ name: String) throws(TeXError) -> MathSymbol {
    var symbol = try delimiter(after: name)
    symbol.size = size
    switch name.last {
    case "l": symbol.kind = .open
    case "r": symbol.kind = .close
    case "m": symbol.kind = .relation
    default: break
    }
    return symbol
  }

  private mutating func fenced(_ left: TeXToken) throws(TeXError) -> MathNode {
    let open = try delimiter(after: "left")
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
        symbol.kind = .relation
        symbol.size = 0
        nodes.append(.symbol(symbol))
      case .command("right"):
        return .fenced(open.text, .row(nodes), try delimiter(after: "right").text)
      default: throw unexpected(token)
      }
    }
  }

  private mutating func environment(_ begin: TeXToken) throws(TeXError) -> MathNode {
    let name = try rawArgument(of: "begin")
    let style: MathTableStyle
    var fences = ("", "")
    switch name {
    case "aligned", "align", "align*", "split", "alignedat": style = .aligned
    case "gathered", "gather", "gather*", "matrix", "smallmatrix": style = .centered
    case "pmatrix": (style, fences) = (.centered, ("(", ")"))
    case "bmatrix": (style, fences) = (.centered, ("[", "]"))
    case "Bmatrix": (style, fences) = (.centered, ("{", "}"))
    case "vmatrix": (style, fences) = (.centered, ("|", "|"))
    case "Vmatrix": (style, fences) = (.centered, ("‖", "‖"))
    case "cases": (style, fences) = (.cases, ("{", ""))
    case "array": style = .columns(try rawArgument(of: "array").filter { "lcr".contains($0) })
    default:
      throw TeXError(
        offset: begin.offset,
        message: "the environment \(name) is not supported: there are aligned, gathered, cases, array and the matrices")
    }
    let rows = try rows(untilEnd: true)
    guard let token = peek(), token.kind == .command("end") else {
      throw TeXError(offset: begin.offset, message: "\\begin{\(name)} without \\end{\(name)}")
    }
    index += 1
    let closed = try rawArgument(of: "end")
    guard closed == name else {
      throw TeXError(offset: token.offset, message: "\\begin{\(name)} is ended by \\end{\(closed)}")
    }
    let table = MathNode.table(rows, style)
    return fences.0.isEmpty && fences.1.isEmpty ? table : .fenced(fences.0, table, fences.1)
  }

  /// Cells up to the `\end` or the closing brace, which is not taken.
  private mutating func rows(untilEnd: Bool) throws(TeXError) -> [[MathNode]] {
    var rows: [[MathNode]] = [[]]
    while true {
      rows[rows.count - 1].append(.row(try nodes(until: [])))
      guard let token = peek() else { break }
      if token.kind == .ampersand || token.kind == .newline {
        index += 1
        if token.kind == .newline { rows.append([]) }
      } else if token.kind == (untilEnd ? .command("end") : .closeBrace) {
        break
      } else {
        throw unexpected(token)
      }
    }
    // A line end behind the last row begins no further row.
    if rows.count > 1, rows[rows.count - 1] == [.row([])] { rows.removeLast() }
    return rows
  }
}
