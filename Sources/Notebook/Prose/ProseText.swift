/// Markdown text whose lines know where they come from.
struct ProseText {
  struct Line {
    var text = ""
    /// The line in the source, from 1.
    var number: Int
    /// The column in the source at which the line begins, from 1.
    var column: Int
    /// Behind a replaced number, what follows came from another column, or from a further line.
    var shifts: [(newColumn: Int, number: Int, column: Int)] = []
  }

  var lines: [Line]

  var text: String { lines.map(\.text).joined(separator: "\n") + "\n" }

  /// Where a line and column of the text, from 1, are in the source.
  func place(_ line: Int, _ column: Int) -> (line: Int?, column: Int?) {
    guard lines.indices.contains(line - 1) else { return (lines.last?.number, nil) }
    let source = lines[line - 1]
    let offset = max(column - 1, 0)
    guard let shift = source.shifts.last(where: { $0.newColumn < column }) else {
      return (source.number, source.column + offset)
    }
    return (shift.number, shift.column + offset - shift.newColumn)
  }
}
