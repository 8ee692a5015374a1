// Diagrams of arrows, as the package amscd writes them: `A @>f>> B \\ @VgVV @VVhV \\ C @>>k> D`.

extension TeXParser {
  /// The rows up to the `\end`, which is not taken: objects and arrows by turns.
  mutating func diagram() throws(TeXError) -> MathTable {
    var table = MathTable(rows: [[]], layout: .matrix, alignments: [.center], isDisplay: true)
    var isVertical = false
    while true {
      skipSpaces()
      let row = table.rows.count - 1
      guard let token = peek(), token.kind != .command("end") else { break }
      switch token.kind {
      case .newline:
        index += 1
        table.rows.append([])
        isVertical = false
      case .character("@"):
        index += 1
        let (arrow, isDown) = try diagramArrow(token)
        if isDown {
          // Vertical arrows stand in the columns of objects, with an empty column between.
          if isVertical { table.rows[row].append(.row([])) }
          isVertical = true
        } else if table.rows[row].count % 2 == 0 {
          // An object that is left out.
          table.rows[row].append(.row([]))
        }
        table.rows[row].append(arrow)
      case .ampersand:
        throw TeXError(offset: token.offset, message: "in CD, arrows such as @>>> stand between objects, not &")
      default:
        let object = try nodes(until: [.character("@")])
        guard !object.isEmpty else { throw unexpected(peek() ?? token) }
        guard table.rows[row].count % 2 == 0, !isVertical else {
          throw TeXError(offset: token.offset, message: "in CD, objects and arrows such as @>>> stand by turns")
        }
        table.rows[row].append(.row(object))
      }
    }
    if table.rows.count > 1, table.rows[table.rows.count - 1].isEmpty { table.rows.removeLast() }
    return table
  }

  /// What stands behind `@`, and whether it is vertical.
  private mutating func diagramArrow(_ at: TeXToken) throws(TeXError) -> (MathNode, isVertical: Bool) {
    guard let token = peek(), case .character(let mark) = token.kind else {
      throw TeXError(offset: at.offset, message: "an arrow is expected behind @, such as @>>> or @VVV")
    }
    index += 1
    switch mark {
    case ">", "<":
      let above = try diagramLabel(mark, at)
      let below = try diagramLabel(mark, at)
      return (.arrow(mark == ">" ? "→" : "←", above: above, below: below.isEmpty ? nil : below), false)
    case "=": return (.arrow("=", above: .row([]), below: nil), false)
    case ".": return (.row([]), false)
    case "V", "A":
      let left = try diagramLabel(mark, at)
      let right = try diagramLabel(mark, at)
      let arrow = MathNode.symbol(MathSymbol(mark == "V" ? "↓" : "↑", .ordinary, size: .fixed(1.8)))
      return (
        .row([
          .boxed(.overlap(.left), .style(.script, left)), arrow, .boxed(.overlap(.right), .style(.script, right)),
        ]), true
      )
    case "|": return (.symbol(MathSymbol("‖", .ordinary, size: .fixed(1.8))), true)
    default:
      throw TeXError(
        offset: token.offset, message: "@\(mark) is no arrow: there are @>>>, @<<<, @VVV, @AAA, @=, @| and @.")
    }
  }

  private mutating func diagramLabel(_ mark: Character, _ at: TeXToken) throws(TeXError) -> MathNode {
    let label = try nodes(until: [.character(mark)])
    guard peek()?.kind == .character(mark) else {
      throw TeXError(offset: at.offset, message: "this arrow is not complete: it is written @\(mark)\(mark)\(mark)")
    }
    index += 1
    return .row(label)
  }
}
