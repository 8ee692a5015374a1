/// As much of a cell's output as a page shows.
struct ShownOutput {
  /// Output with more lines than this is folded.
  static let longOutput = 30
  /// Output beyond this is not put on the page.
  static let maximumLines = 1_000
  static let maximumLength = 80_000

  var text: String
  /// All lines that were printed.
  var lineCount: Int
  var omittedLineCount: Int

  var isLong: Bool { lineCount > Self.longOutput }

  init(_ output: PrintedOutput) {
    var lines = output.text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    var kept: [Substring] = []
    var length = 0
    for line in lines.prefix(Self.maximumLines) {
      guard length + line.utf8.count <= Self.maximumLength else {
        // At least the beginning of one endless line.
        if kept.isEmpty { kept.append(line.prefix(Self.maximumLength / 4) + " …") }
        break
      }
      length += line.utf8.count + 1
      kept.append(line)
    }
    text = visible(kept.joined(separator: "\n"))
    lineCount = lines.count + output.omittedLineCount
    omittedLineCount = lineCount - kept.count
  }
}
