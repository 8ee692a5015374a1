import CMarkGFM

extension MarkdownParser {
  mutating func table(_ node: OpaquePointer) -> MarkdownBlock {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    let alignments: [MarkdownTable.Alignment] = (0..<count).map { index in
      switch cmark_gfm_extensions_get_table_alignments(node)?[index] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
    var rows: [[[MarkdownInline]]] = []
    for row in children(node) {
      checkBars(inRow: Int(cmark_node_get_start_line(row)), columns: count)
      var cells: [[MarkdownInline]] = []
      for cell in children(row) {
        uncountedLines = 0
        cells.append(inlines(cell))
      }
      rows.append(cells)
    }
    return .table(MarkdownTable(alignments: alignments, head: rows.first ?? [], rows: Array(rows.dropFirst())))
  }

  /// Tells of bars that end a cell within a formula or code, and of cells that the table has no column for: Markdown
  /// shows the former in pieces and drops the latter.
  private mutating func checkBars(inRow number: Int, columns: Int) {
    guard lines.indices.contains(number - 1) else { return }
    let row = TableRow(lines[number - 1])
    if let cut = row.cutFormula {
      report(
        number, cut,
        "a bar ends the cell, so that it cuts this formula: write \\vert or \\| (which is a single bar in a table); a dollar "
          + "sign is \\$")
    } else if let cut = row.cutCode {
      report(number, cut, "a bar ends the cell, so that it cuts this code: write \\|")
    } else if row.cellCount > columns {
      report(
        number, row.bars.dropLast(row.endsWithBar ? 1 : 0).last ?? 0,
        "this row has \(row.cellCount) cells, and the table has \(columns) columns: a bar within a cell is \\|")
    }
  }

  mutating func report(_ line: Int, _ offset: Int, _ message: String) {
    let (sourceLine, column) = place(line, offset + 1)
    problems.append(SourceProblem(line: sourceLine, column: column, message: message))
  }

  /// Tells of lines that would be a table but for the number of its cells.
  mutating func checkTable(inLines range: Range<Int>) {
    for number in range.dropFirst() {
      let line = lines[number - 1]
      // To make the pattern takes longer than to look for what it needs.
      guard line.contains("|"), line.contains("-"),
        line.wholeMatch(of: /[\s>]*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*/) != nil
      else { continue }
      let head = TableRow(lines[number - 2])
      let columns = TableRow(line).cellCount
      if let cut = head.cutFormula {
        report(number - 1, cut, "a bar ends the cell, so that it cuts this formula: write \\vert or \\|")
      } else if head.cellCount != columns {
        report(
          number - 1, 0, "this is no table, because its head has \(head.cellCount) cells and the line below \(columns)")
      }
    }
  }
}

/// The bars of a line of a table, and what they cut.
struct TableRow {
  /// The offsets, in characters, of the bars that part cells.
  private(set) var bars: [Int] = []
  private(set) var cellCount = 0
  private(set) var endsWithBar = false
  /// Where a formula or a code span begins that a bar is in.
  private(set) var cutFormula: Int?
  private(set) var cutCode: Int?

  init(_ line: Substring) {
    let characters = Array(line)
    var index = 0
    while index < characters.count {
      if characters[index] == "\\" {
        index += 1
      } else if characters[index] == "|" {
        bars.append(index)
      }
      index += 1
    }
    let first = characters.firstIndex { $0 != " " && $0 != ">" } ?? 0
    let last = characters.lastIndex { !$0.isWhitespace } ?? 0
    endsWithBar = bars.last == last && bars.last != first
    cellCount = bars.count + 1 - (bars.first == first ? 1 : 0) - (endsWithBar ? 1 : 0)
    for span in FormulaSpans(characters).spans where bars.contains(where: span.range.contains) {
      if span.isMath {
        cutFormula = cutFormula ?? span.range.lowerBound
      } else {
        cutCode = cutCode ?? span.range.lowerBound
      }
    }
  }
}
