extension TeXParser {
  /// The base with the sub- and superscripts, primes and placement of limits that follow it.
  mutating func scripts(of node: MathNode?) throws(TeXError) -> MathNode {
    let base = node ?? .row([])
    var sub: MathNode?
    var sup: MathNode?
    var primes = 0
    var limits = MathLimits.automatic
    loop: while let token = peek() {
      switch token.kind {
      case .space: index += 1
      case .subscript:
        guard sub == nil else {
          throw TeXError(offset: token.offset, message: "two subscripts at one place: use braces")
        }
        index += 1
        sub = try argument(of: "_")
      case .superscript:
        guard sup == nil else {
          throw TeXError(offset: token.offset, message: "two superscripts at one place: use braces")
        }
        index += 1
        sup = try argument(of: "^")
      case .character("'"), .character("’"):
        guard sup == nil else {
          throw TeXError(offset: token.offset, message: "a prime behind a superscript: write it before, or use braces")
        }
        index += 1
        primes += 1
      case .command("limits"), .command("nolimits"):
        guard let node, node.hasLimits else {
          throw TeXError(
            offset: token.offset, message: "\(token.kind.source) stands behind an operator such as \\sum or \\max")
        }
        index += 1
        limits = token.kind == .command("limits") ? .aboveAndBelow : .atTheSide
      default: break loop
      }
    }
    if primes > 0 {
      let mark = MathNode.symbol(MathSymbol(Self.primes(primes), .ordinary))
      sup = sup.map { .row([mark] + ($0.rowNodes ?? [$0])) } ?? mark
    }
    if sub == nil, sup == nil, limits == .automatic { return base }
    return .scripts(base: base, sub: sub, sup: sup, limits: base.isBraced ? .aboveAndBelow : limits)
  }

  private static func primes(_ count: Int) -> String {
    let marks = ["′", "″", "‴", "⁗"]
    return count <= marks.count ? marks[count - 1] : String(repeating: "′", count: count)
  }

  /// A braced group or one atom.
  mutating func argument(of command: String) throws(TeXError) -> MathNode {
    skipSpaces()
    let name = command == "_" || command == "^" ? command : "\\\(command)"
    guard let token = peek() else {
      throw TeXError(offset: end, message: "\(name) needs an argument")
    }
    switch token.kind {
    case .subscript, .superscript, .closeBrace, .ampersand, .newline, .command("right"), .command("end"),
      .command("middle"), .command("limits"), .command("nolimits"), .character("'"):
      throw TeXError(offset: token.offset, message: "\(name) needs an argument here")
    case .openBrace:
      index += 1
      return try group()
    case .character(let digit) where digit.isNumber:
      // An argument without braces is one digit.
      index += 1
      return .number(String(alphabet?.styled(digit) ?? digit))
    default: return try atom()
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
    return nodes.count == 1 ? nodes[0] : .row(nodes)
  }

  mutating func openBrace(of name: String) throws(TeXError) -> TeXToken {
    let token = try nextSkippingSpaces("{ after \\\(name)")
    guard token.kind == .openBrace else {
      throw TeXError(offset: token.offset, message: "\\\(name) needs its argument in braces")
    }
    return token
  }

  /// The tokens between braces as written.
  mutating func rawTokens(of name: String) throws(TeXError) -> [TeXToken] {
    let open = try openBrace(of: name)
    var depth = 0
    let start = index
    while let token = peek() {
      index += 1
      if token.kind == .openBrace { depth += 1 }
      if token.kind == .closeBrace {
        if depth == 0 { return Array(tokens[start..<(index - 1)]) }
        depth -= 1
      }
    }
    throw TeXError(offset: open.offset, message: "this { is never closed")
  }

  /// The tokens between brackets, if they are there.
  mutating func rawOptionalTokens() throws(TeXError) -> [TeXToken]? {
    guard let open = peek(), open.kind == .character("[") else { return nil }
    guard let close = tokens[index...].firstIndex(where: { $0.kind == .character("]") }) else {
      throw TeXError(offset: open.offset, message: "this [ is never closed")
    }
    defer { index = close + 1 }
    return Array(tokens[(index + 1)..<close])
  }
}

extension MathNode {
  /// The children of a row of several.
  var rowNodes: [MathNode]? {
    if case .row(let nodes) = self { nodes } else { nil }
  }

  /// Whether `\limits` can stand behind it.
  var hasLimits: Bool {
    switch self {
    case .symbol(let symbol): symbol.kind == .large || symbol.kind == .integral
    case .function: true
    case .classed(let kind, _): kind == .large
    default: false
    }
  }

  /// Whether a brace or bracket lies over or under it, whose script is its label.
  var isBraced: Bool {
    switch self {
    case .over(_, .symbol(let mark), true), .under(_, .symbol(let mark), true):
      ["⏞", "⏟", "⏜", "⏝", "⏠", "⏡"].contains(mark.text)
    default: false
    }
  }
}
