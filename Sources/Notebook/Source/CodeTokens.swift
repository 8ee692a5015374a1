import SwiftSyntax

/// Code without its comments: what a compiler makes a program of, and on which lines it stands.
///
/// Two texts with equal tokens make the same program, but for what tells lines. Between two tokens it counts whether there
/// is nothing, something, or a new line, by which the parser tells operators and statements apart.
struct CodeTokens: Hashable, Sendable {
  /// The tokens one after the other, each behind a byte that tells what stands before it.
  private var text: [UInt8] = []
  /// The line that each begins on, from 1.
  private var lines: [Int] = []

  /// Whether a token tells the line or the column that it stands at.
  private(set) var tellPlaces = false

  private enum Gap: UInt8 { case none = 1, space, line }
  private static let tellingPlaces = ["line", "column"].map { Array($0.utf8) }

  /// No code.
  init() {}

  /// The tokens of some pieces of a file, in its order, without those that begin in some places.
  init(of nodes: [Syntax], in source: SourceText, except omitted: [Range<Int>] = []) {
    var omitted = omitted[...]
    var end = 0
    for node in nodes {
      for token in node.tokens(viewMode: .sourceAccurate) {
        let range =
          token.positionAfterSkippingLeadingTrivia.utf8Offset..<token.endPositionBeforeTrailingTrivia.utf8Offset
        while let first = omitted.first, first.upperBound <= range.lowerBound { omitted.removeFirst() }
        if omitted.first?.contains(range.lowerBound) != true { add(range, behind: end, in: source) }
        end = range.upperBound
      }
    }
  }

  private mutating func add(_ range: Range<Int>, behind end: Int, in source: SourceText) {
    let line = source.line(offset: range.lowerBound)
    // What stands before all code is nothing that the parser minds.
    let gap: Gap =
      text.isEmpty ? .line : range.lowerBound == end ? .none : end < source.start(ofLine: line) ? .line : .space
    let bytes = source.bytes(range)
    // The parser takes the sign and the word for two tokens.
    if gap == .none, text.last == UInt8(ascii: "#"), Self.tellingPlaces.contains(where: { $0[...] == bytes }) {
      tellPlaces = true
    }
    text.append(gap.rawValue)
    text += bytes
    lines.append(line)
  }

  /// The same code where its lines have moved.
  func moved(_ line: (Int) -> Int) -> CodeTokens {
    var moved = self
    for index in lines.indices { moved.lines[index] = line(lines[index]) }
    return moved
  }

  /// Whether both are the same code, wherever it stands.
  func isSameCode(as other: CodeTokens) -> Bool { text == other.text && lines.count == other.lines.count }

  /// Whether each token stands on the same line in both, which are the same code.
  func hasSameLines(as other: CodeTokens) -> Bool { lines == other.lines }

  /// The line of the same code in another text, which has the same tokens; `nil` for a line on which no token begins.
  func line(_ line: Int, in other: CodeTokens) -> Int? {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle] < line { low = middle + 1 } else { high = middle }
    }
    return low < lines.count && lines[low] == line ? other.lines[low] : nil
  }
}
