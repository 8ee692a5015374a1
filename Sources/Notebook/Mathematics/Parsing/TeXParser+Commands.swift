extension TeXParser {
  /// What a command means, whose name was taken.
  mutating func command(_ name: String, _ token: TeXToken) throws(TeXError) -> MathNode {
    if let letter = TeXCommands.letters[name] { return self.letter(letter, isUpright: false) }
    if let letter = TeXCommands.uprightLetters[name] { return self.letter(letter, isUpright: true) }
    if let function = TeXCommands.functions[name] { return .function(function.text, hasLimits: function.hasLimits) }
    if let symbol = TeXCommands.symbols[name] { return .symbol(symbol) }
    if let width = TeXCommands.spaces[name] { return .space(width) }
    if let alphabet = TeXCommands.alphabets[name] { return try argument(of: name, in: alphabet) }
    if let style = TeXCommands.texts[name] { return try text(of: name, style) }
    if let kind = TeXCommands.classes[name] { return try argument(of: name).withClass(kind) }
    if let accent = TeXCommands.accents[name] {
      return .over(try argument(of: name), mark(accent), isAccent: true)
    }
    if let accent = TeXCommands.underAccents[name] {
      return .under(try argument(of: name), mark(accent), isAccent: true)
    }
    if let arrow = TeXCommands.extensibleArrows[name] {
      let below = try optionalArgument()
      return .arrow(arrow, above: try argument(of: name), below: below)
    }
    if let size = TeXCommands.sizedDelimiters[name] { return .symbol(try sizedDelimiter(size, name)) }
    if let structure = TeXCommands.structures[name] { return try self.structure(structure, name, token) }
    problems.append(TeXError(offset: token.offset, message: Self.unknown(name)))
    return .row([])
  }

  private func mark(_ accent: TeXCommands.Accent) -> MathNode {
    .symbol(MathSymbol(accent.mark, .ordinary, size: accent.isWide ? .stretched : .natural))
  }

  /// What to say of a command that is not supported.
  static func unknown(_ name: String) -> String {
    if name.isEmpty { return "a backslash at the end of the formula" }
    let known = "the TeX command \\\(name) is not supported"
    if let advice = TeXRefusals.commands[name] {
      return advice.hasPrefix("\\\(name) ") ? advice : "\(known): \(advice)"
    }
    let hint = TeXSuggestions.nearest(to: name).map { ": did you mean \\\($0)?" } ?? ""
    return known + hint
  }

  private mutating func structure(
    _ structure: TeXCommands.Structure, _ name: String, _ token: TeXToken
  ) throws(TeXError) -> MathNode {
    switch structure {
    case .fraction, .continuedFraction, .binomial, .generalFraction: return try fraction(structure, name)
    case .root:
      let degree = try optionalArgument()
      return .root(try argument(of: name), degree: degree)
    case .operatorName: return try operatorName(name)
    case .above(let isRelation):
      let above = try argument(of: name)
      let base = try argument(of: name)
      return classed(.over(base, above, isAccent: false), as: isRelation ? .relation : base.core?.kind)
    case .below:
      let below = try argument(of: name)
      let base = try argument(of: name)
      return classed(.under(base, below, isAccent: false), as: base.core?.kind)
    case .substack: return try substack(name)
    case .negation: return try negation(token)
    case .left: return try fenced(token)
    case .begin: return try environment(token)
    case .choice:
      var choices: [MathNode] = []
      while choices.count < 4 { choices.append(try argument(of: name)) }
      return .choice(choices)
    case .phantom, .smash, .overlap, .strike, .frame, .raise, .rule, .length: return try box(structure, name)
    case .textColor:
      let color = try color(of: name)
      return .colored(color, try argument(of: name))
    case .dots: return .symbol(MathSymbol(dotsAreRaised ? "⋯" : "…", .inner))
    case .character: return try numberedCharacter(token)
    case .tag, .label, .noNumber, .reference: return try equation(structure, name, token)
    case .horizontalRule:
      throw TeXError(offset: token.offset, message: "\\\(name) stands at the beginning of a row of an array")
    case .nothing: return .space(0)
    case .right, .middle, .end: throw unexpected(token)
    case .limits, .noLimits, .style, .color, .infixFraction:
      throw TeXError(offset: token.offset, message: "\\\(name) cannot be an argument: use braces")
    }
  }

  /// `\overset{!}{=}` is a relation, since what is below is one.
  private func classed(_ node: MathNode, as kind: MathSymbol.Class?) -> MathNode {
    guard let kind, kind != node.core?.kind else { return node }
    return .classed(kind, node)
  }

  /// Whether `\dots` stands between operators, as amsmath decides it by what follows.
  private var dotsAreRaised: Bool {
    guard let next = tokens[index...].first(where: { $0.kind != .space }) else { return false }
    switch next.kind {
    case .character(let character):
      guard let kind = TeXCommands.symbolsByCharacter[character]?.kind else { return "+-−=<>*".contains(character) }
      return kind == .binary || kind == .relation
    case .command(let name):
      guard let symbol = TeXCommands.symbols[name] else { return false }
      return [.binary, .relation, .large, .integral].contains(symbol.kind)
    default: return false
    }
  }

  private mutating func negation(_ token: TeXToken) throws(TeXError) -> MathNode {
    skipSpaces()
    // `\not\!\perp` moves the stroke in fonts whose stroke is not in the middle.
    while case .command("!")? = peek()?.kind { index += 1 }
    let node = try argument(of: "not")
    guard case .symbol(var symbol) = node, symbol.text.count == 1, let character = symbol.text.first else {
      if case .identifier(let text, true) = node, text == "∃" { return .identifier("∄", isUpright: true) }
      throw TeXError(offset: token.offset, message: "\\not stands before a relation, such as \\not\\in")
    }
    symbol.text = TeXCommands.negations[character] ?? symbol.text + "\u{338}"
    symbol.kind = .relation
    return .symbol(symbol)
  }

  /// `\char"2254`, `\char8788`, `` \char`x ``.
  private mutating func numberedCharacter(_ token: TeXToken) throws(TeXError) -> MathNode {
    var digits = ""
    var radix = 10
    if case .character(let mark)? = peek()?.kind, let found = ["\"": 16, "'": 8][mark] {
      radix = found
      index += 1
    } else if peek()?.kind == .character("`"), index + 1 < tokens.count,
      case .character(let character) = tokens[index + 1].kind
    {
      index += 2
      return try self.character(character, token)
    }
    while case .character(let digit)? = peek()?.kind, digit.isASCII, Int(String(digit), radix: radix) != nil,
      digits.count < 7
    {
      digits.append(digit)
      index += 1
    }
    guard let code = UInt32(digits, radix: radix), let scalar = Unicode.Scalar(code), code >= 0x20 else {
      throw TeXError(offset: token.offset, message: "\\char needs the number of a character, such as \\char\"2254")
    }
    return try character(Character(scalar), token)
  }
}
