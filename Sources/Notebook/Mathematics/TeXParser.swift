/// What is wrong with a formula, at an offset in characters from its beginning.
struct TeXError: Error, Hashable {
  var offset: Int
  var message: String
}

/// Reads the part of TeX's and amsmath's mathematics that chapters use.
///
/// What it does not know is an error.
struct TeXParser {
  let tokens: [TeXToken]
  var index = 0
  let end: Int
  /// The alphabet of letters at this place.
  var alphabet: MathAlphabet?
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

  func peek() -> TeXToken? { index < tokens.count ? tokens[index] : nil }

  mutating func skipSpaces() {
    while index < tokens.count, tokens[index].kind == .space { index += 1 }
  }

  mutating func nextSkippingSpaces(_ wanted: String) throws(TeXError) -> TeXToken {
    skipSpaces()
    guard let token = peek() else {
      throw TeXError(offset: end, message: "the formula ends where \(wanted) is expected")
    }
    index += 1
    return token
  }

  func unexpected(_ token: TeXToken) -> TeXError {
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
  mutating func nodes(until stops: Set<TeXToken.Kind>) throws(TeXError) -> [MathNode] {
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

  mutating func scripts(of base: MathNode) throws(TeXError) -> MathNode {
    var sub: MathNode?
    var sup: MathNode?
    var primes = 0
    while let token = peek() {
      switch token.kind {
      case .space:
        index += 1
        continue
      case .subscript:
        guard sub == nil else {
          throw TeXError(offset: token.offset, message: "two subscripts at one place: use braces")
        }
        index += 1
        sub = try argument(of: "_")
        continue
      case .superscript:
        guard sup == nil else {
          throw TeXError(offset: token.offset, message: "two superscripts at one place: use braces")
        }
        index += 1
        sup = try argument(of: "^")
        continue
      case .character("'"):
        index += 1
        primes += 1
        continue
      case .command("limits"), .command("nolimits"):
        throw TeXError(
          offset: token.offset, message: "\\limits and \\nolimits are not supported: limits follow the style")
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
  mutating func argument(of command: String) throws(TeXError) -> MathNode {
    skipSpaces()
    guard let token = peek() else {
      throw TeXError(offset: end, message: "\\\(command) needs an argument".replacingScriptMarks)
    }
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

  mutating func group() throws(TeXError) -> MathNode {
    let open = tokens[index - 1]
    let nodes = try nodes(until: [])
    guard let token = peek(), token.kind == .closeBrace else {
      if let token = peek() { throw unexpected(token) }
      throw TeXError(offset: open.offset, message: "this { is never closed")
    }
    index += 1
    return nodes.count == 1 ? nodes[0] : .row(nodes)
  }

  mutating func atom() throws(TeXError) -> MathNode {
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
}

extension String {
  /// `\_` and `\^` in a message are the marks themselves.
  fileprivate var replacingScriptMarks: String {
    hasPrefix("\\_") || hasPrefix("\\^") ? String(dropFirst()) : self
  }
}
