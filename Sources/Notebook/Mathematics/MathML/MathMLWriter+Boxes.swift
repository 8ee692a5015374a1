// Room that is taken or not, and lines drawn around or through something. The lines are in the style sheet.

extension MathMLWriter {
  mutating func write(_ box: MathBox, _ body: MathNode) {
    switch box {
    case .phantom(let width, let height):
      let padding = [width ? nil : "width=\"0\"", height ? nil : "height=\"0\" depth=\"0\""].compactMap { $0 }
      guard !padding.isEmpty else { return element("mphantom") { $0.write(body) } }
      element("mpadded", padding.joined(separator: " ")) { $0.element("mphantom") { $0.write(body) } }
    case .smash(let height, let depth):
      let padding = [height ? "height=\"0\"" : nil, depth ? "depth=\"0\"" : nil].compactMap { $0 }
      element("mpadded", padding.joined(separator: " ")) { $0.write(body) }
    case .overlap(let side):
      let name = side == .left ? "left" : side == .right ? "right" : "center"
      element("mpadded", "width=\"0\"") { $0.element("mrow", "class=\"math-lap-\(name)\"") { $0.writeContent(body) } }
    case .strike(let strike):
      let name =
        switch strike {
        case .up: "up"
        case .down: "down"
        case .both: "both"
        case .across: "across"
        }
      element("mrow", "class=\"math-strike-\(name)\"") { $0.writeContent(body) }
    case .frame: element("mrow", "class=\"math-frame\"") { $0.write(body) }
    case .raise(let height): element("mpadded", "voffset=\"\(em(height))\"") { $0.write(body) }
    }
  }

  mutating func write(ruleOf width: Double, _ height: Double, raise: Double) {
    let (top, bottom) = (max(height + raise, 0), max(-raise, 0))
    let size = "width=\"\(em(width))\" height=\"\(em(raise > 0 ? height : top))\" depth=\"\(em(bottom))\""
    let rule = "<mspace class=\"math-rule\" \(size)></mspace>"
    output += raise > 0 ? "<mpadded voffset=\"\(em(raise))\">\(rule)</mpadded>" : rule
  }
}
