/// What a command stands for, as `\newcommand` defines it.
struct TeXMacro: Hashable, Sendable {
  /// How many arguments it takes; the first may have a default.
  var parameterCount: Int
  var defaultArgument: [TeXToken.Kind]?
  var body: [TeXToken.Kind]

  init(parameterCount: Int, defaultArgument: [TeXToken.Kind]? = nil, body: [TeXToken.Kind]) {
    self.parameterCount = parameterCount
    self.defaultArgument = defaultArgument
    self.body = body
  }

  /// A definition by its TeX, which takes as many arguments as its highest `#n` says.
  init(_ tex: String) {
    var lexer = TeXLexer(tex)
    body = lexer.tokens().map(\.kind)
    parameterCount = 0
    for (mark, digit) in zip(body, body.dropFirst()) {
      guard mark == .character("#"), case .character(let character) = digit, let value = character.wholeNumberValue
      else { continue }
      parameterCount = max(parameterCount, value)
    }
  }
}

/// The commands that a chapter or its catalogue defines.
struct TeXMacros: Hashable, Sendable {
  var definitions: [String: TeXMacro] = [:]

  init() {}

  /// Macros as a catalogue gives them: names, with or without the backslash, and the TeX that they stand for.
  init(_ definitions: [String: String]) {
    for (name, tex) in definitions {
      self.definitions[name.hasPrefix("\\") ? String(name.dropFirst()) : name] = TeXMacro(tex)
    }
  }

  /// What is wrong with them, in the order of their names: each must be a command, and say something that can be read.
  static func problems(_ definitions: [String: String]) -> [String] {
    let macros = TeXMacros(definitions)
    var problems: [String] = []
    for name in macros.definitions.keys.sorted() {
      guard let macro = macros.definitions[name] else { continue }
      let isWord = !name.isEmpty && name.allSatisfy { $0.isASCII && $0.isLetter }
      if !isWord {
        problems.append("\"\(name)\" cannot be the name of a macro: it is a backslash and letters, such as \\\\R")
        continue
      }
      var copy = macros
      let use = "\\\(name)" + String(repeating: "{a}", count: macro.parameterCount)
      for problem in TeXParser.read(use, macros: &copy).problems {
        problems.append("the macro \\\(name): \(problem.message)")
      }
    }
    return problems
  }
}
