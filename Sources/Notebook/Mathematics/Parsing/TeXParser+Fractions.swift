extension TeXParser {
  mutating func fraction(_ structure: TeXCommands.Structure, _ name: String) throws(TeXError) -> MathNode {
    switch structure {
    case .fraction(let style):
      let fraction = MathNode.fraction(try argument(of: name), try argument(of: name), thickness: nil)
      return style.map { .style($0, fraction) } ?? fraction
    case .continuedFraction:
      _ = try rawOptionalTokens()
      let parts = (try argument(of: name), try argument(of: name))
      return .style(
        .display, .fraction(.style(.display, parts.0), .style(.display, parts.1), thickness: nil))
    case .binomial(let style):
      let fraction = MathNode.fraction(try argument(of: name), try argument(of: name), thickness: 0)
      let binomial = MathNode.classed(.ordinary, .fenced("(", fraction, ")"))
      return style.map { .style($0, binomial) } ?? binomial
    default: return try generalFraction(name)
    }
  }

  /// `\genfrac{(}{)}{0pt}{}{n}{k}`: delimiters, thickness of the bar, style, and the parts.
  private mutating func generalFraction(_ name: String) throws(TeXError) -> MathNode {
    let open = try delimiterArgument(of: name)
    let close = try delimiterArgument(of: name)
    let place = peek()?.offset ?? end
    let thickness = try rawTokens(of: name)
    let length: Double? = thickness.isEmpty ? nil : try TeXLength.read(thickness, offset: place)
    let styles = try rawTokens(of: name).filter { $0.kind != .space }
    var style: MathStyle?
    if let first = styles.first {
      guard styles.count == 1, case .character(let digit) = first.kind, let number = digit.wholeNumberValue,
        let found = MathStyle(rawValue: number)
      else {
        throw TeXError(offset: first.offset, message: "the style of \\genfrac is 0, 1, 2, 3 or nothing")
      }
      style = found
    }
    let fraction = MathNode.fraction(try argument(of: name), try argument(of: name), thickness: length)
    let fenced = open.isEmpty && close.isEmpty ? fraction : .classed(.ordinary, .fenced(open, fraction, close))
    return style.map { .style($0, fenced) } ?? fenced
  }

  private mutating func delimiterArgument(of name: String) throws(TeXError) -> String {
    let open = try openBrace(of: name)
    skipSpaces()
    if peek()?.kind == .closeBrace {
      index += 1
      return ""
    }
    let text = try delimiter(after: name).text
    skipSpaces()
    guard peek()?.kind == .closeBrace else {
      throw TeXError(offset: open.offset, message: "one delimiter or nothing stands in these braces")
    }
    index += 1
    return text
  }
}
