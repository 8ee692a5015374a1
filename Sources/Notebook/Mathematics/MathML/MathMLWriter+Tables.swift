extension MathMLWriter {
  mutating func write(_ table: MathTable) {
    let columnCount = table.columnCount
    let cellStyle: MathStyle =
      switch table.layout {
      case .small: .script
      default:
        table.isDisplay && (style == .display || table.layout == .cases || table.layout == .array)
          ? .display : style == .display ? .text : style
      }
    var attributes = cellStyle == .display ? "displaystyle=\"true\"" : ""
    if table.layout == .small, !style.isScript { attributes = "scriptlevel=\"1\" class=\"math-small\"" }
    element("mtable", attributes) { writer in
      for (index, row) in table.rows.enumerated() {
        let id = table.labels[index].map { "id=\"equation-\(escapedHTML($0))\"" } ?? ""
        writer.element("mtr", id) { writer in
          for column in 0..<columnCount {
            writer.element("mtd", table.attributes(row: index, column: column, of: columnCount, em: writer.em)) {
              writer in
              guard column < row.count else { return }
              writer.inStyle(cellStyle) { $0.writeCell(row[column], column, table) }
            }
          }
          if !table.tags.isEmpty {
            writer.element("mtd", "class=\"math-left math-tag\"") { writer in
              if let tag = table.tags[index] { writer.leaf("mtext", "", tag.shown) }
            }
          }
        }
      }
    }
  }

  private mutating func writeCell(_ cell: MathNode, _ column: Int, _ table: MathTable) {
    guard case .row(let nodes) = cell, !nodes.isEmpty else { return write(cell) }
    guard case .aligned = table.layout else { return element("mrow") { $0.write(nodes) } }
    // A relation at the beginning of an aligned cell has something before it: the cell on its left. Between two cells, as
    // in `eqnarray`, it has something on both sides.
    let isBetween = table.alignments.count == 3 && column == 1
    let isContinued = table.alignments.isEmpty && column % 2 == 1
    element("mrow") {
      $0.write(nodes, before: isBetween || isContinued ? .ordinary : nil, behind: isBetween ? .ordinary : nil)
    }
  }
}

extension MathTable {
  /// Class and style of a cell.
  fileprivate func attributes(row: Int, column: Int, of columnCount: Int, em: (Double) -> String) -> String {
    var classes: [String] = []
    switch alignment(row: row, column: column) {
    case .left: classes.append("math-left")
    case .center: classes.append("math-center")
    case .right: classes.append("math-right")
    }
    switch layout {
    case .aligned(let isSpaced):
      classes.append("math-pair")
      if isSpaced, column > 0, column % 2 == 0 { classes.append("math-next") }
    case .cases: classes.append("math-case")
    case .matrix: classes.append("math-cell")
    case .array: classes.append("math-column")
    case .gathered, .small: break
    }
    if let rule = columnRules[column] { classes.append("math-\(rule.rawValue)-before") }
    if column == columnCount - 1, let rule = columnRules[columnCount] { classes.append("math-\(rule.rawValue)-behind") }
    if let rule = rowRules[row] { classes.append("math-\(rule.rawValue)-above") }
    if row == rows.count - 1, let rule = rowRules[rows.count] { classes.append("math-\(rule.rawValue)-below") }
    let gap = rowGaps[row].map { gap in
      // Room below a row, or, where it is to be closer, less than the usual.
      " style=\"\(gap < 0 ? "margin-bottom" : "padding-bottom"): calc(0.5ex + \(em(gap)))\""
    }
    return "class=\"\(classes.joined(separator: " "))\"\(gap ?? "")"
  }
}
