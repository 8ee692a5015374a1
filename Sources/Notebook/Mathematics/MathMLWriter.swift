/// Writes formulas as MathML Core, as browsers show them and screen readers read them.
struct MathMLWriter {
  private var output = ""
  /// Whether limits stand above and below, as in a formula on its own line.
  private var isDisplay: Bool

  /// The `math` element of a formula.
  static func write(_ node: MathNode, isDisplay: Bool) -> String {
    var writer = MathMLWriter(isDisplay: isDisplay)
    writer.write(node)
    return "<math\(isDisplay ? " display=\"block\"" : "")>\(writer.output)</math>"
  }

  private mutating func element(_ name: String, _ attributes: String = "", _ content: (inout Self) -> Void) {
    output += "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>"
    content(&self)
    output += "</\(name)>"
  }

  private mutating func leaf(_ name: String, _ attributes: String = "", _ text: String) {
    element(name, attributes) { $0.output += escapedHTML(text) }
  }

  private mutating func inStyle(isDisplay: Bool, _ content: (inout Self) -> Void) {
    let outer = self.isDisplay
    self.isDisplay = isDisplay
    content(&self)
    self.isDisplay = outer
  }

  /// One element, whatever the node is.
  private mutating func write(_ node: MathNode) {
    switch node {
    case .identifier(let text, let isUpright):
      // One letter is italic unless told otherwise; more are upright anyway.
      leaf("mi", isUpright && text.count == 1 ? "mathvariant=\"normal\"" : "", text)
    case .function(let name, _):
      leaf(
        name.contains(" ") || name.contains("\u{2009}") ? "mtext" : "mi",
        name.count == 1 ? "mathvariant=\"normal\"" : "", name)
    case .number(let text): leaf("mn", "", text)
    case .symbol(let symbol): write(symbol, isPrefix: false)
    case .text(let text): leaf("mtext", "", text.replacingOuterSpaces)
    case .space(let width): output += "<mspace width=\"\(em(width))\"></mspace>"
    case .row(let nodes): nodes.count == 1 ? write(nodes[0]) : element("mrow") { $0.write(nodes) }
    case .fraction(let above, let below, let hasBar):
      element("mfrac", hasBar ? "" : "linethickness=\"0\"") { writer in
        writer.inStyle(isDisplay: false) {
          $0.write(above)
          $0.write(below)
        }
      }
    case .root(let body, nil): element("msqrt") { $0.write(body) }
    case .root(let body, let degree?):
      element("mroot") {
        $0.write(body)
        $0.write(degree)
      }
    case .scripts(let base, let sub, let sup): write(base, sub: sub, sup: sup)
    case .over(let base, let mark, let isAccent):
      element("mover", isAccent ? "accent=\"true\"" : "") {
        $0.write(base)
        isAccent ? $0.writeAccent(mark) : $0.write(mark)
      }
    case .under(let base, let mark, let isAccent):
      element("munder", isAccent ? "accentunder=\"true\"" : "") {
        $0.write(base)
        isAccent ? $0.writeAccent(mark) : $0.write(mark)
      }
    case .fenced(let open, let body, let close):
      element("mrow") {
        $0.writeFence(open, form: "prefix")
        $0.write(body)
        $0.writeFence(close, form: "postfix")
      }
    case .table(let rows, let style): write(rows, style)
    case .phantom(let body): element("mphantom") { $0.write(body) }
    case .style(let isDisplay, let body):
      element("mstyle", "displaystyle=\"\(isDisplay)\"") { writer in
        writer.inStyle(isDisplay: isDisplay) { $0.write(body) }
      }
    }
  }

  /// The children of a row, with the space that depends on neighbors.
  private mutating func write(_ nodes: [MathNode]) {
    for (index, node) in nodes.enumerated() {
      let previous = index > 0 ? nodes[index - 1] : nil
      // As TeX has it: a thin space between a factor and the function that follows.
      if node.isFunction, let previous, previous.isFactor { output += "<mspace width=\"\(em(3.0 / 18))\"></mspace>" }
      if case .symbol(let symbol) = node, symbol.kind == .binary, previous?.wantsOperand ?? true {
        write(symbol, isPrefix: true)
      } else {
        write(node)
      }
      guard node.isFunction, index + 1 < nodes.count else { continue }
      let next = nodes[index + 1]
      // U+2061, function application, tells a screen reader that a function is applied.
      if next.isOperand || next.isFunction {
        leaf("mo", "lspace=\"0\" rspace=\"\(next.isEnclosed ? "0" : em(3.0 / 18))\"", "\u{2061}")
      }
    }
  }

  private mutating func write(_ symbol: MathSymbol, isPrefix: Bool) {
    var attributes: [String] = []
    if isPrefix { attributes.append("form=\"prefix\"") }
    switch symbol.kind {
    case .open, .close:
      attributes.append("form=\"\(symbol.kind == .open ? "prefix" : "postfix")\"")
    case .ordinary where !"…⋯⋮⋱".contains(symbol.text): attributes.append("lspace=\"0\" rspace=\"0\"")
    case .relation where symbol.text == "∣" || symbol.text == "|":
      attributes.append("lspace=\"\(em(5.0 / 18))\" rspace=\"\(em(5.0 / 18))\"")
    default: break
    }
    if let size = symbol.size {
      attributes.append("stretchy=\"true\"" + (size > 0 ? " minsize=\"\(em(size))\" maxsize=\"\(em(size))\"" : ""))
    } else if ["(", ")", "[", "]", "{", "}", "|", "‖", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉", "∣"].contains(symbol.text) {
      attributes.append("stretchy=\"false\"")
    }
    leaf("mo", attributes.joined(separator: " "), symbol.text)
  }

  private mutating func writeFence(_ text: String, form: String) {
    if !text.isEmpty { leaf("mo", "form=\"\(form)\" stretchy=\"true\"", text) }
  }

  private mutating func writeAccent(_ mark: MathNode) {
    guard case .symbol(let symbol) = mark else { return write(mark) }
    let stretches = ["⏞", "⏟", "¯", "_", "→", "←"].contains(symbol.text)
    leaf("mo", "stretchy=\"\(stretches)\"", symbol.text)
  }

  private mutating func write(_ base: MathNode, sub: MathNode?, sup: MathNode?) {
    var hasLimits = false
    if case .symbol(let symbol) = base, symbol.kind == .large { hasLimits = isDisplay }
    if case .function(_, true) = base { hasLimits = isDisplay }
    let names = hasLimits ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup")
    let name = sub == nil ? names.1 : sup == nil ? names.0 : names.2
    element(name) { writer in
      writer.write(base)
      writer.inStyle(isDisplay: false) { writer in
        for script in [sub, sup].compactMap({ $0 }) { writer.write(script) }
      }
    }
  }

  private mutating func write(_ rows: [[MathNode]], _ style: MathTableStyle) {
    let columnCount = rows.map(\.count).max() ?? 0
    let wasDisplay = isDisplay
    let cellDisplay = style == .aligned ? wasDisplay : false
    element("mtable", style == .aligned && wasDisplay ? "displaystyle=\"true\"" : "") { writer in
      for row in rows {
        writer.element("mtr") { writer in
          for column in 0..<columnCount {
            writer.element("mtd", "class=\"\(Self.cellClass(column, of: columnCount, style))\"") { writer in
              guard column < row.count else { return }
              writer.inStyle(isDisplay: cellDisplay) { writer in
                // A relation at the beginning of an aligned cell has something before it: the cell on its left.
                if style == .aligned, column % 2 == 1, case .row(let nodes) = row[column] {
                  writer.element("mrow") { $0.write([.row([])] + nodes) }
                } else {
                  writer.write(row[column])
                }
              }
            }
          }
        }
      }
    }
  }

  private static func cellClass(_ column: Int, of count: Int, _ style: MathTableStyle) -> String {
    switch style {
    case .aligned: column % 2 == 0 ? (column > 0 ? "math-right math-next" : "math-right") : "math-left"
    case .centered: "math-center"
    case .cases: "math-case"
    case .columns(let columns):
      switch column < columns.count ? columns[column] : "c" {
      case "l": "math-column math-left"
      case "r": "math-column math-right"
      default: "math-column math-center"
      }
    }
  }

  /// A length with at most four decimals.
  private func em(_ width: Double) -> String {
    let scaled = Int((width * 10_000).rounded())
    let digits = String(abs(scaled) % 10_000)
    var text = "\(abs(scaled) / 10_000).\(String(repeating: "0", count: 4 - digits.count))\(digits)"
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return (scaled < 0 ? "-" : "") + text + "em"
  }
}

extension MathNode {
  /// A function's name, with or without scripts.
  fileprivate var isFunction: Bool {
    switch self {
    case .function: true
    case .scripts(let base, _, _): base.isFunction
    default: false
    }
  }

  /// Something that a following function is multiplied with.
  fileprivate var isFactor: Bool {
    switch self {
    case .symbol(let symbol): symbol.kind == .close
    case .function, .space: false
    case .scripts(let base, _, _): base.isFactor
    default: true
    }
  }

  /// What a function can be applied to.
  fileprivate var isOperand: Bool {
    switch self {
    case .symbol(let symbol):
      symbol.kind == .open || symbol.kind == .large || symbol.kind == .integral || symbol.text == "|"
    case .space: false
    default: true
    }
  }
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
