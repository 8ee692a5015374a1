/// What a cell printed, or as much of it as a page shows.
struct PrintedOutput: Hashable, Sendable {
  /// Output with more lines than this is folded.
  static let longOutput = 30
  /// Output beyond this is not put on the page.
  static let maximumLines = 1_000
  static let maximumLength = 80_000

  var text: String
  /// Whether it was written to standard error, or varies from run to run.
  var kind = Transcript.TextKind.plain
  /// Lines that are not in the text.
  var omittedLineCount: Int
  /// All lines that were printed, once it is known what is shown.
  private(set) var lineCount = 0

  var isLong: Bool { lineCount > Self.longOutput }

  /// As much as a page shows; `nil` if there is nothing to see.
  func shown() -> PrintedOutput? {
    var lines = settledText(text).split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    if lines.isEmpty && omittedLineCount == 0 { return nil }
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
    var shown = self
    shown.text = visible(kept.joined(separator: "\n"))
    shown.lineCount = lines.count + omittedLineCount
    shown.omittedLineCount = shown.lineCount - kept.count
    return shown
  }
}
