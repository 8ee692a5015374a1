// Delimiters that grow, and environments.

extension TeXParser {
  mutating func delimiter(after name: String) throws(TeXError) -> MathSymbol {
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
    default:
      throw TeXError(
        offset: token.offset, message: "this is not a delimiter: \\\(name) needs one, or a period for none")
    }
    guard case .character(let character) = token.kind else { return MathSymbol("", .ordinary) }
    let kind: MathSymbol.Class = "([".contains(character) ? .open : ")]".contains(character) ? .close : .ordinary
    return MathSymbol(String(character), kind)
  }

  mutating func sizedDelimiter(_ size: Double, _ name: String) throws(TeXError) -> MathSymbol {
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

  mutating func fenced(_ left: TeXToken) throws(TeXError) -> MathNode {
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

  mutating func environment(_ begin: TeXToken) throws(TeXError) -> MathNode {
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
  mutating func rows(untilEnd: Bool) throws(TeXError) -> [[MathNode]] {
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
