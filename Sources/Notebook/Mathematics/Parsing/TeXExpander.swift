/// Puts what macros stand for in their place, and takes definitions out of a formula.
///
/// What was expanded keeps the place of the command in the source, so that a mistake is told where it was made.
struct TeXExpander {
  private(set) var macros: TeXMacros
  private(set) var problems: [TeXError] = []
  /// Whether a definition was found.
  private(set) var defines = false
  /// Whether a macro of the chapter, not one of TeX's own abbreviations, was put in.
  private(set) var usesMacros = false

  /// What is yet to be read, the next one last.
  private var input: [TeXToken]
  private var output: [TeXToken] = []
  private var outerMacros: [TeXMacros] = []
  private var expansionCount = 0
  private let end: Int
  /// TeX's own abbreviations, besides the macros.
  private let abbreviations: [String: TeXMacro]

  /// More than any chapter needs; a macro that stands for itself never ends.
  private static let maximumExpansions = 2_000
  private static let maximumTokens = 40_000

  /// - Parameter end: The length of the source, where a missing argument is told.
  init(_ tokens: [TeXToken], macros: TeXMacros, abbreviations: [String: TeXMacro], end: Int) {
    input = tokens.reversed()
    self.macros = macros
    self.abbreviations = abbreviations
    self.end = end
  }

  /// The tokens with all macros expanded.
  mutating func expanded() -> [TeXToken] {
    while let token = input.popLast() {
      guard input.count + output.count < Self.maximumTokens else {
        problems.append(TeXError(offset: token.offset, message: "the formula is too long once its macros are put in"))
        return output
      }
      switch token.kind {
      case .command(let name):
        do throws(TeXError) {
          if try define(name, token) { continue }
          if try !expand(name, token) { output.append(token) }
        } catch {
          problems.append(error)
        }
        guard expansionCount <= Self.maximumExpansions else {
          problems.append(TeXError(offset: token.offset, message: "the macro \\\(name) stands for itself"))
          return output
        }
      case .openBrace:
        outerMacros.append(macros)
        output.append(token)
      case .closeBrace:
        if let outer = outerMacros.popLast() { macros = outer }
        output.append(token)
      default: output.append(token)
      }
    }
    return output
  }

  // MARK: - Use

  private mutating func expand(_ name: String, _ token: TeXToken) throws(TeXError) -> Bool {
    guard let macro = macros.definitions[name] ?? abbreviations[name] else { return false }
    if macros.definitions[name] != nil { usesMacros = true }
    expansionCount += 1
    var arguments: [[TeXToken]] = []
    if let first = macro.defaultArgument {
      arguments.append(try optionalArgument() ?? first.map { TeXToken(kind: $0, offset: token.offset) })
    }
    while arguments.count < macro.parameterCount { arguments.append(try argument(of: name)) }
    var body: [TeXToken] = []
    var index = 0
    while index < macro.body.count {
      if macro.body[index] == .character("#"), index + 1 < macro.body.count,
        case .character(let digit) = macro.body[index + 1], let number = digit.wholeNumberValue,
        arguments.indices.contains(number - 1)
      {
        body += arguments[number - 1]
        index += 2
      } else {
        body.append(TeXToken(kind: macro.body[index], offset: token.offset))
        index += 1
      }
    }
    input += body.reversed()
    return true
  }

  private mutating func skipSpaces() {
    while input.last?.kind == .space { input.removeLast() }
  }

  /// The tokens of a group without its braces, or one token.
  ///
  /// - Parameter isName: Whether it is a name to define, which has no arguments.
  private mutating func argument(of name: String, isName: Bool = false) throws(TeXError) -> [TeXToken] {
    skipSpaces()
    guard let token = input.last, token.kind != .closeBrace else {
      throw TeXError(offset: input.last?.offset ?? end, message: "\\\(name) needs an argument here")
    }
    input.removeLast()
    if token.kind == .openBrace { return try tokens(upTo: .closeBrace, from: token) }
    guard !isName, case .command(let command) = token.kind, Self.takesArgument(command) else { return [token] }
    // `\half\mathbf{x}`: half of a bold x, where TeX would take the command without its argument.
    let inner = try argument(of: command)
    let place = token.offset
    return [token, TeXToken(kind: .openBrace, offset: place)] + inner + [TeXToken(kind: .closeBrace, offset: place)]
  }

  private static func takesArgument(_ name: String) -> Bool {
    TeXCommands.alphabets[name] != nil || TeXCommands.accents[name] != nil || TeXCommands.underAccents[name] != nil
      || TeXCommands.texts[name] != nil || TeXCommands.structures[name] == .negation
  }

  private mutating func optionalArgument() throws(TeXError) -> [TeXToken]? {
    skipSpaces()
    guard let token = input.last, token.kind == .character("[") else { return nil }
    input.removeLast()
    return try tokens(upTo: .character("]"), from: token)
  }

  private mutating func tokens(upTo close: TeXToken.Kind, from open: TeXToken) throws(TeXError) -> [TeXToken] {
    var depth = 0
    var result: [TeXToken] = []
    while let token = input.popLast() {
      if depth == 0, token.kind == close { return result }
      if token.kind == .openBrace { depth += 1 }
      if token.kind == .closeBrace { depth -= 1 }
      result.append(token)
    }
    throw TeXError(offset: open.offset, message: "this \(open.kind.source) is never closed")
  }

  // MARK: - Definition

  /// Takes a definition; `false` if the command is none.
  private mutating func define(_ command: String, _ token: TeXToken) throws(TeXError) -> Bool {
    switch command {
    case "newcommand", "renewcommand", "providecommand": try newCommand(command, token)
    case "def", "gdef": try primitiveDefinition(command)
    case "let":
      let name = try definedName(command)
      skipSpaces()
      if input.last?.kind == .character("=") { input.removeLast() }
      skipSpaces()
      guard let meaning = input.popLast() else {
        throw TeXError(offset: end, message: "\\let needs what \\\(name) shall stand for")
      }
      macros.definitions[name] = TeXMacro(parameterCount: 0, body: [meaning.kind])
    case "DeclareMathOperator":
      let star = takeStar()
      let name = try definedName(command)
      let words = try argument(of: command)
      let operatorName: [TeXToken.Kind] = [.command("operatorname")] + (star ? [.character("*")] : [])
      macros.definitions[name] = TeXMacro(
        parameterCount: 0, body: operatorName + [.openBrace] + words.map(\.kind) + [.closeBrace])
    case "global", "long": return true
    default: return false
    }
    defines = true
    return true
  }

  private mutating func takeStar() -> Bool {
    guard input.last?.kind == .character("*") else { return false }
    input.removeLast()
    return true
  }

  private mutating func newCommand(_ command: String, _ token: TeXToken) throws(TeXError) {
    _ = takeStar()
    let name = try definedName(command)
    var count = 0
    if let number = try optionalArgument() {
      guard let value = Int(number.source), (0...9).contains(value) else {
        throw TeXError(
          offset: number.first?.offset ?? token.offset,
          message: "the number of arguments, from 0 to 9, is expected here")
      }
      count = value
    }
    let first = count > 0 ? try optionalArgument() : nil
    let body = try argument(of: command)
    try checkParameters(of: body, count: count, name)
    if command == "providecommand", macros.definitions[name] != nil || TeXCommands.all.contains(name) { return }
    macros.definitions[name] = TeXMacro(
      parameterCount: count, defaultArgument: first?.map(\.kind), body: body.map(\.kind))
  }

  private mutating func primitiveDefinition(_ command: String) throws(TeXError) {
    let name = try definedName(command)
    var count = 0
    while let next = input.last, next.kind != .openBrace {
      input.removeLast()
      if next.kind == .space { continue }
      guard next.kind == .character("#"), input.last?.kind == .character(Character("\(min(count + 1, 9))")) else {
        throw TeXError(
          offset: next.offset, message: "only #1, #2 ... can stand between \\\(command)\\\(name) and its braces")
      }
      input.removeLast()
      count += 1
    }
    let body = try argument(of: command)
    try checkParameters(of: body, count: count, name)
    macros.definitions[name] = TeXMacro(parameterCount: count, body: body.map(\.kind))
  }

  private func checkParameters(of body: [TeXToken], count: Int, _ name: String) throws(TeXError) {
    for (mark, digit) in zip(body, body.dropFirst()) where mark.kind == .character("#") {
      guard case .character(let character) = digit.kind, let number = character.wholeNumberValue,
        (1...9).contains(number)
      else { continue }
      guard number <= count else {
        throw TeXError(
          offset: mark.offset,
          message: "\\\(name) uses #\(number), but takes \(count == 0 ? "no arguments" : "\(count)"): "
            + "write \\newcommand{\\\(name)}[\(number)]{...}")
      }
    }
  }

  /// The command that is defined, in braces or not.
  private mutating func definedName(_ command: String) throws(TeXError) -> String {
    let place = input.last?.offset ?? end
    let tokens = try argument(of: command, isName: true).filter { $0.kind != .space }
    guard tokens.count == 1, case .command(let name) = tokens[0].kind, name.first?.isLetter == true else {
      throw TeXError(offset: place, message: "\\\(command) needs the name that it defines, such as {\\R}")
    }
    if let structure = TeXCommands.structures[name], structure != .nothing {
      throw TeXError(offset: tokens[0].offset, message: "\\\(name) has a meaning of its own: choose another name")
    }
    return name
  }
}
