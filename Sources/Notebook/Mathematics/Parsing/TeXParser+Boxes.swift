// What is framed, struck out, moved, or only takes up room.

extension TeXParser {
  mutating func box(_ structure: TeXCommands.Structure, _ name: String) throws(TeXError) -> MathNode {
    switch structure {
    case .phantom(let width, let height):
      return .boxed(.phantom(width: width, height: height), try argument(of: name))
    case .smash:
      let side = try rawOptionalTokens().map { $0.source } ?? "tb"
      guard ["t", "b", "tb", "bt"].contains(side) else {
        throw TeXError(offset: peek()?.offset ?? end, message: "\\smash takes [t] or [b], or nothing for both")
      }
      return .boxed(.smash(height: side.contains("t"), depth: side.contains("b")), try argument(of: name))
    case .overlap(let side):
      // Without `math`, the argument is text.
      return .boxed(.overlap(side), name.hasPrefix("math") ? try argument(of: name) : try text(of: name, .normal))
    case .strike(let strike): return .boxed(.strike(strike), try argument(of: name))
    case .frame:
      let content = name == "fbox" ? try text(of: name, .normal) : .style(.display, try argument(of: name))
      return .boxed(.frame, content)
    case .raise:
      let height = try length(of: name)
      return .boxed(.raise(height), try text(of: name, .normal))
    case .rule:
      let place = peek()?.offset ?? end
      let raise = try rawOptionalTokens()
      let height: Double = if let raise { try TeXLength.read(raise, offset: place) } else { 0 }
      return .rule(width: try length(of: name), height: try length(of: name), raise: height)
    default:
      // `\hspace*` is the same where no line is broken.
      if name == "hspace", peek()?.kind == .character("*") { index += 1 }
      return .space(try length(of: name))
    }
  }

  /// The color in the braces that follow.
  mutating func color(of name: String) throws(TeXError) -> MathColor {
    let place = peek()?.offset ?? end
    if let model = try rawOptionalTokens(), model.source != "HTML" {
      throw TeXError(
        offset: place, message: "colors are given by name or as #a03030: the model [\(model.source)] is not supported")
    }
    let tokens = try rawTokens(of: name)
    let text = tokens.source.filter { $0 != "\\" }
    guard let color = MathColor(text) else {
      let hint = nearestName(to: text, among: MathColor.names).map { ": did you mean \($0)?" } ?? ", or #a03030"
      throw TeXError(
        offset: tokens.first?.offset ?? place,
        message:
          "\"\(text)\" is no color: there are \(MathColor.names.prefix(5).joined(separator: ", ")) and others\(hint)")
    }
    return color
  }
}
