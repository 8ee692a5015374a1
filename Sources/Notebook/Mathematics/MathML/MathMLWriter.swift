/// Writes formulas as MathML Core, as browsers show them and screen readers read them.
struct MathMLWriter {
  /// Where a reference to an equation leads, and the number that is shown.
  typealias Equations = (_ name: String) -> (number: String, address: String)?

  var output = ""
  /// The style at this place.
  var style: MathStyle
  let equations: Equations

  /// The `math` element of a formula.
  static func write(_ node: MathNode, isDisplay: Bool, equations: @escaping Equations = { _ in nil }) -> String {
    var writer = MathMLWriter(style: isDisplay ? .display : .text, equations: equations)
    writer.write(node)
    return "<math\(isDisplay ? " display=\"block\"" : "")>\(writer.output)</math>"
  }

  mutating func element(_ name: String, _ attributes: String = "", _ content: (inout Self) -> Void) {
    output += "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>"
    content(&self)
    output += "</\(name)>"
  }

  mutating func leaf(_ name: String, _ attributes: String = "", _ text: String) {
    element(name, attributes) { $0.output += escapedHTML(text) }
  }

  mutating func inStyle(_ style: MathStyle, _ content: (inout Self) -> Void) {
    let outer = self.style
    self.style = style
    content(&self)
    self.style = outer
  }

  /// One element, whatever the node is.
  ///
  /// - Parameter role: The space around the operator at its heart.
  mutating func write(_ node: MathNode, _ role: OperatorRole = .alone) {
    switch node {
    case .identifier(let text, let isUpright):
      // One letter is italic unless told otherwise; more are upright anyway.
      leaf("mi", isUpright && text.count == 1 ? "mathvariant=\"normal\"" : "", text)
    case .function(let name, _):
      leaf(
        name.contains(where: \.isWhitespace) ? "mtext" : "mi", name.count == 1 ? "mathvariant=\"normal\"" : "", name)
    case .number(let text): leaf("mn", "", text)
    case .symbol(let symbol): write(symbol, role)
    case .text(let text, let style): write(text, style)
    case .space(let width): write(space: width)
    case .row(let nodes): nodes.count == 1 ? write(nodes[0], role) : element("mrow") { $0.write(nodes) }
    case .classed(_, let node): write(node, role)
    case .fraction(let above, let below, let thickness):
      element("mfrac", thickness.map { "linethickness=\"\($0 == 0 ? "0" : em($0))\"" } ?? "") { writer in
        writer.inStyle(writer.style.ofFractionParts) {
          $0.write(above)
          $0.write(below)
        }
      }
    case .root(let body, nil): element("msqrt") { $0.write(body) }
    case .root(let body, let degree?):
      element("mroot") { writer in
        writer.write(body)
        writer.inStyle(.scriptScript) { $0.write(degree) }
      }
    case .scripts(let base, let sub, let sup, let limits): write(base, sub: sub, sup: sup, limits, role)
    case .over(let base, let mark, let isAccent): write("mover", base, mark, isAccent ? "accent" : nil, role)
    case .under(let base, let mark, let isAccent): write("munder", base, mark, isAccent ? "accentunder" : nil, role)
    case .arrow(let text, let above, let below): write(arrow: text, above: above, below: below, role)
    case .fenced(let open, let body, let close):
      element("mrow") {
        $0.writeFence(open, form: "prefix")
        $0.write(body)
        $0.writeFence(close, form: "postfix")
      }
    case .table(let table): write(table)
    case .boxed(let box, let body): write(box, body)
    case .rule(let width, let height, let raise): write(ruleOf: width, height, raise: raise)
    case .style(let style, let body):
      element("mstyle", "displaystyle=\"\(style == .display)\" scriptlevel=\"\(max(style.rawValue - 1, 0))\"") {
        writer in
        writer.inStyle(style) { $0.writeContent(body) }
      }
    case .choice(let choices): write(choices[min(style.rawValue, choices.count - 1)], role)
    case .scaled(let size, let body): element("mstyle", "mathsize=\"\(em(size))\"") { $0.writeContent(body) }
    case .colored(let color, let body):
      let colors = "--math-light: \(color.onLight); --math-dark: \(color.onDark)"
      element("mrow", "class=\"math-color\" style=\"\(colors)\"") { $0.writeContent(body) }
    case .heavy(let body): element("mrow", "class=\"math-heavy\"") { $0.write(body, role) }
    case .reference(let name, let inParentheses):
      let target = equations(name)
      let number = escapedHTML(inParentheses ? "(\(target?.number ?? "?"))" : target?.number ?? "?")
      output +=
        "<mtext>" + (target.map { "<a href=\"\(escapedHTML($0.address))\">\(number)</a>" } ?? number) + "</mtext>"
    }
  }

  /// The children of a row without an element of their own.
  mutating func writeContent(_ node: MathNode) {
    if case .row(let nodes) = node { write(nodes) } else { write(node) }
  }

  private mutating func write(_ text: String, _ style: MathTextStyle) {
    leaf("mtext", style == .normal ? "" : "class=\"math-\(style.className)\"", text.replacingOuterSpaces)
  }

  mutating func write(space width: Double) {
    if width > 0 {
      output += "<mspace width=\"\(em(width))\"></mspace>"
    } else if width < 0 {
      // No element can have a negative width: the margin moves what follows back.
      output += "<mspace style=\"margin-left: \(em(width))\"></mspace>"
    }
  }

  /// A length with at most four decimals.
  func em(_ width: Double) -> String {
    let scaled = Int((width * 10_000).rounded())
    let digits = String(abs(scaled) % 10_000)
    var text = "\(abs(scaled) / 10_000).\(String(repeating: "0", count: 4 - digits.count))\(digits)"
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return (scaled < 0 ? "-" : "") + text + "em"
  }
}

extension MathStyle {
  /// The style of a fraction's numerator and denominator.
  var ofFractionParts: MathStyle {
    switch self {
    case .display: .text
    case .text: .script
    case .script, .scriptScript: .scriptScript
    }
  }

  /// The style of scripts and limits.
  var ofScripts: MathStyle { self == .display || self == .text ? .script : .scriptScript }

  var isScript: Bool { self == .script || self == .scriptScript }
}

extension MathTextStyle {
  fileprivate var className: String { self == .sansSerif ? "sans" : rawValue }
}

extension String {
  /// Spaces at the ends as no-break spaces, since MathML trims them.
  fileprivate var replacingOuterSpaces: String {
    let characters = Array(self)
    let first = characters.firstIndex { $0 != " " } ?? characters.count
    let last = characters.lastIndex { $0 != " " } ?? -1
    return String(characters.enumerated().map { $0.offset < first || $0.offset > last ? "\u{A0}" : $0.element })
  }
}
