/// Reads TeX's, LaTeX's and amsmath's mathematics, so far as KaTeX takes it.
///
/// What it does not know is a problem, told with all others of the formula.
struct TeXParser {
  let tokens: [TeXToken]
  var index = 0
  let end: Int
  /// The alphabet of letters at this place.
  var alphabet: MathAlphabet?
  /// What was wrong so far and did not keep the rest from being read.
  var problems: [TeXError] = []
  /// What the formula says about itself as an equation.
  var tag: EquationTag?
  var label: EquationLabel?
  var references: [EquationLabel] = []
  /// The numbers of rows, as far as the formula has such.
  var rowNumbers: RowNumbers
  var depth = 0

  /// Deeper nesting than any formula has, but not than the stack holds.
  static let maximumDepth = 100

  /// - Parameter firstNumber: The number of the next equation; `nil` in a line, where nothing is numbered.
  init(_ tokens: [TeXToken], end: Int, firstNumber: Int? = nil) {
    self.tokens = tokens
    self.end = end
    rowNumbers = RowNumbers(next: firstNumber)
  }

  /// The whole formula.
  mutating func formula() throws(TeXError) -> MathNode {
    let nodes = try nodes(until: [])
    if let token = peek() { throw unexpected(token) }
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
      case .ampersand: "& outside an environment such as aligned: the sign itself is \\&"
      case .newline: "\\\\ outside an environment such as aligned"
      default: "unexpected here"
      }
    return TeXError(offset: token.offset, message: message)
  }

  // MARK: - Rows

  /// Atoms with their scripts, up to one of the tokens (which is not taken) or the end.
  mutating func nodes(until stops: Set<TeXToken.Kind>) throws(TeXError) -> [MathNode] {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else {
      throw TeXError(offset: peek()?.offset ?? end, message: "the formula is nested too deeply")
    }
    var nodes: [MathNode] = []
    // What only says something about the equation is no part of it.
    func append(_ node: MathNode) { if node != .space(0) { nodes.append(node) } }
    while let token = peek(), !stops.contains(token.kind) {
      switch token.kind {
      case .space: index += 1
      case .closeBrace, .ampersand, .newline, .command("right"), .command("end"), .command("middle"): return nodes
      case .subscript, .superscript, .character("'"), .character("’"), .command("limits"), .command("nolimits"):
        nodes.append(try scripts(of: nodes.popLast()))
      case .command(let name):
        if let rest = try restOfGroup(name, before: nodes, until: stops) { return rest }
        append(try atom())
      default: append(try atom())
      }
    }
    return nodes
  }

  /// What follows a command that holds for the rest of its group; `nil` if the command is none of these.
  private mutating func restOfGroup(
    _ name: String, before nodes: [MathNode], until stops: Set<TeXToken.Kind>
  ) throws(TeXError) -> [MathNode]? {
    if let alphabet = TeXCommands.alphabetSwitches[name] {
      index += 1
      let outer = self.alphabet
      self.alphabet = alphabet
      defer { self.alphabet = outer }
      return nodes + joinedLetters(try self.nodes(until: stops), in: alphabet)
    }
    if let size = TeXCommands.fontSizes[name] {
      index += 1
      return nodes + [.scaled(size, .row(try self.nodes(until: stops)))]
    }
    switch TeXCommands.structures[name] {
    case .style(let style):
      index += 1
      return nodes + [.style(style, .row(try self.nodes(until: stops)))]
    case .color:
      index += 1
      let color = try color(of: name)
      return nodes + [.colored(color, .row(try self.nodes(until: stops)))]
    case .infixFraction(let open, let close, let hasBar):
      index += 1
      let below = try self.nodes(until: stops)
      let fraction = MathNode.fraction(.row(nodes), .row(below), thickness: hasBar ? nil : 0)
      return [open.isEmpty ? fraction : .fenced(open, fraction, close)]
    default: return nil
    }
  }

  mutating func group() throws(TeXError) -> MathNode {
    let open = tokens[index - 1]
    let outer = alphabet
    defer { alphabet = outer }
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
    case .openBrace: return try ordinary(group())
    case .character(let character): return try character.isNumber ? number(character) : self.character(character, token)
    case .command(let name): return try command(name, token)
    default: throw unexpected(token)
    }
  }

  /// A group is an ordinary atom, whatever is in it: `1{,}000` has no space.
  private func ordinary(_ group: MathNode) -> MathNode {
    guard case .symbol(let symbol) = group, symbol.kind != .ordinary, symbol.kind != .inner else { return group }
    return symbol.kind == .large || symbol.kind == .integral ? group : group.withClass(.ordinary)
  }
}
