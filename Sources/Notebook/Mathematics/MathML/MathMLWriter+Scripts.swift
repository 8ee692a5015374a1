// Scripts, limits, and marks above and below.

extension MathMLWriter {
  /// Whether scripts stand above and below at this place.
  func placesLimits(_ limits: MathLimits, of base: MathNode) -> Bool {
    limits == .aboveAndBelow || (limits == .automatic && style == .display && base.takesLimits)
  }

  mutating func write(
    _ base: MathNode, sub: MathNode?, sup: MathNode?, _ limits: MathLimits, _ role: OperatorRole
  ) {
    let hasLimits = placesLimits(limits, of: base)
    let names = hasLimits ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup")
    guard sub != nil || sup != nil else { return write(base, role) }
    var role = role
    role.keepsLimits = hasLimits && style != .display
    element(sub == nil ? names.1 : sup == nil ? names.0 : names.2) { writer in
      // Chromium gives a delimiter its size within a row only.
      if case .symbol(let symbol) = base, case .fixed = symbol.size {
        writer.element("mrow") { $0.write(base, role) }
      } else {
        writer.write(base, role)
      }
      writer.inStyle(writer.style.ofScripts) { writer in
        for script in [sub, sup].compactMap({ $0 }) { writer.write(script) }
      }
    }
  }

  /// - Parameter accent: The attribute that says that the mark is an accent.
  mutating func write(_ name: String, _ base: MathNode, _ mark: MathNode, _ accent: String?, _ role: OperatorRole) {
    element(name, accent.map { "\($0)=\"true\"" } ?? "") { writer in
      writer.write(base, accent == nil ? role : .alone)
      if accent != nil, case .symbol(let symbol) = mark {
        // The arrow of a vector is smaller than one between two things.
        let size = symbol.size == .natural && symbol.text == "→" ? " mathsize=\"70%\"" : ""
        writer.leaf("mo", "stretchy=\"\(symbol.size == .stretched)\"\(size)", symbol.text)
      } else {
        writer.inStyle(writer.style.ofScripts) { $0.write(mark) }
      }
    }
  }

  mutating func write(arrow text: String, above: MathNode, below: MathNode?, _ role: OperatorRole) {
    element(below == nil ? "mover" : "munderover") { writer in
      let space = role.isBetween && role.before == 5 && role.behind == 5 ? 5 : 0
      let (before, behind) = (max(role.before, space), max(role.behind, space))
      writer.leaf(
        "mo",
        "stretchy=\"true\" lspace=\"\(writer.em(Double(before) / 18))\" rspace=\"\(writer.em(Double(behind) / 18))\"",
        text)
      writer.inStyle(writer.style.ofScripts) { writer in
        for label in [below, above].compactMap({ $0 }) {
          // Room at both ends, for the head of the arrow.
          writer.element("mrow") { writer in
            writer.write(space: label.isEmpty ? 1 : 0.5)
            writer.writeContent(label)
            writer.write(space: label.isEmpty ? 1 : 0.5)
          }
        }
      }
    }
  }
}

extension MathNode {
  /// Whether limits stand above and below in a formula of its own.
  fileprivate var takesLimits: Bool {
    switch self {
    case .symbol(let symbol): symbol.kind == .large
    case .function(_, let hasLimits): hasLimits
    case .classed(let kind, _): kind == .large
    default: false
    }
  }
}
